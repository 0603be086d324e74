import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { demandAnswerKinds } from '../../../domain/demand/index.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { demandsChanged } from './queries.ts';

/** Answers a demand: finds what answers it, and links the two. It can be undone. */
export function AnswerPicker({
  demand,
  answered,
}: {
  readonly demand: { readonly key: string; readonly title: string };
  /** What answers it already. */
  readonly answered: readonly string[];
}) {
  const texts = useTexts();
  const { t } = texts;
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const answer = async (node: NodeRefValue) => {
    setFault(null);
    try {
      const { link } = await api.demand.answer({
        params: { key: demand.key },
        body: { answer: node.key },
      });
      toast(t('demand.answered', { demand: demand.key, answer: node.key }), {
        undo: () =>
          void api.thread.unlink({ params: { id: link } }).then(() => demandsChanged(demand.key, node.key)),
      });
      setOpen(false);
      demandsChanged(demand.key, node.key);
    } catch (error) {
      const { title, advice } = problemText(texts, error);
      setFault(`${title}. ${advice}`);
    }
  };
  if (!open)
    return (
      <Button
        variant="tertiary"
        data-size="sm"
        aria-label={t('demand.answerOf', { title: demand.title })}
        onClick={() => setOpen(true)}
      >
        {t('demand.answer')}
      </Button>
    );
  return (
    <div className="rt-demand-picker">
      <NodePicker
        label={t('demand.answerOf', { title: demand.title })}
        kinds={demandAnswerKinds}
        without={[demand.key, ...answered]}
        onPick={(n) => void answer(n)}
      />
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(false)}>
        {t('common.cancel')}
      </Button>
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
    </div>
  );
}
