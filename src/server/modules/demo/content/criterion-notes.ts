/** What people write when they tick a criterion; picked among, by id. nb, then nn. */
export const criterionNotes: Readonly<
  Record<string, { readonly nb: readonly string[]; readonly nn: string }>
> = {
  'TIL-P1': {
    nb: [
      'Tall fra brukerstøtte og ni intervjuer ligger i saksmappen.',
      'Bygger på brukerundersøkelsen fra i vår.',
    ],
    nn: 'Tal frå brukarstøtte og samtalar med sju tenesteeigarar.',
  },
  'TIL-P3': {
    nb: [
      'Drøftet i porteføljemøtet. Enighet om at dette haster.',
      'Nevnt av tre av åtte tjenesteeiere som det viktigste.',
    ],
    nn: 'Drøfta i porteføljemøtet, semje om at dette er viktig.',
  },
  'TIL-P4': {
    nb: ['Gruppen har plass fra neste kvartal.', 'Dekker et mål som bare ett annet tiltak støtter.'],
    nn: 'Gruppa har plass når det førre tiltaket går over i drift.',
  },
  'TIL-P5': {
    nb: [
      'Ingen kjente hindringer. Jussen må vi se nærmere på i konseptfasen.',
      'Sjekket med arkitekt og personvernombud.',
    ],
    nn: 'Sjekka med arkitekt og personvernombod.',
  },
  'TIL-K1': {
    nb: [
      'Tolv intervjuer og gjennomgang av 400 henvendelser.',
      'Innsikten er oppsummert i fire sider i saksmappen.',
    ],
    nn: 'Tolv intervju og gjennomgang av 300 førespurnader.',
  },
  'TIL-K3': {
    nb: [
      'Svarer på mål 2 i strategien: tjenester som henger sammen.',
      'Direkte svar på krav i tildelingsbrevet.',
    ],
    nn: 'Svarar direkte på krav i tildelingsbrevet.',
  },
  'TIL-K6': {
    nb: [
      'To konsepter på åtte uker, tre personer halv tid.',
      'Avklart med produktgruppen: seks uker, ett team.',
    ],
    nn: 'To konsept på åtte veker, tre personar halv tid.',
  },
  'TIL-L1': {
    nb: ['Tre konsepter, ett av dem som klikkbar prototype.', 'Prototype prøvd med ti brukere.'],
    nn: 'Prototype prøvd med åtte brukarar.',
  },
  'TIL-L3': {
    nb: ['Risikovurdering holdt. To røde risikoer har fått eier.', 'Gjennomgått med sikkerhetsleder.'],
    nn: 'Risikovurdering halden. Ein raud risiko har fått eigar.',
  },
  'TIL-L4': {
    nb: [
      'Arkitektforum har sett på det. Personvernkonsekvenser vurderes i planleggingen.',
      'Ingen nye behandlingsgrunnlag trengs.',
    ],
    nn: 'Arkitektforum har sett på det, ingen nye behandlingsgrunnlag trengst.',
  },
  'TIL-L5': {
    nb: [
      'Vi gjenbruker det meste. Bare oversikten er ny.',
      'Vurdert tre løsninger i markedet, ingen dekker behovet.',
    ],
    nn: 'Vi brukar om att det meste av det vi har.',
  },
  'TIL-L6': {
    nb: ['Samarbeidspartene har bekreftet på e-post.', 'Presentert for tjenesteeierforum.'],
    nn: 'Lagt fram for tenesteeigarforum.',
  },
  'TIL-L7': {
    nb: ['Planlegging i seks uker, med økonomi og arkitekt på deltid.', 'Avklart i porteføljemøtet.'],
    nn: 'Avklart i porteføljemøtet.',
  },
  'TIL-I2': {
    nb: [
      'Personvernkonsekvensvurdering godkjent av ombudet.',
      'Løsningsbeskrivelse versjon 1.2 er godkjent.',
    ],
    nn: 'Løysingsskildringa er godkjend av arkitektforum.',
  },
  'TIL-I3': {
    nb: [
      'To team i to kvartaler, bekreftet av produktgruppeleder.',
      'Fire utviklere og en designer er satt av.',
    ],
    nn: 'Tre utviklarar og ein designar er sette av.',
  },
  'TIL-I5': {
    nb: [
      'Teamet forvalter løsningen selv. Vaktordningen er avtalt.',
      'Går inn i ordinær forvaltning i produktgruppen.',
    ],
    nn: 'Teamet forvaltar løysinga sjølv.',
  },
  'TIL-U1': {
    nb: ['Målt etter tre måneder: begge nøkkelresultatene er nådd.'],
    nn: 'Målt to gonger: null kjende brot.',
  },
  'TIL-U2': {
    nb: ['Brukt 1,9 av 2,1 millioner. Resten er tilbakeført.'],
    nn: 'Rekneskapen er gjord opp utan avvik.',
  },
  'TIL-U3': { nb: ['Overtakelsesmøte holdt med forvaltningen.'], nn: 'Teama har overteke kontrollane.' },
  'TIL-U4': {
    nb: ['Holdt med alle tre teamene. Lærdommen ligger i håndboka.'],
    nn: 'Halde på digital samling.',
  },
  'TIL-U5': { nb: ['Tolv referater er arkivert.'], nn: 'Arkivert.' },
  'TIL-U6': { nb: ['Neste steg er meldt inn som nye behov.'], nn: 'Neste steg er lagt til teama.' },
  'TIL-U7': { nb: ['Dokumentasjonen ligger på utviklersidene.'], nn: 'Ligg i handboka.' },
};

/** What is written when approval is given. */
export const approvalNotes = [
  'Godkjent i ledermøtet. Vi vil høre om framdriften om en måned.',
  'Godkjent. Hold økonomien innenfor rammen som er satt.',
  'Ja, dette er viktig for oppdraget vårt.',
  null,
  'Godkjent. Ta kontakt tidlig hvis jussen drar ut.',
  null,
] as const;

/** What is written when approval is asked for. */
export const requestNotes = [
  'Alle kravene er oppfylt. Notat ligger i saksmappen.',
  'Behandlet i porteføljemøtet, som anbefaler å gå videre.',
  'Vi er klare for neste fase.',
] as const;
