import type { InfiniteData, QueryKey } from '@tanstack/react-query';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { putBefore, repaged } from './row-order.ts';

type Rows = InfiniteData<{ readonly items: MatterRowValue[]; readonly next: string | null }>;

/** Moves rows of a list that stands in the order set by hand. */
export interface RankRows {
  /** One step up or down among those shown. */
  readonly step: (row: MatterRowValue, by: -1 | 1) => void;
  /** Before another of those shown; null: after the last of them. */
  readonly put: (row: MatterRowValue, before: string | null) => void;
}

/**
 * Moves rows in the order set by hand, among those shown: at once where one looks, told in the live region, with focus
 * kept, and put back when it is refused. `list` is the key of the rows in the cache.
 */
export function useRankRows(
  kind: string,
  list: QueryKey,
  shown: () => readonly MatterRowValue[],
  onMoved: (key: string) => void,
): RankRows {
  const texts = useTexts();
  const put = async (row: MatterRowValue, before: string | null): Promise<void> => {
    const rows = shown();
    const after = putBefore(rows, row.key, before);
    const at = after.findIndex((r) => r.key === row.key);
    if (at < 0 || rows[at]?.key === row.key) return;
    const other = after[at - 1];
    await queryClient.cancelQueries({ queryKey: list });
    const was = queryClient.getQueryData<Rows>(list);
    queryClient.setQueryData<Rows>(
      list,
      (now) =>
        now && {
          ...now,
          pages: repaged(
            now.pages,
            putBefore(
              now.pages.flatMap((p) => p.items),
              row.key,
              before,
            ),
          ),
        },
    );
    onMoved(row.key);
    try {
      const body = before !== null ? { before } : { after: other?.key ?? null };
      await api.matter.rank({ params: { key: row.key }, body });
      void queryClient.invalidateQueries({ queryKey: ['list', kind], refetchType: 'none' });
      announce(texts.t('backlog.list.ranked', { key: row.key, place: at + 1 }));
    } catch (error) {
      queryClient.setQueryData(list, was);
      onMoved(row.key);
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  return {
    step: (row, by) => {
      const rows = shown();
      const at = rows.findIndex((r) => r.key === row.key);
      if (at < 0 || !rows[at + by]) return;
      void put(row, by < 0 ? rows[at - 1]!.key : (rows[at + 2]?.key ?? null));
    },
    put: (row, before) => void put(row, before),
  };
}
