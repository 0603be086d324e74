import { Alert, Field, Label, Paragraph, Textarea, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { SprintValue, VelocityValue } from '../../../contract/sprints.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { LoadLine } from './sprint-load.tsx';
import { readSprintsAgain } from './sprint-queries.ts';
import { rounded } from './sprint-words.ts';

interface SprintFormProps {
  readonly sprint: SprintValue;
  /** Start it, or only change it. */
  readonly what: 'start' | 'edit';
  readonly velocity?: VelocityValue;
  readonly onClose: () => void;
}

/** The name, goal and days of a sprint; when it is started with what it holds, and what of that has no estimate. */
export function SprintForm({ sprint, what, velocity = null, onClose }: SprintFormProps) {
  const texts = useTexts();
  const { t } = texts;
  const starting = what === 'start';
  const today = texts.today();
  const [title, setTitle] = useState(sprint.title);
  const [goal, setGoal] = useState(sprint.goal);
  // A sprint begins on the day it is started, when that is not later than planned.
  const [startsOn, setStartsOn] = useState(starting && sprint.startsOn > today ? today : sprint.startsOn);
  const [endsOn, setEndsOn] = useState(sprint.endsOn);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const input = { params: { key: sprint.key }, version: sprint.version };
    try {
      if (starting) await api.sprint.start({ ...input, body: { goal, startsOn, endsOn } });
      else await api.sprint.edit({ ...input, body: { title, goal, startsOn, endsOn } });
      await readSprintsAgain();
      toast(starting ? t('sprint.started', { sprint: sprint.title }) : t('sprint.saved'));
      onClose();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale_version') void readSprintsAgain();
      const { title: what, faults } = problemText(texts, error);
      setFault(faults[0] ?? what);
    }
    setBusy(false);
  };
  const { issues, estimate } = sprint.holds;
  return (
    <FormDialog
      heading={t(starting ? 'sprint.startHeading' : 'sprint.editHeading', { sprint: sprint.title })}
      action={starting ? t('sprint.start') : t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
    >
      {starting ? (
        <>
          <Paragraph>{t('sprint.startText', { issues, estimate: rounded(texts, estimate) })}</Paragraph>
          <LoadLine estimate={estimate} velocity={velocity} />
          {sprint.unestimated > 0 ? (
            <Alert data-color="warning" data-size="sm">
              {t('sprint.startUnestimated', { count: sprint.unestimated })}
            </Alert>
          ) : null}
        </>
      ) : (
        <Textfield
          data-size="sm"
          label={t('sprint.name')}
          maxLength={100}
          value={title}
          onChange={(e) => setTitle(e.target.value)}
        />
      )}
      <Field data-size="sm">
        <Label>{t('sprint.goal')}</Label>
        <Textarea rows={3} maxLength={2000} value={goal} onChange={(e) => setGoal(e.target.value)} />
      </Field>
      <div className="rt-sprint-days">
        <Textfield
          data-size="sm"
          type="date"
          label={t('sprint.firstDay')}
          value={startsOn}
          readOnly={sprint.state === 'active'}
          required
          onChange={(e) => setStartsOn(e.target.value)}
        />
        <Textfield
          data-size="sm"
          type="date"
          label={t('sprint.lastDay')}
          value={endsOn}
          required
          onChange={(e) => setEndsOn(e.target.value)}
        />
      </div>
    </FormDialog>
  );
}
