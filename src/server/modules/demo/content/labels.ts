/** Words that the teams sort their work by, and what in a title or a description makes a matter of that sort. */
const sorts: readonly (readonly [label: string, fits: RegExp])[] = [
  ['universell utforming', /skjerm|kontrast|tastatur|lest opp|opplest|forstørr|mobil/i],
  ['personvern', /slett|innsyn|samtykke|personnummer|fødselsnummer|logg over/i],
  ['sikkerhet', /sertifikat|nøkkel|signering|innlogging|tilgang|passord/i],
  ['ytelse', /raskere|treg|kø\b|minne|ytelse|svartid|tidsavbrudd/i],
  ['tjenesteeier', /tjenesteeier|etaten|virksomhet/i],
  ['nynorsk', /nynorsk|målform|språk/i],
  ['drift', /overvåk|varsel når|alarm|jobb|miljø|utrulling|avtale/i],
  ['api', /\bapi\b|grensesnitt|endepunkt|webhook|hendelse/i],
  ['dokumentasjon', /veiledning|dokumenter|rettledning|hjelpetekst/i],
];

/** The labels of a matter, by its words: at most three. */
export function labelsOf(...words: readonly string[]): string[] {
  const text = words.join(' ');
  return sorts
    .filter(([, fits]) => fits.test(text))
    .map(([label]) => label)
    .slice(0, 3);
}
