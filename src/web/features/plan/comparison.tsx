import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { PlanComparisonValue } from '../../../contract/plan.ts';
import { processOf } from '../../../domain/processes.ts';
import { valueWords } from '../../matter/fields/value-text.tsx';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

type Change = PlanComparisonValue['changes'][number];

function Changes({ change }: { readonly change: Change }) {
  const texts = useTexts();
  const { t, derived, number } = texts;
  const words = processTexts(texts, change.kind);
  const own = (field: string) => field.startsWith('plan.');
  const name = (field: string) => (own(field) ? derived(field) : words.field(field));
  const value = (field: string, v: unknown): string => {
    if (v === null || v === undefined || v === '') return t('common.unset');
    if (field === 'state') return words.state(String(v));
    if (field === 'plan.priority') return derived(`plan.priority.${String(v)}`);
    if (own(field)) return typeof v === 'number' ? number(v) : String(v);
    return valueWords(texts, words, processOf(change.kind)?.fields[field], field, v) || t('common.unset');
  };
  if (change.changes.length === 0) return null;
  return (
    <ScrollBox>
      <table className="rt-table">
        <caption className="rt-sr">{`${change.key} ${change.title}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.compareField')}</th>
            <th scope="col">{t('plan.compareBefore')}</th>
            <th scope="col">{t('plan.compareNow')}</th>
          </tr>
        </thead>
        <tbody>
          {change.changes.map((c) => (
            <tr key={c.field}>
              <th scope="row">{name(c.field)}</th>
              <td className="rt-plan-value">{value(c.field, c.from)}</td>
              <td className="rt-plan-value">{value(c.field, c.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** What is other now than in a frozen edition: what came, went, moved and changed. */
export function Comparison({ listKey, edition }: { readonly listKey: string; readonly edition: number }) {
  const { t, derived, shortDay } = useTexts();
  const compared = useQuery({
    queryKey: ['plan-compare', listKey, edition],
    queryFn: ({ signal }) => api.plan.compare({ params: { key: listKey }, query: { edition }, signal }),
  });
  if (compared.isPending) return <Loading lines={3} />;
  if (compared.isError) return <Problem error={compared.error} retry={() => void compared.refetch()} />;
  const { changes, frozenAt, introductionChanged } = compared.data;
  return (
    <section className="rt-comparison" aria-labelledby="plan-comparison">
      <Heading level={2} data-size="2xs" id="plan-comparison">
        {t('plan.compareTitle', { edition, day: shortDay(frozenAt.slice(0, 10)) })}
      </Heading>
      {introductionChanged ? <p>{t('plan.compareIntroduction')}</p> : null}
      {changes.length === 0 && !introductionChanged ? <p>{t('plan.compareNone')}</p> : null}
      <ul>
        {changes.map((c) => (
          <li key={c.key}>
            <p>
              <strong>{derived(`plan.compareWhat.${c.what}`)}</strong>{' '}
              <NodeLink node={{ key: c.key, kind: c.kind, title: c.title }} />
              {c.moved ? (
                <span className="rt-faint">
                  {' · '}
                  {t('plan.compareMoved', { from: c.from ?? 0, to: c.to ?? 0 })}
                </span>
              ) : null}
            </p>
            <Changes change={c} />
          </li>
        ))}
      </ul>
    </section>
  );
}
