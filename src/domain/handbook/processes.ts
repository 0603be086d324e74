import { type ProcessKind, processKinds } from '../processes.ts';

/** Parts of a handbook page that people write. What is derived from a definition is never among them. */
export const handbookSections = ['purpose', 'input', 'effect', 'roles', 'course'] as const;
/** One of {@link handbookSections}. */
export type HandbookSection = (typeof handbookSections)[number];

/** Where the handbook's front page places a process. */
export const handbookGroups = ['idea', 'delivery', 'support'] as const;
/** One of {@link handbookGroups}. */
export type HandbookGroup = (typeof handbookGroups)[number];

/** A process of the handbook, whether its engine runs here or not. */
export interface HandbookProcess {
  readonly id: string;
  readonly group: HandbookGroup;
  /** Kinds of matters that run it here; none where it is told of only. */
  readonly kinds: readonly ProcessKind[];
  /** Sections whose content the sources give; the others are our proposal until the process owner adopts them. */
  readonly fromSources: readonly HandbookSection[];
  /**
   * `demanded`: one of the nine that every product team must have good working routines for. `welcome`: a team may write
   * one, and the data tells whether it is practised; without one there is no hole.
   */
  readonly routine: 'demanded' | 'welcome';
}

/**
 * The nine processes of development and operation that the sources name, in their order, and the portfolio with what it
 * points down on and the measuring it ends in. Ids are permanent: texts, owners and routines are kept by them.
 */
export const handbookProcesses: readonly HandbookProcess[] = [
  { id: 'need', group: 'idea', kinds: ['need'], fromSources: [], routine: 'demanded' },
  {
    id: 'portfolio',
    group: 'idea',
    kinds: ['initiative', 'demand'],
    fromSources: ['input', 'roles', 'course'],
    routine: 'welcome',
  },
  { id: 'measurement', group: 'idea', kinds: ['keyResult'], fromSources: [], routine: 'welcome' },
  { id: 'roadmap', group: 'idea', kinds: ['roadmapElement'], fromSources: ['course'], routine: 'welcome' },
  { id: 'backlog', group: 'idea', kinds: ['epic', 'issue'], fromSources: ['course'], routine: 'welcome' },
  {
    id: 'development',
    group: 'delivery',
    kinds: [],
    fromSources: ['purpose', 'effect'],
    routine: 'demanded',
  },
  { id: 'release', group: 'delivery', kinds: [], fromSources: ['purpose', 'effect'], routine: 'demanded' },
  { id: 'change', group: 'delivery', kinds: [], fromSources: ['purpose', 'effect'], routine: 'demanded' },
  {
    id: 'deployment',
    group: 'delivery',
    kinds: [],
    fromSources: ['purpose', 'input', 'effect', 'course'],
    routine: 'demanded',
  },
  { id: 'request', group: 'support', kinds: [], fromSources: [], routine: 'demanded' },
  { id: 'incident', group: 'support', kinds: [], fromSources: ['purpose'], routine: 'demanded' },
  { id: 'problem', group: 'support', kinds: [], fromSources: [], routine: 'demanded' },
  { id: 'access', group: 'support', kinds: [], fromSources: ['purpose'], routine: 'demanded' },
];

/** Ids of the processes, in order. */
export const handbookIds: readonly string[] = handbookProcesses.map((p) => p.id);

/** A process by its id, or by a kind that runs it; undefined when there is none. */
export function handbookProcessOf(name: string): HandbookProcess | undefined {
  return (
    handbookProcesses.find((p) => p.id === name) ??
    handbookProcesses.find((p) => (p.kinds as readonly string[]).includes(name))
  );
}

/** Names a process can be owned under: its own, and those of the kinds that run it. */
export function ownedUnder(p: HandbookProcess): readonly string[] {
  return [...new Set([p.id, ...p.kinds])];
}

/** Every name a process owner's role can stand at. */
export const processScopes: readonly string[] = [...new Set([...processKinds, ...handbookIds])];

/**
 * Catalogue key of a section as the product comes: what a running process says of itself is said once, in the texts of
 * its (first) kind.
 */
export function handbookTextKey(p: HandbookProcess, section: HandbookSection): string {
  const [kind] = p.kinds;
  return kind !== undefined && (section === 'purpose' || section === 'input' || section === 'effect')
    ? `process.${kind}.${section}`
    : `handbook.process.${p.id}.${section}`;
}
