import type { ProcessDefinition } from '../../../domain/kernel/process.ts';

/** What cards of a kind can show besides key, title and the one thing they point out; the first are there until others are chosen. */
export function cardChoices(
  definition: ProcessDefinition,
): readonly { readonly name: string; readonly shown: boolean }[] {
  const has = (field: string) => field in definition.fields;
  return [
    { name: 'owner', shown: true },
    ...(has('labels') ? [{ name: 'labels', shown: true }] : []),
    { name: 'progress', shown: true },
    ...(has('estimate') ? [{ name: 'estimate', shown: false }] : []),
    ...(has('plannedEnd') ? [{ name: 'plannedEnd', shown: false }] : []),
    ...['team', 'product', 'productGroup'].filter(has).map((name) => ({ name, shown: false })),
    { name: 'updated', shown: false },
  ];
}

/** What cards show: what is chosen in the address (`none`: nothing), else the usual. */
export function cardFields(
  definition: ProcessDefinition,
  chosen: readonly string[] | null,
): readonly string[] {
  return cardChoices(definition)
    .filter((c) => (chosen ? chosen.includes(c.name) : c.shown))
    .map((c) => c.name);
}
