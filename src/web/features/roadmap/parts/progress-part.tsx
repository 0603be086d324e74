import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { computedProgress } from '../../../../domain/roadmap/index.ts';
import { api } from '../../../shared/api/client.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { When } from '../../../shared/ui/when.tsx';
import { readPercent } from '../monday/draft.ts';
import { ProgressCurve } from './progress-curve.tsx';
import './parts.css';

/** Progress as the product owner judges it beside what the work below says; judged anew in place. */
export function Part({ matter }: MatterPartProps) {
  const texts = useTexts();
  const { t, percent } = texts;
  const key = ['roadmap', 'judgements', matter.key] as const;
  const query = useQuery({
    queryKey: [...key, matter.version],
    queryFn: ({ signal }) => api.roadmap.judgements({ params: { key: matter.key }, signal }),
    placeholderData: (old) => old,
  });
  const data = query.data;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const judged = data?.progress ?? null;
  useEffect(() => setText(judged === null ? '' : String(judged)), [judged]);
  const computed = computedProgress(matter.rollup);
  const submit = async () => {
    const progress = readPercent(text);
    if (progress === null) {
      setFault(t('roadmap.monday.notPercent'));
      return;
    }
    setBusy(true);
    try {
      const answer = await api.roadmap.judge({
        body: { elements: [{ key: matter.key, version: matter.version, progress }] },
      });
      const [failed] = answer.failed;
      if (failed) {
        setFault(
          failed.code === 'stale_version'
            ? t('roadmap.monday.failed.stale_version')
            : texts.derived(`problem.${failed.code}.title`),
        );
      } else {
        setFault(null);
        toast(t('roadmap.judgedToast', { percent: percent(progress / 100) }));
      }
    } catch (error) {
      setFault(problemText(texts, error).title);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: ['matter', matter.key] });
      void queryClient.invalidateQueries({ queryKey: ['roadmap'] });
    }
  };
  return (
    <section className="rt-road-progress" aria-label={t('roadmap.progress')}>
      <h2 className="rt-fact-label">{t('roadmap.progress')}</h2>
      <dl>
        <div>
          <dt>{t('roadmap.judged')}</dt>
          <dd>
            <strong>{judged === null ? '–' : percent(judged / 100)}</strong>
            {data?.judgedAt && data.judgedBy ? (
              <span className="rt-faint">
                {' '}
                {data.judgedBy.name}, <When at={data.judgedAt} />
              </span>
            ) : null}
            {data?.overdue ? <span className="rt-late"> {t('roadmap.monday.overdue')}</span> : null}
          </dd>
        </div>
        <div>
          <dt>{t('roadmap.computed')}</dt>
          <dd>
            <strong>{computed.byCount === null ? '–' : percent(computed.byCount / 100)}</strong>
            {matter.rollup ? (
              <span className="rt-faint">
                {' '}
                {t('roadmap.closedOf', { count: matter.rollup.closed, total: matter.rollup.total })}
                {computed.byEstimate === null
                  ? ''
                  : `, ${t('roadmap.byEstimate', { percent: percent(computed.byEstimate / 100) })}`}
              </span>
            ) : (
              <span className="rt-faint"> {t('roadmap.monday.noWork')}</span>
            )}
          </dd>
        </div>
      </dl>
      {data?.mayJudge ? (
        <form
          className="rt-road-judge"
          onSubmit={(e) => {
            e.preventDefault();
            void submit();
          }}
        >
          <input
            className="ds-input"
            data-size="sm"
            inputMode="numeric"
            maxLength={5}
            aria-label={t('roadmap.column.progress')}
            aria-invalid={fault !== null}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          <Button type="submit" data-size="sm" variant="secondary" loading={busy}>
            {t(
              readPercent(text) === judged && judged !== null ? 'roadmap.monday.confirm' : 'roadmap.judgeIt',
            )}
          </Button>
        </form>
      ) : null}
      {fault ? (
        <p className="rt-fault" role="alert">
          {fault}
        </p>
      ) : null}
      {data && data.items.length > 1 ? <ProgressCurve items={data.items} /> : null}
    </section>
  );
}
