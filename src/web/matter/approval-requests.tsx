import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ActionValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Prompt } from '../shared/ui/prompt.tsx';
import { useMatterPlace } from './matter-context.ts';
import { useAct } from './use-act.ts';

/** A button that asks for the approvals a transition needs, for those who may ask. */
export function ApprovalRequests({
  action,
  onDone,
}: {
  readonly action: ActionValue;
  readonly onDone?: () => void;
}) {
  const { t, list, derived } = useTexts();
  const { matter, words } = useMatterPlace();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const open = action.approvals.filter((a) => a.mayRequest);
  if (open.length === 0) return null;
  const roles = list(open.map((a) => derived(`role.${a.role}`)));
  return (
    <>
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
          {t('matter.askApproval', { roles })}
        </Button>
      </div>
      {asking ? (
        <Prompt
          heading={t('matter.askApproval', { roles })}
          label={t('matter.approvalNote')}
          action={t('matter.ask')}
          onClose={() => setAsking(false)}
          onDone={async (note) => {
            const refused = await act(
              () =>
                api.matter.requestApproval({
                  params: { key: matter.key },
                  body: { transition: action.name, ...(note ? { note } : {}) },
                }),
              { text: t('matter.asked', { roles }) },
            );
            if (refused === null) onDone?.();
            return refused;
          }}
        >
          <p>{t('matter.askApprovalText', { action: words.transition(action.name) })}</p>
        </Prompt>
      ) : null}
    </>
  );
}
