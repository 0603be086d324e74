import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { ApprovalValue } from '../../../contract/matters.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';

/** One approval that waits for the reader, decided where it stands. */
export function DecideItem({
  matter,
  approval: a,
}: {
  readonly matter: NodeRefValue;
  readonly approval: ApprovalValue;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const words = processTexts(texts, matter.kind);
  const [deciding, setDeciding] = useState<'approved' | 'declined' | null>(null);
  const decide = async (decision: 'approved' | 'declined', note: string): Promise<string | null> => {
    try {
      await api.matter.decideApproval({
        params: { key: matter.key, id: a.id },
        body: { decision, ...(note ? { note } : {}) },
      });
      toast(t(`work.did.${decision}`, { key: matter.key }));
      void queryClient.invalidateQueries({ queryKey: ['work'] });
      void queryClient.invalidateQueries({ queryKey: ['matter', matter.key] });
      return null;
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
  return (
    <li className="rt-panel">
      <div>
        <NodeLink node={matter} />
        <p className="rt-meta">
          {t('work.asks', {
            name: a.requestedBy.name,
            action: words.transition(a.transition),
            role: derived(`role.${a.role}`),
          })}{' '}
          <When at={a.requestedAt} />
        </p>
        {a.requestNote ? <p className="rt-quote">{a.requestNote}</p> : null}
        {a.whyNot ? <p className="rt-meta">{t('work.notYourself')}</p> : null}
      </div>
      {a.mayDecide ? (
        <div className="rt-form-actions">
          <Button
            data-size="sm"
            onClick={() => setDeciding('approved')}
            aria-label={t('work.approveNamed', { key: matter.key })}
          >
            {t('work.approve')}
          </Button>
          <Button
            data-size="sm"
            variant="secondary"
            onClick={() => setDeciding('declined')}
            aria-label={t('work.declineNamed', { key: matter.key })}
          >
            {t('work.decline')}
          </Button>
        </div>
      ) : null}
      {deciding ? (
        <Prompt
          heading={t(deciding === 'approved' ? 'work.approveNamed' : 'work.declineNamed', {
            key: matter.key,
          })}
          label={t(deciding === 'approved' ? 'work.noteOptional' : 'work.reason')}
          required={deciding === 'declined'}
          action={t(deciding === 'approved' ? 'work.approve' : 'work.decline')}
          onClose={() => setDeciding(null)}
          onDone={(note) => decide(deciding, note)}
        >
          <p>
            {matter.title}: {words.transition(a.transition)}
          </p>
        </Prompt>
      ) : null}
    </li>
  );
}
