/** A section of the Freedom of Information Act that lets, or makes, an agency keep something back. */
export interface Ground {
  readonly id: GroundId;
  /** Number of the section in the act. */
  readonly section: number;
  /** The act forbids to give it out: wider access is not weighed, and the provision on secrecy is named (§ 31). */
  readonly secrecy?: true;
  readonly titles: { readonly nb: string; readonly nn: string; readonly en: string };
}

/** Ids of {@link grounds}: permanent, since what has been given out names them. */
export const groundIds = [
  's13',
  's14',
  's15',
  's16',
  's17',
  's18',
  's19',
  's20',
  's21',
  's22',
  's23',
  's24',
  's25',
  's26',
] as const;
/** One of {@link groundIds}. */
export type GroundId = (typeof groundIds)[number];

/**
 * Sections 13–26 of offentleglova (act of 19 May 2006 no. 16), chapter 3: exceptions from the right of access. The titles
 * are shortened to what one chooses by; the act itself is written in nynorsk.
 */
export const grounds: readonly Ground[] = [
  {
    id: 's13',
    section: 13,
    secrecy: true,
    titles: {
      nb: 'Opplysninger som er underlagt taushetsplikt',
      nn: 'Opplysningar som er underlagde teieplikt',
      en: 'Information subject to a duty of secrecy',
    },
  },
  {
    id: 's14',
    section: 14,
    titles: {
      nb: 'Dokumenter utarbeidet for egen saksforberedelse (organinterne dokumenter)',
      nn: 'Dokument utarbeidde for eiga saksførebuing (organinterne dokument)',
      en: 'Documents made for the agency’s own preparation of a case (internal documents)',
    },
  },
  {
    id: 's15',
    section: 15,
    titles: {
      nb: 'Dokumenter innhentet utenfra til den interne saksforberedelsen',
      nn: 'Dokument innhenta utanfrå for den interne saksførebuinga',
      en: 'Documents obtained from outside for internal preparation of a case',
    },
  },
  {
    id: 's16',
    section: 16,
    titles: {
      nb: 'Interne dokumenter hos kommuner og fylkeskommuner',
      nn: 'Interne dokument hos kommunar og fylkeskommunar',
      en: 'Internal documents of municipalities and counties',
    },
  },
  {
    id: 's17',
    section: 17,
    titles: {
      nb: 'Dokumenter hos Det kongelige hoff',
      nn: 'Dokument hos Det kongelege hoffet',
      en: 'Documents of the Royal Court',
    },
  },
  {
    id: 's18',
    section: 18,
    titles: { nb: 'Rettssaksdokumenter', nn: 'Rettssaksdokument', en: 'Documents of court cases' },
  },
  {
    id: 's19',
    section: 19,
    titles: {
      nb: 'Dokumenter fra konsultasjoner med Sametinget',
      nn: 'Dokument frå konsultasjonar med Sametinget',
      en: 'Documents from consultations with the Sámediggi',
    },
  },
  {
    id: 's20',
    section: 20,
    titles: {
      nb: 'Hensynet til Norges utenrikspolitiske interesser',
      nn: 'Omsynet til Noregs utanrikspolitiske interesser',
      en: 'Norway’s foreign policy interests',
    },
  },
  {
    id: 's21',
    section: 21,
    titles: {
      nb: 'Hensynet til nasjonale forsvars- og sikkerhetsinteresser',
      nn: 'Omsynet til nasjonale forsvars- og tryggingsinteresser',
      en: 'National defence and security interests',
    },
  },
  {
    id: 's22',
    section: 22,
    titles: {
      nb: 'Visse budsjettsaker',
      nn: 'Visse budsjettsaker',
      en: 'Certain budget matters',
    },
  },
  {
    id: 's23',
    section: 23,
    titles: {
      nb: 'Hensynet til det offentliges forhandlingsposisjon m.m.',
      nn: 'Omsynet til forhandlingsposisjonen til det offentlege m.m.',
      en: 'The public sector’s negotiating position, etc.',
    },
  },
  {
    id: 's24',
    section: 24,
    titles: {
      nb: 'Kontroll- og reguleringstiltak, lovbrudd og opplysninger som kan lette lovbrudd',
      nn: 'Kontroll- og reguleringstiltak, lovbrot og opplysningar som kan lette lovbrot',
      en: 'Control and regulation, breaches of law, and what could make a breach easier',
    },
  },
  {
    id: 's25',
    section: 25,
    titles: { nb: 'Ansettelsessaker m.m.', nn: 'Tilsetjingssaker m.m.', en: 'Appointments, etc.' },
  },
  {
    id: 's26',
    section: 26,
    titles: {
      nb: 'Eksamenssvar, personbilder i personregister, fødselsnummer m.m.',
      nn: 'Eksamenssvar, personbilete i personregister, fødselsnummer m.m.',
      en: 'Exam papers, photographs in personal registers, national identity numbers, etc.',
    },
  },
];

/** A ground by its id; undefined for what is none. */
export function groundOf(id: string): Ground | undefined {
  return grounds.find((g) => g.id === id);
}

/** Notes inside the agency are internal documents (§ 14): listed as kept back, never given out. */
export const internalNoteGround: GroundId = 's14';
