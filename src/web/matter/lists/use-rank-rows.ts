import type { MatterRowValue } from '../../../contract/matters.ts';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { readListsAgain } from './use-list.ts';

/** Moves rows in the order set by hand, among those shown; gives the function that moves one a step. */
export function useRankRows(
  kind: string,
  shown: () => readonly MatterRowValue[],
  onMoved: (key: string) => void,
) {
  const texts = useTexts();
  return async (row: MatterRowValue, step: -1 | 1): Promise<void> => {
    const rows = shown();
    const at = rows.findIndex((r) => r.key === row.key);
    const other = rows[at + step];
    if (!other) return;
    try {
      await api.matter.rank({
        params: { key: row.key },
        body: step < 0 ? { before: other.key } : { after: other.key },
      });
      await readListsAgain(kind);
      announce(texts.t('backlog.list.ranked', { key: row.key, place: at + step + 1 }));
      onMoved(row.key);
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
}
