/** What the portfolio template asks for: 1–3 objectives with 2–3 key results each. */
export const okrShape = { objectives: { min: 1, max: 3 }, keyResults: { min: 2, max: 3 } } as const;

/** An objective with what belongs to it. */
export interface ObjectiveGroup<R> {
  readonly objective: string;
  readonly keyResults: readonly R[];
}

/** How the same objective is recognised: as read, whatever its spaces and capitals. */
export const objectiveName = (text: string): string =>
  text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb');

/** Key results under their objectives, in the order given; those of no objective come last, under an empty one. */
export function byObjective<R extends { readonly objective: string }>(
  keyResults: readonly R[],
): ObjectiveGroup<R>[] {
  const groups = new Map<string, { objective: string; keyResults: R[] }>();
  for (const r of keyResults) {
    const name = objectiveName(r.objective);
    const known = groups.get(name);
    if (known) known.keyResults.push(r);
    else groups.set(name, { objective: r.objective.trim(), keyResults: [r] });
  }
  const none = groups.get('');
  groups.delete('');
  return [...groups.values(), ...(none ? [none] : [])];
}

/** Whether an objective is named and has as many key results as it should. */
export function isComplete(group: ObjectiveGroup<unknown>): boolean {
  const { min, max } = okrShape.keyResults;
  return group.objective !== '' && group.keyResults.length >= min && group.keyResults.length <= max;
}

/** Counts for the initiative's gate: its objectives, and those that are complete. */
export function countObjectives(keyResults: readonly { readonly objective: string }[]): {
  objectives: number;
  completeObjectives: number;
} {
  const groups = byObjective(keyResults);
  return { objectives: groups.length, completeObjectives: groups.filter(isComplete).length };
}
