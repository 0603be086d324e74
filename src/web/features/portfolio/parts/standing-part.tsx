import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { MatterValue } from '../../../../contract/matters.ts';
import { keyResultProcess } from '../../../../domain/okr/index.ts';
import type { ReportStatus } from '../../../../domain/portfolio/index.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useMay } from '../../../shared/session.ts';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { DayText, When } from '../../../shared/ui/when.tsx';
import { proposalQuery, reportsQuery } from '../queries.ts';
import { StatusMark } from '../status-mark.tsx';
import '../portfolio.css';

/** How the initiative is doing, when it reports next, and whether the data proposes it as done. */
export function Part({ matter }: MatterPartProps) {
  const may = useMay('portfolio.read');
  const status = matter.fields.reportStatus as ReportStatus | null;
  const running = matter.state === 'implementation';
  if (!may || (!running && matter.state !== 'done' && !status)) return null;
  return (
    <>
      {running || matter.state === 'done' ? <Proposal matter={matter} /> : null}
      {status || running ? <Standing matter={matter} status={status} /> : null}
    </>
  );
}

function Standing({
  matter,
  status,
}: {
  readonly matter: MatterValue;
  readonly status: ReportStatus | null;
}) {
  const { t } = useTexts();
  const { data } = useQuery(reportsQuery(matter.key));
  const on = matter.fields.reportedOn as string | null;
  return (
    <div className="rt-portfolio-standing">
      {status ? (
        <p>
          <StatusMark status={status} />
          {on ? (
            <span className="rt-faint">
              {' · '}
              {t('portfolio.reports.on')} <DayText day={on} />
            </span>
          ) : null}
        </p>
      ) : (
        <p className="rt-faint">{t('portfolio.reports.noneYet')}</p>
      )}
      {data?.dueOn ? (
        <p>
          <a href="#portfolio-reports" className={data.standing === 'overdue' ? 'rt-fault-text' : undefined}>
            {t('portfolio.reports.due', { standing: data.standing, days: Math.abs(data.days) })}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** Whether a key result has its answer: then nobody measures it any more. */
const ended = (state: string | null): boolean =>
  Object.entries(keyResultProcess.states).some(([name, s]) => name === state && s.category === 'done');

function Proposal({ matter }: { readonly matter: MatterValue }) {
  const texts = useTexts();
  const { t, derived } = texts;
  const words = processTexts(texts, 'keyResult');
  const { data } = useQuery(proposalQuery(matter.key));
  const done = matter.state === 'done';
  if (!data || (!done && !data.since) || (done && data.plan.length === 0)) return null;
  return (
    <section
      className={done ? 'rt-panel rt-report-form' : 'rt-proposal'}
      aria-labelledby="portfolio-proposal"
    >
      <Heading level={2} data-size="2xs" id="portfolio-proposal">
        {done ? t('portfolio.done.plan') : t('portfolio.done.title')}
      </Heading>
      {data.since && !done ? (
        <p>
          {t('portfolio.done.text', { parts: data.delivered })} <When at={data.since} />.
        </p>
      ) : null}
      {!done ? <p>{data.plan.length > 0 ? t('portfolio.done.then') : t('portfolio.done.noPlan')}</p> : null}
      {data.plan.length > 0 ? (
        <ul>
          {data.plan.map((k) => (
            <li key={k.keyResult.key}>
              <NodeLink node={k.keyResult} />{' '}
              <span className="rt-faint">
                {ended(k.keyResult.state)
                  ? words.state(k.keyResult.state ?? '')
                  : k.measuredBy && k.interval
                    ? t('portfolio.done.how', {
                        name: k.measuredBy.name,
                        interval: derived(`portfolio.interval.${k.interval}`),
                      })
                    : t('portfolio.done.unplanned')}
                {k.until && !ended(k.keyResult.state) ? (
                  <>
                    {' '}
                    {t('portfolio.done.until')} <DayText day={k.until} />
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
