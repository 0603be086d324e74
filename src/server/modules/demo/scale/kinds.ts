import { epicProcess, issueProcess } from '../../../../domain/backlog/index.ts';
import type { ProcessDefinition } from '../../../../domain/kernel/process.ts';
import { initiativeProcess } from '../../../../domain/portfolio/index.ts';
import type { ProcessKind } from '../../../../domain/processes.ts';
import { roadmapElementProcess } from '../../../../domain/roadmap/index.ts';

/** How a kind is made many of. */
export interface ScaledKind {
  readonly kind: ProcessKind;
  readonly definition: ProcessDefinition;
  /** Of a hundred matters, so many are of this kind. */
  readonly perHundred: number;
  readonly parent: ProcessKind | null;
  /** The field whose value is edited: a number. */
  readonly edited: string;
  /** Ways to have come: the transitions, from the first state on. Taken in turn. */
  readonly paths: readonly (readonly string[])[];
  /** The long text it has. */
  readonly text: string;
}

const text = (sentences: number): string =>
  Array.from(
    { length: sentences },
    (_, i) =>
      [
        'Brukerne må i dag gjøre det samme flere ganger, og mange gir opp underveis.',
        'Vi har snakket med tjenesteeierne, og de peker på det samme.',
        'Løsningen skal virke likt for innbyggere og virksomheter.',
        'Arbeidet deles i leveranser som hver for seg er til nytte.',
      ][i % 4],
  ).join(' ');

/** The kinds in the order they are made: a whole before its parts. */
export const scaledKinds: readonly ScaledKind[] = [
  {
    kind: 'initiative',
    definition: initiativeProcess,
    perHundred: 1,
    parent: null,
    edited: 'personMonths',
    paths: [
      [],
      ['toProblem'],
      ['toProblem', 'toConcept'],
      ['toProblem', 'toConcept', 'toPlanning'],
      ['toProblem', 'toConcept', 'toPlanning', 'toImplementation'],
      ['toProblem', 'toConcept', 'toPlanning', 'toImplementation'],
    ],
    text: text(6),
  },
  {
    kind: 'roadmapElement',
    definition: roadmapElementProcess,
    perHundred: 4,
    parent: 'initiative',
    edited: 'personWeeks',
    paths: [[], ['accept'], ['accept', 'start'], ['accept', 'start'], ['accept', 'start', 'deliver']],
    text: text(3),
  },
  {
    kind: 'epic',
    definition: epicProcess,
    perHundred: 15,
    parent: 'roadmapElement',
    edited: 'estimate',
    paths: [[], ['prepare'], ['prepare', 'start'], ['prepare', 'start'], ['prepare', 'start', 'close']],
    text: text(4),
  },
  {
    kind: 'issue',
    definition: issueProcess,
    perHundred: 80,
    parent: 'epic',
    edited: 'estimate',
    paths: [[], ['start'], ['start', 'review'], ['start', 'review', 'close'], ['start', 'review', 'close']],
    text: text(2),
  },
];

/**
 * Which initiative the n-th element (from 0) belongs to, among `wholes`. The first has ten times its share and the second
 * five times: there is one large initiative with a thousand matters below it and one with five hundred.
 */
export function initiativeOf(n: number, wholes: number, perWhole: number): number {
  const first = Math.ceil(perWhole * 10.4);
  const second = Math.ceil(perWhole * 5.1);
  if (wholes < 20) return n % Math.max(1, wholes);
  if (n < first) return 0;
  return n < first + second ? 1 : 2 + ((n - first - second) % (wholes - 2));
}
