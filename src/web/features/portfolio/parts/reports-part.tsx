import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MatterValue } from '../../../../contract/matters.ts';
import type { ReportsValue, StatusReportValue } from '../../../../contract/portfolio-values.ts';
import { api } from '../../../shared/api/client.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useMay } from '../../../shared/session.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Loading } from '../../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { DayText } from '../../../shared/ui/when.tsx';
import { initiativeChanged, reportsQuery } from '../queries.ts';
import { StatusMark } from '../status-mark.tsx';
import { OkrTable } from './okr-table.tsx';
import { ReportForm } from './report-form.tsx';
import '../portfolio.css';

/** Status reports over time, newest first, and the one being written. Nothing before there is anything to report. */
export function Part({ matter }: MatterPartProps) {
  const may = useMay('portfolio.read');
  const { data, isPending, isError, error, refetch } = useQuery({
    ...reportsQuery(matter.key),
    enabled: may,
  });
  const { t } = useTexts();
  if (!may || (data && data.items.length === 0 && matter.state !== 'implementation')) return null;
  return (
    <section
      className="rt-section rt-part"
      id="portfolio-reports"
      tabIndex={-1}
      aria-labelledby="reports-label"
    >
      <Heading level={2} data-size="2xs" id="reports-label">
        {t('portfolio.reports.title')}
      </Heading>
      {isPending ? <Loading lines={3} /> : null}
      {isError ? <Problem error={error} retry={() => void refetch()} /> : null}
      {data ? <Reports matter={matter} reports={data} /> : null}
    </section>
  );
}

function Reports({ matter, reports }: { readonly matter: MatterValue; readonly reports: ReportsValue }) {
  const texts = useTexts();
  const { t } = texts;
  const [writing, setWriting] = useState(false);
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    try {
      if (!reports.draft) await api.portfolio.draftReport({ params: { key: matter.key } });
      setWriting(true);
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    setBusy(false);
    initiativeChanged(matter.key);
  };
  return (
    <>
      {reports.mayWrite && !(writing && reports.draft) ? (
        <div>
          <Button variant="secondary" data-size="sm" loading={busy} onClick={() => void begin()}>
            <PencilIcon aria-hidden />
            {t(reports.draft ? 'portfolio.reports.continue' : 'portfolio.reports.begin')}
          </Button>
        </div>
      ) : null}
      {writing && reports.draft ? (
        <ReportForm
          key={reports.draft.id}
          matterKey={matter.key}
          draft={reports.draft}
          maySubmit={reports.maySubmit}
          onClose={() => setWriting(false)}
        />
      ) : null}
      {reports.items.length > 0 ? (
        <ol className="rt-part-list">
          {reports.items.map((r, i) => (
            <li key={r.id}>
              <ReportItem report={r} open={i === 0} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="rt-meta">{t('portfolio.reports.noneYet')}</p>
      )}
    </>
  );
}

function ReportItem({ report: r, open }: { readonly report: StatusReportValue; readonly open: boolean }) {
  const { t, number, percent } = useTexts();
  const money = [
    r.spent === null ? null : t('portfolio.reports.spentIs', { amount: number(r.spent) }),
    r.forecast === null ? null : t('portfolio.reports.forecastIs', { amount: number(r.forecast) }),
    r.costNote || null,
  ].filter(Boolean);
  return (
    <article className="rt-report">
      <div className="rt-part-line">
        {r.status ? <StatusMark status={r.status} /> : null}
        <span className="rt-meta">
          {r.reportedOn ? <DayText day={r.reportedOn} /> : null}
          {r.submittedBy ? ` · ${r.submittedBy.name}` : null}
          {r.dueOn && r.reportedOn && r.reportedOn > r.dueOn ? ` · ${t('portfolio.reports.wasLate')}` : null}
        </span>
      </div>
      <p className="rt-report-text" lang={r.language}>
        {r.summary}
      </p>
      <Details className="rt-report-more" defaultOpen={open} data-size="sm">
        <Details.Summary>{t('portfolio.reports.more')}</Details.Summary>
        <Details.Content>
          <dl lang={r.language}>
            <dt>{t('portfolio.reports.progress')}</dt>
            <dd>
              {[r.progress === null ? null : percent(r.progress / 100), r.progressNote || null]
                .filter(Boolean)
                .join('. ')}
            </dd>
            <dt>{t('portfolio.reports.cost')}</dt>
            <dd>{money.join('. ')}</dd>
            <dt>{t('portfolio.reports.risk')}</dt>
            <dd>{r.riskNote}</dd>
          </dl>
          <OkrTable okr={r.okr} />
        </Details.Content>
      </Details>
    </article>
  );
}
