import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ApprovalValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Prompt } from '../shared/ui/prompt.tsx';
import { When } from '../shared/ui/when.tsx';
import { ApprovalRequests } from './approval-requests.tsx';
import { useMatterPlace } from './matter-context.ts';
import { useAct } from './use-act.ts';

type Decision = 'approved' | 'declined' | 'withdrawn';

function ApprovalItem({ approval: a }: { readonly approval: ApprovalValue }) {
  const { t, derived } = useTexts();
  const { matter, words } = useMatterPlace();
  const act = useAct();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  return (
    <li className="rt-approval" data-status={a.status}>
      <div>
        <strong>
          {t('matter.approvalOf', {
            action: words.transition(a.transition),
            role: derived(`role.${a.role}`),
          })}
        </strong>{' '}
        <span className="rt-approval-status">{t(`matter.approval.${a.status}`)}</span>
        <p className="rt-meta">
          {t('matter.askedBy', { name: a.requestedBy.name })} <When at={a.requestedAt} />
          {a.decidedBy && a.decidedAt ? (
            <>
              {' · '}
              {t('matter.decidedBy', { name: a.decidedBy.name })} <When at={a.decidedAt} />
            </>
          ) : null}
        </p>
        {a.requestNote ? <p className="rt-note">«{a.requestNote}»</p> : null}
        {a.note ? <p className="rt-note">«{a.note}»</p> : null}
        {a.status === 'pending' && a.whyNot ? (
          <p className="rt-meta">{derived(`matter.whyNot.${a.whyNot}`)}</p>
        ) : null}
      </div>
      {a.mayDecide || a.mayWithdraw ? (
        <div className="rt-form-actions">
          {a.mayDecide ? (
            <>
              <Button data-size="sm" onClick={() => setDeciding('approved')}>
                {t('matter.approve')}
              </Button>
              <Button data-size="sm" variant="secondary" onClick={() => setDeciding('declined')}>
                {t('matter.decline')}
              </Button>
            </>
          ) : null}
          {a.mayWithdraw ? (
            <Button data-size="sm" variant="tertiary" onClick={() => setDeciding('withdrawn')}>
              {t('matter.withdraw')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {deciding ? (
        <Prompt
          heading={t(`matter.decide.${deciding}`, {
            key: matter.key,
            action: words.transition(a.transition),
          })}
          label={t(deciding === 'declined' ? 'matter.reason' : 'matter.noteOptional')}
          required={deciding === 'declined'}
          action={t(
            deciding === 'approved'
              ? 'matter.approve'
              : deciding === 'declined'
                ? 'matter.decline'
                : 'matter.withdraw',
          )}
          onClose={() => setDeciding(null)}
          onDone={(note) =>
            act(
              () =>
                api.matter.decideApproval({
                  params: { key: matter.key, id: a.id },
                  body: { decision: deciding, ...(note ? { note } : {}) },
                }),
              {
                text: t(`matter.decided.${deciding}`),
              },
            )
          }
        />
      ) : null}
    </li>
  );
}

/** Approvals asked for, with what the reader may do; and the way to ask where one is needed. */
export function Approvals() {
  const { t } = useTexts();
  const { matter } = useMatterPlace();
  const next = matter.actions.find((a) => a.approvals.length > 0);
  if (!next && matter.approvals.length === 0) return null;
  return (
    <section className="rt-section" id="approvals" tabIndex={-1} aria-labelledby="approvals-label">
      <Heading level={2} data-size="2xs" id="approvals-label">
        {t('matter.approvals')}
      </Heading>
      {matter.approvals.length > 0 ? (
        <ul className="rt-approvals">
          {matter.approvals.map((a) => (
            <ApprovalItem key={a.id} approval={a} />
          ))}
        </ul>
      ) : (
        <p className="rt-faint">{t('matter.noApprovals')}</p>
      )}
      {next ? <ApprovalRequests action={next} /> : null}
    </section>
  );
}
