/**
 * Issues that belong to no epic: what a team's day is made of. Type, title, product, days ago: registered, started, in
 * review, closed (null: not yet); dropped with a reason.
 */
export interface LooseIssue {
  readonly type: 'bug' | 'feature' | 'task' | 'debt';
  readonly title: string;
  readonly product: string;
  readonly description: string;
  readonly days: readonly [
    created: number,
    started: number | null,
    review: number | null,
    closed: number | null,
  ];
  readonly dropped?: readonly [number, string];
}

const issue = (
  type: LooseIssue['type'],
  product: string,
  title: string,
  description: string,
  days: LooseIssue['days'],
): LooseIssue => ({ type, product, title, description, days });

/** All of them. */
export const looseIssues: readonly LooseIssue[] = [
  issue(
    'bug',
    'skjemamotor',
    'Datofelt godtar 30. februar',
    'Meldt av Kystforvaltningen. Gjelder felt uten kalender.',
    [9, 6, 2, null],
  ),
  issue(
    'bug',
    'skjemamotor',
    'Hjelpetekst dekker feltet på liten skjerm',
    'Sees på skjermer smalere enn 340 piksler.',
    [16, 12, 9, 7],
  ),
  issue('task', 'skjemamotor', 'Rydd i gamle maler for kvittering', 'Elleve maler brukes ikke lenger.', [
    27,
    5,
    null,
    null,
  ]),
  issue('feature', 'skjemamotor', 'Vis hvor langt man har kommet', 'Ønsket av fire av åtte tjenesteeiere.', [
    34,
    null,
    null,
    null,
  ]),
  issue(
    'bug',
    'innboks',
    'Vedlegg med æøå i navnet lastes ned med feil navn',
    'Gjelder bare én nettleser.',
    [12, 8, 6, 4],
  ),
  issue(
    'debt',
    'innboks',
    'Bytt ut hjemmelaget kø med felles jobbkjøring',
    'Køen stopper når en jobb henger.',
    [48, 20, null, null],
  ),
  issue(
    'bug',
    'innboks',
    'Antall uleste stemmer ikke etter deling',
    'Tallet telles på nytt først neste dag.',
    [5, 3, null, null],
  ),
  issue('task', 'varsling', 'Forny avtale om SMS-rute', 'Avtalen går ut ved årsskiftet.', [
    21,
    14,
    null,
    null,
  ]),
  issue(
    'bug',
    'varsling',
    'Dobbelt varsel når operatøren svarer sent',
    'Sju tilfeller siste måned.',
    [18, 15, 13, 11],
  ),
  issue('feature', 'varsling', 'Tjenesteeier velger tidspunkt på døgnet', 'Varsler klokka 23 vekker folk.', [
    30,
    null,
    null,
    null,
  ]),
  issue(
    'bug',
    'digital-post',
    'Lange adresser blir kutta på konvolutten',
    'Gjeld adresser over fire liner.',
    [14, 11, 9, 8],
  ),
  issue('task', 'digital-post', 'Skift sertifikat mot utskriftssentralen', 'Går ut om fem veker.', [
    10,
    4,
    null,
    null,
  ]),
  issue(
    'debt',
    'digital-post',
    'Fjern støtte for gammalt forsendingsformat',
    'Siste avsendar gjekk over i haust.',
    [60, 25, 12, 10],
  ),
  issue(
    'bug',
    'formidling',
    'Mottaker ser ikke filer over 2 GB i oversikten',
    'Tallet lagres i for lite felt.',
    [7, 5, 1, null],
  ),
  issue(
    'bug',
    'innlogging',
    'Tilbakeknappen gir feil etter innlogging',
    'Brukerne havner på en tom side.',
    [13, 9, 7, 5],
  ),
  issue(
    'task',
    'innlogging',
    'Øv på bytte av signeringsnøkkel',
    'Sist øvd for to år siden.',
    [40, 33, 31, 29],
  ),
  issue(
    'feature',
    'kontaktregister',
    'Påminnelse når e-posten ikke virker',
    'Vi vet det, men sier det ikke.',
    [26, null, null, null],
  ),
  issue('bug', 'fullmakt', 'Kan ikke trekke tilbake fullmakt fra mobil', 'Knappen ligger under tastaturet.', [
    6,
    4,
    2,
    null,
  ]),
  issue(
    'debt',
    'fullmakt',
    'Slå sammen to tabeller for delegering',
    'Rest fra forrige plattform.',
    [75, 52, 47, 44],
  ),
  issue('bug', 'signering', 'Signaturbevis mangler tidspunkt i PDF', 'Kreves av arkivet.', [
    19,
    10,
    null,
    null,
  ]),
  issue(
    'bug',
    'verksted',
    'Førehandsvising viser gammal versjon',
    'Må laste sida på nytt to gonger.',
    [11, 8, 6, 3],
  ),
  issue(
    'feature',
    'verksted',
    'Vis kven som redigerer akkurat no',
    'To personar skreiv over kvarandre i førre veke.',
    [22, 6, null, null],
  ),
  issue('task', 'brukerstotte', 'Spørjetime om flytting, november', 'Påmelding på brukarforumet.', [
    17,
    3,
    null,
    null,
  ]),
  issue(
    'bug',
    'betaling',
    'Kvittering viser feil mva. ved refusjon',
    'Beløpet er riktig, satsen er feil.',
    [24, 21, 19, 18],
  ),
  issue('task', 'tjenestekatalog', 'Finn eiere til 38 tjenester uten eier', 'Liste ligger i saksmappen.', [
    36,
    30,
    null,
    null,
  ]),
  issue('bug', 'hendelser', 'Abonnement stopper etter navnebytte på mottaker', 'Meldt av Nordvik kommune.', [
    8,
    6,
    null,
    null,
  ]),
  issue('debt', 'hendelser', 'Bytt til felles logging', 'Siste tjeneste med egen logg.', [55, 42, 38, 36]),
  issue(
    'bug',
    'registeroppslag',
    'Oppslag på D-nummer gir tomt svar',
    'Skal gi beskjed om at personen ikke finnes.',
    [15, 12, 10, 9],
  ),
  issue(
    'task',
    'dokumentlager',
    'Test av gjenoppretting fra sikkerhetskopi',
    'Gjøres hvert halvår.',
    [31, 28, 25, 24],
  ),
  issue(
    'bug',
    'driftsplattform',
    'Varsel om full disk kjem for seint',
    'Varselet gjekk ved 98 prosent.',
    [20, 17, 15, 13],
  ),
  issue(
    'feature',
    'driftsplattform',
    'Vis skilnad mellom test og produksjon',
    'Spørsmålet kjem kvar måndag.',
    [12, 5, null, null],
  ),
  {
    type: 'feature',
    product: 'innboks',
    title: 'Egen farge per avsender',
    description: 'Forslag fra en bruker.',
    days: [90, null, null, null],
    dropped: [80, 'Farger alene skiller ikke for alle. Vi viser navn og merke i stedet.'],
  },
];
