import { Alert, Checkbox, Field, Fieldset, Label, Radio, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { WayValue } from '../../../contract/sprints.ts';
import { mostWeeks, type WayOfWorking } from '../../../domain/backlog/index.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { readSprintsAgain } from './sprint-queries.ts';

interface WayDialogProps {
  readonly way: WayValue;
  /** Planned sprints, which going over to kanban would cancel. */
  readonly planned: number;
  readonly onClose: () => void;
}

/** How a team works: kanban, or sprints of some weeks that start on a weekday. */
export function WayDialog({ way, planned, onClose }: WayDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const [chosen, setChosen] = useState<WayOfWorking>(way.way);
  const [weeks, setWeeks] = useState(way.weeks);
  const [startWeekday, setStartWeekday] = useState(way.startWeekday);
  const [makeReady, setMakeReady] = useState(way.makeReady);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Monday 5 January 2026 and the six days after it.
  const weekday = new Intl.DateTimeFormat(texts.tag, { weekday: 'long', timeZone: 'UTC' });
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    n,
    name: weekday.format(new Date(Date.UTC(2026, 0, 4 + n))),
  }));
  const save = async () => {
    setBusy(true);
    try {
      await api.sprint.setWay({
        params: { team: way.team.key },
        body: { way: chosen, ...(chosen === 'sprints' ? { weeks, startWeekday, makeReady } : {}) },
        version: way.version,
      });
      await readSprintsAgain();
      toast(t('sprint.way.saved'));
      onClose();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale_version') void readSprintsAgain();
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
    }
    setBusy(false);
  };
  return (
    <FormDialog
      heading={t('sprint.way.heading', { team: way.team.title })}
      action={t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
    >
      <Fieldset data-size="sm">
        <Fieldset.Legend className="rt-sr">{t('sprint.way.set')}</Fieldset.Legend>
        {(['kanban', 'sprints'] as const).map((value) => (
          <Radio
            key={value}
            name="way"
            value={value}
            label={t(`sprint.way.${value}`)}
            description={t(`sprint.way.${value}Text`)}
            checked={chosen === value}
            onChange={() => setChosen(value)}
          />
        ))}
      </Fieldset>
      {chosen === 'sprints' ? (
        <>
          <Field data-size="sm">
            <Label>{t('sprint.way.weeks')}</Label>
            <Select value={weeks} onChange={(e) => setWeeks(Number(e.target.value))}>
              {Array.from({ length: mostWeeks }, (_, i) => i + 1).map((n) => (
                <Select.Option key={n} value={n}>
                  {t('sprint.way.weeksChoice', { count: n })}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Field data-size="sm">
            <Label>{t('sprint.way.weekday')}</Label>
            <Select value={startWeekday} onChange={(e) => setStartWeekday(Number(e.target.value))}>
              {weekdays.map(({ n, name }) => (
                <Select.Option key={n} value={n}>
                  {name}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Checkbox
            data-size="sm"
            label={t('sprint.way.makeReady')}
            checked={makeReady}
            onChange={(e) => setMakeReady(e.target.checked)}
          />
        </>
      ) : way.way === 'sprints' && planned > 0 ? (
        <Alert data-color="warning" data-size="sm">
          {t('sprint.way.cancels')}
        </Alert>
      ) : null}
    </FormDialog>
  );
}
