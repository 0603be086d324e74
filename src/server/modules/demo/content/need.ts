/** Somebody's support of a need of the demo: who, how many days ago, and why, in their own words. */
export type DemoSupport = readonly [person: string, daysAgo: number, why: string];

/** A need of the demo. Days are counted back from the day the demo begins. */
export interface DemoNeed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly why: string;
  readonly asker: string;
  readonly created: number;
  readonly product?: string;
  readonly group?: string;
  readonly team?: string;
  readonly audience?: 'public' | 'agency';
  readonly supporters?: readonly DemoSupport[];
  /** When it began to be considered. */
  readonly considered?: number;
  /** Names of what answers it (an initiative's id, `element:<title>`), and when it was linked. */
  readonly answers?: readonly (readonly [name: string, daysAgo: number])[];
  /** When it was found to be met, or to be in production, by the data. */
  readonly settled?: number;
  readonly declined?: readonly [daysAgo: number, reason: string];
  /** The need it was merged into. */
  readonly merged?: readonly [into: string, daysAgo: number];
}
