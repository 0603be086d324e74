import {
  Button,
  Field,
  Fieldset,
  Heading,
  Label,
  Radio,
  Textarea,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import type { StatusReportValue } from '../../../../contract/portfolio-values.ts';
import { missingInReport, type ReportStatus, reportStatuses } from '../../../../domain/portfolio/index.ts';
import { readNumber } from '../../../matter/fields/read-number.ts';
import { api } from '../../../shared/api/client.ts';
import { ApiError } from '../../../shared/api/problem.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { initiativeChanged, reportsQuery } from '../queries.ts';
import { StatusMark } from '../status-mark.tsx';
import { OkrTable } from './okr-table.tsx';

const texts = ['summary', 'progressNote', 'costNote', 'riskNote'] as const;
const numbers = ['progress', 'spent', 'forecast'] as const;
type TextName = (typeof texts)[number];
type NumberName = (typeof numbers)[number];

interface ReportFormProps {
  readonly matterKey: string;
  readonly draft: StatusReportValue;
  readonly maySubmit: boolean;
  readonly onClose: () => void;
}

/** Writes a status report: each answer saves by itself when it is left, and the owner submits the whole. */
export function ReportForm({ matterKey, draft, maySubmit, onClose }: ReportFormProps) {
  const words = useTexts();
  const { t, number } = words;
  const decimal = (n: number | null) =>
    n === null ? '' : number(n, { useGrouping: 'min2', maximumFractionDigits: 2 });
  const [values, setValues] = useState(() => ({
    summary: draft.summary,
    progressNote: draft.progressNote,
    costNote: draft.costNote,
    riskNote: draft.riskNote,
    progress: decimal(draft.progress),
    spent: decimal(draft.spent),
    forecast: decimal(draft.forecast),
  }));
  const [status, setStatus] = useState(draft.status);
  const [fault, setFault] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  /** The draft as it was last known; saves go one after the other, each with the version the one before gave. */
  const known = useRef(draft);
  const line = useRef<Promise<boolean>>(Promise.resolve(true));

  const keep = (report: StatusReportValue) => {
    known.current = report;
    queryClient.setQueryData(reportsQuery(matterKey).queryKey, (before) =>
      before ? { ...before, draft: report.submittedAt === null ? report : null } : before,
    );
  };
  const save = (name: string, value: unknown): Promise<boolean> => {
    const run = async (): Promise<boolean> => {
      if (known.current[name as keyof StatusReportValue] === value) return true;
      try {
        keep(
          await api.portfolio.editReport({
            params: { key: matterKey, id: draft.id },
            body: { [name]: value },
            version: known.current.version,
          }),
        );
        setFault(null);
        return true;
      } catch (error) {
        // Somebody else wrote on it: theirs stands where they wrote, and what is written here is sent again.
        const current = error instanceof ApiError ? error.problem.current : undefined;
        if (error instanceof ApiError && error.status === 412 && current) {
          keep(current as StatusReportValue);
          setFault(t('portfolio.reports.changedByOther'));
        } else setFault([problemText(words, error).title, ...problemText(words, error).faults].join(' '));
        return false;
      }
    };
    line.current = line.current.then(run, run);
    return line.current;
  };
  const saveNumber = (name: NumberName) => {
    const read = values[name].trim() === '' ? null : readNumber(values[name]);
    if (values[name].trim() !== '' && (read === null || (name === 'progress' && !Number.isInteger(read)))) {
      setFault(t(name === 'progress' ? 'portfolio.reports.notPercent' : 'portfolio.reports.notNumber'));
      return Promise.resolve(false);
    }
    return save(name, read);
  };
  const saveAll = async (): Promise<boolean> => {
    const done: boolean[] = [];
    done.push(await save('status', status));
    for (const name of texts) done.push(await save(name, values[name]));
    for (const name of numbers) done.push(await saveNumber(name));
    return done.every(Boolean);
  };
  const submit = async () => {
    setTried(true);
    setBusy(true);
    try {
      if (!(await saveAll())) return;
      const missing = missingInReport(known.current);
      if (missing.length > 0) {
        setFault(
          t('portfolio.reports.missing', {
            what: words.list(missing.map((m) => words.derived(`portfolio.reports.${m}`).toLowerCase())),
          }),
        );
        document.getElementById(`report-${missing[0]}`)?.focus();
        return;
      }
      keep(
        await api.portfolio.submitReport({
          params: { key: matterKey, id: draft.id },
          version: known.current.version,
        }),
      );
      toast(t('portfolio.reports.submitted'));
      onClose();
      initiativeChanged(matterKey);
      void queryClient.invalidateQueries({ queryKey: ['work'] });
    } catch (error) {
      const told = problemText(words, error);
      setFault([told.title, ...told.faults].join(' '));
    } finally {
      setBusy(false);
    }
  };
  const text = (name: TextName, rows: number) => (
    <Field>
      <Label>{words.derived(`portfolio.reports.${name}`)}</Label>
      <Textarea
        id={`report-${name}`}
        rows={rows}
        maxLength={4000}
        lang={draft.language}
        value={values[name]}
        onChange={(e) => setValues({ ...values, [name]: e.target.value })}
        onBlur={() => void save(name, values[name])}
      />
    </Field>
  );
  const figure = (name: NumberName) => (
    <Textfield
      id={`report-${name}`}
      label={words.derived(`portfolio.reports.${name}`)}
      inputMode="decimal"
      value={values[name]}
      onChange={(e) => setValues({ ...values, [name]: e.target.value })}
      onBlur={() => void saveNumber(name)}
    />
  );
  const pick = (chosen: ReportStatus) => {
    setStatus(chosen);
    void save('status', chosen);
  };
  return (
    <form
      className="rt-panel rt-report-form"
      noValidate
      aria-labelledby="report-form"
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
    >
      <Heading level={3} data-size="2xs" id="report-form">
        {t('portfolio.reports.writing')}
      </Heading>
      <p className="rt-meta">{t('portfolio.reports.copied')}</p>
      <Fieldset id="report-status" tabIndex={-1}>
        <Fieldset.Legend>{t('portfolio.reports.status')}</Fieldset.Legend>
        {reportStatuses.map((s) => (
          <Radio
            key={s}
            name={`report-status-${draft.id}`}
            value={s}
            label={<StatusMark status={s} />}
            checked={status === s}
            onChange={() => pick(s)}
          />
        ))}
      </Fieldset>
      {text('summary', 3)}
      <div className="rt-report-pair">{figure('progress')}</div>
      {text('progressNote', 2)}
      <div className="rt-report-pair">
        {figure('spent')}
        {figure('forecast')}
      </div>
      {text('costNote', 2)}
      {text('riskNote', 2)}
      <OkrTable okr={draft.okr} />
      {fault ? <ValidationMessage role={tried ? 'alert' : 'status'}>{fault}</ValidationMessage> : null}
      <div className="rt-form-actions">
        {maySubmit ? (
          <Button type="submit" data-size="sm" loading={busy}>
            {t('portfolio.reports.submit')}
          </Button>
        ) : (
          <p className="rt-meta">{t('portfolio.reports.ownerSubmits')}</p>
        )}
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          onClick={() => void saveAll().then((ok) => ok && onClose())}
        >
          {t('portfolio.reports.later')}
        </Button>
      </div>
    </form>
  );
}
