import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { keepMatter } from '../../matter/use-matter.ts';
import { useMoveUndo } from '../../matter/use-move-undo.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

/** One matter that is approved and meets every criterion: carried out where it stands. */
export function ReadyItem({
  matter,
  version,
  transition,
  to,
}: {
  readonly matter: NodeRefValue;
  readonly version: number;
  readonly transition: string;
  readonly to: string;
}) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, matter.kind);
  const undoOf = useMoveUndo();
  const [busy, setBusy] = useState(false);
  const carryOut = async () => {
    setBusy(true);
    try {
      const moved = await api.matter.transition({
        params: { key: matter.key, name: transition },
        body: {},
        version,
      });
      keepMatter(moved);
      const undo = matter.state === null ? undefined : undoOf(moved, matter.state);
      toast(t('work.carriedOut', { key: matter.key, state: words.state(to) }), undo ? { undo } : {});
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    setBusy(false);
    void queryClient.invalidateQueries({ queryKey: ['work'] });
  };
  return (
    <li className="rt-panel">
      <div>
        <NodeLink node={matter} />
        <p className="rt-meta">{t('work.readyWhy', { state: words.state(to) })}</p>
      </div>
      <div className="rt-form-actions">
        <Button
          data-size="sm"
          loading={busy}
          onClick={() => void carryOut()}
          aria-label={`${words.transition(transition)} ${matter.key}`}
        >
          {words.transition(transition)}
        </Button>
      </div>
    </li>
  );
}
