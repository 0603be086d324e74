import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ActionValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { announce } from '../shared/live-region.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Prompt } from '../shared/ui/prompt.tsx';
import { ApprovalRequests } from './approval-requests.tsx';
import { useMatterPlace } from './matter-context.ts';
import { MissingList } from './missing-list.tsx';
import { useAct } from './use-act.ts';
import { useMoveUndo } from './use-move-undo.ts';

/** Moves the matter: asks for the reason where one may be given, or tells everything that is missing. */
export function TransitionDialog({
  action,
  onClose,
}: {
  readonly action: ActionValue;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const { matter, words } = useMatterPlace();
  const act = useAct();
  const undo = useMoveUndo();
  const heading = t('matter.moveHeading', { action: words.transition(action.name), key: matter.key });
  if (!action.allowed)
    return (
      <Dialog open onClose={onClose} closeButton={t('common.close')} closedby="any">
        <div className="rt-form">
          <Heading level={2} data-size="xs">
            {heading}
          </Heading>
          <Paragraph>{t('matter.missingHeading', { count: action.missing.length })}</Paragraph>
          <MissingList missing={action.missing} onGo={onClose} />
          <ApprovalRequests action={action} onDone={onClose} />
          <div className="rt-form-actions">
            <Button variant="secondary" onClick={onClose}>
              {t('common.close')}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Prompt
      heading={heading}
      {...(action.reason
        ? { label: t(action.reason === 'required' ? 'matter.reason' : 'matter.reasonOptional') }
        : {})}
      required={action.reason === 'required'}
      action={words.transition(action.name)}
      danger={action.move === 'reject'}
      onClose={onClose}
      onDone={async (reason) => {
        const refused = await act(
          () =>
            api.matter.transition({
              params: { key: matter.key, name: action.name },
              body: reason ? { reason } : {},
              version: matter.version,
            }),
          {
            text: t('matter.moved', { key: matter.key, state: words.state(action.to) }),
            undo: (moved) => undo(moved, matter.state),
          },
        );
        if (refused) announce(refused);
        return refused;
      }}
    >
      <Paragraph>
        {t('matter.moveText', { from: words.state(matter.state), to: words.state(action.to) })}
      </Paragraph>
    </Prompt>
  );
}
