import { useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { PriorityGroupValue } from '../../../contract/portfolio-values.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { moscowOf } from './queries.ts';

type Group = PriorityGroupValue;
interface Cached {
  readonly groups: readonly Group[];
}

/** What the prioritising table needs to set the order by hand. */
export interface Ordering {
  /** The key of the row that is dragged. */
  readonly dragged: string | null;
  readonly drag: (key: string | null) => void;
  /** One step up or down among those shown in its group. */
  readonly step: (row: MatterRowValue, by: -1 | 1) => void;
  /** Into a group: before a row of it, or last when null. */
  readonly moveTo: (row: MatterRowValue, priority: number, before: string | null) => void;
  /** Drops the dragged row before a row of a group (null: last). */
  readonly drop: (priority: number, before: string | null) => void;
}

/** Moves initiatives in the order set by hand and between MoSCoW groups; shown at once, taken back when refused. */
export function useOrdering(queryKey: readonly unknown[], groups: readonly Group[]): Ordering {
  const texts = useTexts();
  const { t } = texts;
  const [dragged, drag] = useState<string | null>(null);
  const find = (key: string) => groups.flatMap((g) => g.rows).find((r) => r.matter.key === key);

  const show = (row: MatterRowValue, priority: number, before: string | null) =>
    queryClient.setQueryData<Cached>(queryKey, (now) => {
      const moved = now?.groups.flatMap((g) => g.rows).find((r) => r.matter.key === row.key);
      if (!now || !moved) return now;
      return {
        ...now,
        groups: now.groups.map((g) => {
          const rows = g.rows.filter((r) => r.matter.key !== row.key);
          if (g.priority !== priority) return { ...g, rows };
          const at = before === null ? rows.length : rows.findIndex((r) => r.matter.key === before);
          return { ...g, rows: [...rows.slice(0, at), moved, ...rows.slice(at)] };
        }),
      };
    });

  const moveTo = async (row: MatterRowValue, priority: number, before: string | null): Promise<void> => {
    const from = row.priority ?? 0;
    show(row, priority, before);
    try {
      if (from !== priority)
        await callKind('initiative', 'edit', {
          params: { key: row.key },
          body: { moscow: moscowOf(priority) },
          version: row.version,
        });
      if (before !== null) await api.matter.rank({ params: { key: row.key }, body: { before } });
      else if (from === priority) {
        const rows = groups.find((g) => g.priority === priority)?.rows ?? [];
        const last = rows.filter((r) => r.matter.key !== row.key).at(-1);
        if (last) await api.matter.rank({ params: { key: row.key }, body: { after: last.matter.key } });
      }
      const choice = moscowOf(priority);
      announce(
        t('portfolio.priorities.moved', {
          key: row.key,
          group: choice
            ? processTexts(texts, 'initiative').choice('moscow', choice)
            : t('portfolio.priorities.unset'),
        }),
      );
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    for (const changed of [queryKey, ['list', 'initiative'], ['matter', row.key]])
      await queryClient.invalidateQueries({ queryKey: changed });
  };

  return {
    dragged,
    drag,
    moveTo: (row, priority, before) => void moveTo(row, priority, before),
    step: (row, by) => {
      const priority = row.priority ?? 0;
      const rows = groups.find((g) => g.priority === priority)?.rows ?? [];
      const at = rows.findIndex((r) => r.matter.key === row.key);
      const target = by === -1 ? rows[at - 1] : rows[at + 2];
      if (by === -1 && !target) return;
      void moveTo(row, priority, target?.matter.key ?? null);
    },
    drop: (priority, before) => {
      const row = dragged ? find(dragged)?.matter : undefined;
      drag(null);
      if (row && row.key !== before) void moveTo(row, priority, before);
    },
  };
}
