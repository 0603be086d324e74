import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { processOf } from '../../../domain/processes.ts';
import { keepMatter } from '../../matter/use-matter.ts';
import { useMoveUndo } from '../../matter/use-move-undo.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

interface CarryOutProps {
  readonly matter: NodeRefValue;
  readonly version: number;
  readonly transition: string;
  readonly variant?: 'primary' | 'tertiary';
}

/** A move that nothing stands in the way of, made where it stands; asks for the reason where one must be given. */
export function CarryOut({ matter, version, transition, variant = 'primary' }: CarryOutProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, matter.kind);
  const undoOf = useMoveUndo();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const reasoned = processOf(matter.kind)?.transitions[transition]?.reason === 'required';
  const move = async (reason?: string): Promise<string | null> => {
    try {
      const moved = await api.matter.transition({
        params: { key: matter.key, name: transition },
        body: reason ? { reason } : {},
        version,
      });
      keepMatter(moved);
      const undo = matter.state === null ? undefined : undoOf(moved, matter.state);
      toast(t('work.carriedOut', { key: matter.key, state: words.state(moved.state) }), undo ? { undo } : {});
      return null;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ['work'] });
      void queryClient.invalidateQueries({ queryKey: ['matter', matter.key] });
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
  const carryOut = async () => {
    setBusy(true);
    const refused = await move();
    setBusy(false);
    if (refused) toast(refused, { tone: 'danger' });
  };
  return (
    <>
      <Button
        data-size="sm"
        variant={variant}
        loading={busy}
        aria-label={`${words.transition(transition)} ${matter.key}`}
        onClick={() => (reasoned ? setAsking(true) : void carryOut())}
      >
        {words.transition(transition)}
      </Button>
      {asking ? (
        <Prompt
          heading={`${words.transition(transition)} ${matter.key}`}
          label={t('work.reason')}
          required
          action={words.transition(transition)}
          onClose={() => setAsking(false)}
          onDone={move}
        />
      ) : null}
    </>
  );
}
