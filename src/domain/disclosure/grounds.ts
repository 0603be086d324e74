/** A section of the Freedom of Information Act that lets, or makes, an agency keep something back. */
export interface Ground {
  readonly id: GroundId;
  /** Number of the section in the act. */
  readonly section: number;
  /** The act forbids to give it out: wider access is not weighed, and the provision on secrecy is named (§ 31). */
  readonly secrecy?: true;
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
 * Sections 13–26 of offentleglova (act of 19 May 2006 no. 16), chapter 3: exceptions from the right of access. Their titles,
 * shortened to what one chooses by, are the texts `disclosure.ground.<id>`; the act itself is written in nynorsk.
 */
export const grounds: readonly Ground[] = [
  {
    id: 's13',
    section: 13,
    secrecy: true,
  },
  {
    id: 's14',
    section: 14,
  },
  {
    id: 's15',
    section: 15,
  },
  {
    id: 's16',
    section: 16,
  },
  {
    id: 's17',
    section: 17,
  },
  {
    id: 's18',
    section: 18,
  },
  {
    id: 's19',
    section: 19,
  },
  {
    id: 's20',
    section: 20,
  },
  {
    id: 's21',
    section: 21,
  },
  {
    id: 's22',
    section: 22,
  },
  {
    id: 's23',
    section: 23,
  },
  {
    id: 's24',
    section: 24,
  },
  {
    id: 's25',
    section: 25,
  },
  {
    id: 's26',
    section: 26,
  },
];

/** A ground by its id; undefined for what is none. */
export function groundOf(id: string): Ground | undefined {
  return grounds.find((g) => g.id === id);
}

/** Notes inside the agency are internal documents (§ 14): listed as kept back, never given out. */
export const internalNoteGround: GroundId = 's14';
