import { type Interval, keyResultProcess } from '../../../domain/okr/index.ts';
import { editMatter } from '../../core/edit.ts';
import { transitionMatter } from '../../core/transition.ts';
import { addKeyResult, installOkrRules } from '../okr/index.ts';
import type { DemoInitiative } from './content/initiative.ts';
import { versionOf } from './queries/agency.ts';
import type { Stage } from './story.ts';

/** What the story calls a key result of an initiative. */
export const keyResultName = (i: DemoInitiative, objective: number, result: number): string =>
  `${i.id}:${objective}.${result}`;

/** Registers the key results of an initiative, as whoever works out the concept does. */
export async function registerKeyResults(stage: Stage, i: DemoInitiative, who: string): Promise<void> {
  installOkrRules();
  for (const [o, [objective, results]] of (i.objectives ?? []).entries()) {
    for (const [r, [title, baseline, target, unit]] of results.entries()) {
      const made = await addKeyResult(stage.tx, stage.db, stage.as(who), stage.key(i.id), {
        title,
        objective,
        baseline,
        target,
        unit,
      });
      stage.named(keyResultName(i, o, r), made);
    }
  }
}

/** Changes fields of a key result of the story. */
export async function editKeyResult(
  stage: Stage,
  name: string,
  who: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const version = await versionOf(stage.tx, stage.id(name));
  await editMatter(stage.tx, stage.db, stage.as(who), keyResultProcess, stage.key(name), version, input);
}

/** Moves a key result of the story. */
export const moveKeyResult = (
  stage: Stage,
  name: string,
  who: string,
  transition: string,
  reason: string | null = null,
): Promise<unknown> =>
  transitionMatter(stage.tx, stage.db, stage.as(who), stage.key(name), transition, null, reason);

/** How often the nth key result of an initiative is measured. */
export const intervalOf = (n: number): Interval => (n % 3 === 2 ? 'quarterly' : 'monthly');

const namesOf = (i: DemoInitiative): string[] =>
  (i.objectives ?? []).flatMap(([, results], o) => results.map((_, r) => keyResultName(i, o, r)));

/** Agrees on the key results of an initiative: before the management group decides on its planning. */
export async function agreeKeyResults(stage: Stage, i: DemoInitiative, who: string): Promise<void> {
  for (const name of namesOf(i)) await moveKeyResult(stage, name, who, 'agree');
}

/** Plans the measuring and begins it: when the implementation does. `ahead`: the plan's days from today. */
export async function beginMeasuring(
  stage: Stage,
  i: DemoInitiative,
  who: string,
  ahead: readonly [from: number, until: number],
): Promise<void> {
  for (const [n, name] of namesOf(i).entries()) {
    await editKeyResult(stage, name, who, {
      interval: intervalOf(n),
      measuredBy: stage.actor(who).personId,
      plannedStart: stage.calendar.day(ahead[0]),
      plannedEnd: stage.calendar.day(ahead[1]),
    });
    await moveKeyResult(stage, name, who, 'startMeasuring');
  }
}
