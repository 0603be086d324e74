/** An element's programme, and how it should work, by its title. */
export interface DemoRoadmapWords {
  readonly programme?: string;
  readonly how?: string;
}

const moving = 'Farvel til den gamle plattformen';
const oneDoor = 'Én dør inn';

/** What product owners have written of their elements besides. */
export const roadmapWords: Readonly<Record<string, DemoRoadmapWords>> = {
  'Flytting av gamle meldinger': { programme: moving },
  'Avvikling av roller på den gamle plattformen': { programme: moving },
  'Flytteverktøy for skjema': {
    programme: moving,
    how: 'Tjenesteeieren velger et skjema, ser hva som ikke kan flyttes automatisk, og får resten som utkast.',
  },
  'Førehandsutfylling som på den gamle plattforma': { programme: moving },
  'Rettleiing i flytting for tenesteeigarar': {
    programme: moving,
    how: 'Steg for steg, med ei avkryssingsliste per teneste og éin fast kontaktperson.',
  },
  'Fullmakt uten smarttelefon': {
    programme: oneDoor,
    how: 'Den ansatte på servicetorget registrerer legitimasjonen. Brukeren leser fullmakten på skjermen og skriver under.',
  },
  'Trekk tilbake fullmakten overalt på én gang': { programme: oneDoor },
  'Innlogging på nynorsk og nordsamisk': { programme: oneDoor },
  'Samlet visning for den som har flere virksomheter': {
    programme: oneDoor,
    how: 'Én innboks, med virksomheten som etikett på hver melding. Filteret huskes til neste gang.',
  },
  'Tjenestekatalogen på begge målformer': { programme: oneDoor },
};

/** Products whose roadmap is public. */
export const publicProducts: readonly string[] = [
  'fullmakt',
  'innlogging',
  'innboks',
  'varsling',
  'skjemamotor',
  'verksted',
  'brukerstotte',
  'betaling',
  'formidling',
  'hendelser',
];

/** Products whose owner has been away from the weekly round, and for how many days. */
export const awayFromRound: Readonly<Record<string, number>> = {
  varsling: 11,
  dokumentlager: 16,
  verksted: 9,
};

/** An element that needs another: what, when, and the answer (null: it waits). Days ahead of today. */
export interface DemoDependency {
  readonly needing: string;
  readonly needed: string;
  readonly need: string;
  readonly wanted: number;
  readonly asked: number;
  readonly answer:
    | { readonly ago: number; readonly accepted: true; readonly promised: number; readonly words: string }
    | { readonly ago: number; readonly accepted: false; readonly words: string }
    | null;
}

export const demoDependencies: readonly DemoDependency[] = [
  {
    needing: 'Trekk tilbake fullmakten overalt på én gang',
    needed: 'Abonner på et utvalg av hendelser',
    need: 'En hendelse for tilbaketrukket fullmakt som etatene kan abonnere på.',
    wanted: 30,
    asked: 34,
    answer: { ago: 30, accepted: true, promised: 25, words: 'Det blir med i den første leveransen.' },
  },
  {
    needing: 'Grensesnitt for fagsystemer',
    needed: 'Abonner på et utvalg av hendelser',
    need: 'Abonnement per virksomhet, ikke bare per tjeneste.',
    wanted: 15,
    asked: 40,
    answer: { ago: 36, accepted: true, promised: 14, words: 'Vi tar virksomhet som nøkkel.' },
  },
  {
    needing: 'Samlet visning for den som har flere virksomheter',
    needed: 'Flytting av gamle meldinger',
    need: 'At alle meldinger ligger ett sted før vi viser dem samlet.',
    wanted: 28,
    asked: 38,
    answer: { ago: 35, accepted: true, promised: 60, words: 'Dere må regne med at de siste kommer sent.' },
  },
  {
    needing: 'Oppslag i løsøreregisteret',
    needed: 'Register over kontaktpunkter for virksomheter',
    need: 'Kontaktpunktet til panthaveren, så svaret går rett.',
    wanted: 60,
    asked: 22,
    answer: {
      ago: 15,
      accepted: false,
      words: 'Registeret har ikke panthavere før neste år. Bruk organisasjonsnummeret så lenge.',
    },
  },
  {
    needing: 'Tjenestekatalogen på begge målformer',
    needed: 'Innlogging på nynorsk og nordsamisk',
    need: 'Språkvalget fra innloggingen, så katalogen åpner på riktig målform.',
    wanted: 35,
    asked: 4,
    answer: null,
  },
  {
    needing: 'Felles tavler for drift',
    needed: 'Felles utrulling for alle team',
    need: 'At alle team ruller ut likt, ellers har vi ingenting felles å vise.',
    wanted: 18,
    asked: 30,
    answer: { ago: 26, accepted: true, promised: -9, words: 'Alle tolv team er over da. Bygg på det.' },
  },
  {
    needing: 'Filer over 10 GB',
    needed: 'Sletting når lagringstiden er ute',
    need: 'At store filer slettes automatisk. Vi har plass til tre måneder.',
    wanted: 25,
    asked: 33,
    answer: { ago: 27, accepted: true, promised: 14, words: 'Ja. Vi tar de største filene først.' },
  },
  {
    needing: 'Flytting av gamle meldinger',
    needed: 'Sletting når lagringstiden er ute',
    need: 'Slette det som er for gammelt, så vi slipper å flytte det.',
    wanted: 20,
    asked: 3,
    answer: null,
  },
  {
    needing: 'Rettleiing i flytting for tenesteeigarar',
    needed: 'Flytteverktøy for skjema',
    need: 'Verktøyet ferdig, så rettleiinga viser det folk ser.',
    wanted: -10,
    asked: 60,
    answer: { ago: 55, accepted: true, promised: -5, words: 'Vi sikter på det.' },
  },
  {
    needing: 'Avvikling av roller på den gamle plattformen',
    needed: 'Rettleiing i flytting for tenesteeigarar',
    need: 'En veiledning å vise til når vi varsler om avviklingen.',
    wanted: 50,
    asked: 25,
    answer: { ago: 20, accepted: true, promised: 46, words: 'Det skal gå greitt.' },
  },
];
