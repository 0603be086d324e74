import { Button, Paragraph } from '@digdir/designsystemet-react';
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { SprintValue, VelocityValue } from '../../../contract/sprints.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { CloseSprint } from './close-sprint.tsx';
import { SprintForm } from './sprint-form.tsx';
import { readSprintsAgain } from './sprint-queries.ts';

interface SprintActionsProps {
  readonly sprint: SprintValue;
  readonly velocity?: VelocityValue;
  /** It can be started now: it is the next one and no other runs. */
  readonly mayStart?: boolean;
}

/** What can be done with a sprint: start or close it, change it, cancel it. Nothing for those who may not. */
export function SprintActions({ sprint, velocity = null, mayStart = true }: SprintActionsProps) {
  const texts = useTexts();
  const { t } = texts;
  const [dialog, setDialog] = useState<'start' | 'edit' | 'close' | 'cancel' | null>(null);
  if (!sprint.mayEdit) return null;
  const planned = sprint.state === 'planned';
  const shut = () => setDialog(null);
  const cancel = async (): Promise<string | null> => {
    try {
      await api.sprint.cancel({ params: { key: sprint.key }, version: sprint.version });
      await readSprintsAgain();
      toast(t('sprint.cancelled', { sprint: sprint.title }));
      return null;
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
  return (
    <span className="rt-sprint-actions">
      {planned && mayStart ? (
        <Button data-size="sm" onClick={() => setDialog('start')}>
          {t('sprint.start')}
        </Button>
      ) : null}
      {planned ? null : (
        <Button data-size="sm" variant="secondary" onClick={() => setDialog('close')}>
          {t('sprint.close')}
        </Button>
      )}
      <Menu
        label={<MenuElipsisHorizontalIcon aria-hidden />}
        name={t('sprint.more', { sprint: sprint.title })}
        button={{ variant: 'tertiary' }}
        items={[
          { id: 'edit', label: t('sprint.edit'), run: () => setDialog('edit') },
          ...(planned ? [{ id: 'cancel', label: t('sprint.cancel'), run: () => setDialog('cancel') }] : []),
        ]}
      />
      {dialog === 'start' || dialog === 'edit' ? (
        <SprintForm sprint={sprint} what={dialog} velocity={velocity} onClose={shut} />
      ) : null}
      {dialog === 'close' ? <CloseSprint sprint={sprint} onClose={shut} /> : null}
      {dialog === 'cancel' ? (
        <Prompt
          heading={t('sprint.cancelHeading', { sprint: sprint.title })}
          action={t('sprint.cancel')}
          danger
          onDone={cancel}
          onClose={shut}
        >
          <Paragraph>{t('sprint.cancelText', { issues: sprint.holds.issues })}</Paragraph>
        </Prompt>
      ) : null}
    </span>
  );
}
