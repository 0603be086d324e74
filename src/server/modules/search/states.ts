import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processes } from '../../../domain/processes.ts';

/** `kind state` of every state in which a matter is over, delivered or not. */
export const doneStates: readonly string[] = Object.values(
  processes as Readonly<Record<string, ProcessDefinition>>,
).flatMap((d) =>
  Object.entries(d.states)
    .filter(([, s]) => s.category === 'done')
    .map(([name]) => `${d.kind} ${name}`),
);
