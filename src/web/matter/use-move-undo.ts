import type { MatterValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { keepMatter } from './use-matter.ts';
import { wayBack } from './way-back.ts';

/**
 * How a move is undone: by the transition back to the state it came from, for as long as nobody has changed the matter
 * since. Gives undefined when there is no way back for the reader.
 */
export function useMoveUndo(): (moved: MatterValue, from: string) => (() => void) | undefined {
  const texts = useTexts();
  return (moved, from) => {
    const back = wayBack(moved, from);
    if (!back) return undefined;
    return () => {
      api.matter
        .transition({
          params: { key: moved.key, name: back.name },
          body: back.reason === 'required' ? { reason: texts.t('matter.undoReason') } : {},
          version: moved.version,
        })
        .then((matter) => {
          keepMatter(matter);
          const state = processTexts(texts, matter.kind).state(matter.state);
          toast(texts.t('common.undone', { what: texts.t('matter.moved', { key: matter.key, state }) }));
        })
        .catch((error: unknown) => toast(problemText(texts, error).title, { tone: 'danger' }));
    };
  };
}
