import type { MatterValue, MissingValue } from '../../contract/matters.ts';
import { ApiError } from '../shared/api/problem.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { missingText } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { useMatterPlace } from './matter-context.ts';
import { keepMatter, matterQuery } from './use-matter.ts';

/**
 * Does something to the page's matter and keeps the answer. Gives null when it was done, otherwise why not,
 * in words; a refused move names all that is missing.
 */
export function useAct() {
  const texts = useTexts();
  const { matter, criterion } = useMatterPlace();
  return async (
    act: () => Promise<MatterValue>,
    done?: { readonly text: string; readonly undo?: (made: MatterValue) => (() => void) | undefined },
  ): Promise<string | null> => {
    try {
      const made = await act();
      keepMatter(made);
      const undo = done?.undo?.(made);
      if (done) toast(done.text, undo ? { undo } : {});
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale_version') {
        const current = error.problem.current as MatterValue | undefined;
        if (current) keepMatter(current);
        else void queryClient.invalidateQueries({ queryKey: matterQuery(matter.key).queryKey });
        return texts.t('matter.changedMeanwhile');
      }
      const missing =
        error instanceof ApiError
          ? (error.problem.missing as readonly MissingValue[] | undefined)
          : undefined;
      if (missing?.length)
        return missing.map((m) => missingText(texts, matter.kind, m, criterion)).join(' · ');
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
}
