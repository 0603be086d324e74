import type { BelowRowValue } from '../../../contract/thread-below.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { belowChanged, type Only, rowsKnown } from './queries.ts';

/** Where a row is put: before or after one of its siblings. */
type Place = { readonly before: string } | { readonly after: string };

/** Moves a part one step among its siblings of the same kind; can be undone. Gives true when it was moved. */
export function useMovePart(
  only: Only,
): (parent: string, row: BelowRowValue, step: -1 | 1) => Promise<boolean> {
  const texts = useTexts();
  const { t } = texts;
  const put = async (parent: string, row: BelowRowValue, place: Place): Promise<boolean> => {
    try {
      await api.matter.rank({ params: { key: row.key }, body: place });
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
      return false;
    }
    belowChanged(parent);
    void queryClient.invalidateQueries({ queryKey: ['list', row.kind] });
    await queryClient.refetchQueries({ queryKey: ['below', parent], type: 'active' });
    return true;
  };
  return async (parent, row, step) => {
    const siblings = rowsKnown(parent, only).filter((r) => r.kind === row.kind && r.rank !== null);
    const at = siblings.findIndex((r) => r.key === row.key);
    const other = siblings[at + step];
    if (!other) return false;
    const moved = await put(parent, row, step < 0 ? { before: other.key } : { after: other.key });
    if (!moved) return false;
    const said = t(step < 0 ? 'backlog.children.movedUp' : 'backlog.children.movedDown', { key: row.key });
    toast(said, {
      undo: async () => {
        const back = await put(parent, row, step < 0 ? { after: other.key } : { before: other.key });
        if (back) announce(t('common.undone', { what: said }));
      },
    });
    return true;
  };
}
