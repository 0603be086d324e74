import type { GroupValue } from '../../../contract/matter-routes.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { rankedChoice } from './columns.tsx';
import { fieldOfGrouping, valuesOfGrouping } from './groupings.ts';

/** What a list is grouped by, in words. */
export const groupingWord = (texts: Texts, kind: string, by: string): string =>
  processTexts(texts, kind).field(fieldOfGrouping(by));

/** What a group is called. */
export function groupWord(
  texts: Texts,
  definition: ProcessDefinition,
  by: string,
  group: { readonly value: string; readonly title: string | null },
): string {
  const words = processTexts(texts, definition.kind);
  if (group.value === 'none')
    return texts.t('backlog.list.groupNone', {
      field: groupingWord(texts, definition.kind, by).toLowerCase(),
    });
  if (by === 'parent') return `${group.value} ${group.title ?? ''}`.trim();
  if (by === 'priority') {
    const ranked = rankedChoice(definition, Number(group.value));
    return ranked ? words.choice(ranked.field, ranked.choice) : group.value;
  }
  if (definition.fields[by]?.type === 'choice') return words.choice(by, group.value);
  return group.title ?? group.value;
}

/** Groups in the order they are shown: the choices of a field in theirs, with those that nothing has when `all`. */
export function orderedGroups(
  definition: ProcessDefinition,
  by: string,
  groups: readonly GroupValue[],
  all: boolean,
): readonly GroupValue[] {
  const values = valuesOfGrouping(definition, by);
  if (values === null) return groups;
  return values.flatMap((value) => {
    const found = groups.find((g) => g.value === value);
    if (found) return [found];
    return all && value !== 'none' ? [{ value, title: null, count: 0, estimate: 0, byState: [] }] : [];
  });
}
