import type { KeyboardEvent } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { Planning } from './use-planning.ts';

/** A row as it has been read, by key, from whichever list it stands in. */
function knownRow(key: string): MatterRowValue | null {
  const lists = queryClient.getQueriesData<{ pages?: readonly { items: readonly MatterRowValue[] }[] }>({
    queryKey: ['list', 'issue'],
  });
  for (const [, data] of lists)
    for (const page of data?.pages ?? []) for (const row of page.items) if (row.key === key) return row;
  return null;
}

/**
 * Keys of the planning page: up and down go from issue to issue, left and right from list to list; with Shift they take
 * the issue along. None of them is needed: what they do is in the menu of each issue.
 */
export function usePlanningKeys(planning: Planning, mayMove: boolean) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const arrows = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 } as Readonly<
      Record<string, number>
    >;
    const step = arrows[event.key];
    if (step === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const target = event.target instanceof Element ? event.target : null;
    const item = target?.closest('[popover]') ? null : target?.closest<HTMLElement>('[data-plan-issue]');
    const list = item?.closest<HTMLElement>('[data-plan-list]');
    if (!item || !list) return;
    event.preventDefault();
    const items = [...list.querySelectorAll<HTMLElement>('[data-plan-issue]')];
    const at = items.indexOf(item);
    const key = item.dataset.planIssue ?? '';
    const from = list.dataset.planList ?? '';
    const row = planning.moved.get(key)?.row ?? knownRow(key);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const other = items[at + step];
      if (!other) return;
      if (!event.shiftKey) other.querySelector('a')?.focus();
      else if (mayMove && row) {
        const beside = other.dataset.planIssue ?? '';
        void planning.move(row, from, from, step < 0 ? { before: beside } : { after: beside });
      }
      return;
    }
    const lists = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-plan-list]')];
    for (let to = lists.indexOf(list) + step; to >= 0 && to < lists.length; to += step) {
      const next = lists[to]!;
      if (event.shiftKey) {
        if (mayMove && row) void planning.move(row, from, next.dataset.planList ?? '', null);
        return;
      }
      const others = next.querySelectorAll<HTMLElement>('[data-plan-issue]');
      const found = others[Math.min(at, others.length - 1)];
      if (!found) continue;
      found.querySelector('a')?.focus();
      return;
    }
  };
}
