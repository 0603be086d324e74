import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { nodeHref } from '../../../shared/node-href.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { StateBadge } from '../../../shared/ui/state-badge.tsx';
import type { TimelineAddress } from './address.ts';
import { byEnd, type ShownDependency, type TimelineRow } from './rows.ts';
import { dependencyWords, Signals } from './signals.tsx';

/** The timeline where there is no room for bars: products and their elements with dates, in the same order. */
export function TimelineList({
  rows,
  dependencies,
  address,
}: {
  readonly rows: readonly TimelineRow[];
  readonly dependencies: readonly ShownDependency[];
  readonly address: TimelineAddress;
}) {
  const texts = useTexts();
  const { t } = texts;
  const ends = byEnd(dependencies);
  const fold = (id: string, open: boolean) => {
    const next = new Set(address.folded);
    if (open) next.add(id);
    else next.delete(id);
    address.set({ folded: [...next].join(',') || null });
  };
  return (
    <div className="rt-tl-list">
      {rows.map((row) => {
        if (row.kind === 'product')
          return (
            <Heading key={row.id} level={2} data-size="2xs">
              <button
                type="button"
                className="rt-link-button"
                aria-expanded={row.open}
                onClick={() => fold(row.id, row.open)}
              >
                <span aria-hidden="true">{row.open ? '▾' : '▸'}</span> {row.title ?? t('roadmap.noProduct')}{' '}
                <span className="rt-count">{row.count}</span>
              </button>
            </Heading>
          );
        const { element: e } = row;
        const around = ends.get(e.key);
        return (
          <article key={row.id} className="rt-panel rt-tl-item">
            <h3>
              <Link to={nodeHref({ key: e.key, kind: 'roadmapElement' })}>{e.title}</Link>
            </h3>
            <p>
              <StateBadge kind="roadmapElement" state={e.state} /> <span>{datesOf(texts, e)}</span>
              {e.judgedProgress === null || e.state === 'delivered' ? null : (
                <span> · {texts.percent(e.judgedProgress / 100)}</span>
              )}
            </p>
            <Signals element={e} needs={around?.needs ?? []} />
            {around && around.needs.length > 0 ? (
              <ul>
                {around.needs.map((d) => (
                  <li key={`${d.from.key}${d.id ?? ''}`} data-standing={d.standing}>
                    {dependencyWords(texts, d, 'needs')}
                  </li>
                ))}
              </ul>
            ) : null}
          </article>
        );
      })}
    </div>
  );
}

/** The dates of an element in words. */
export function datesOf(
  texts: ReturnType<typeof useTexts>,
  e: { readonly plannedStart: string | null; readonly plannedEnd: string | null },
): string {
  const { t, shortDay } = texts;
  if (e.plannedStart && e.plannedEnd)
    return t('roadmap.dates', { start: shortDay(e.plannedStart), end: shortDay(e.plannedEnd) });
  if (e.plannedStart) return t('roadmap.datesStart', { start: shortDay(e.plannedStart) });
  if (e.plannedEnd) return t('roadmap.datesEnd', { end: shortDay(e.plannedEnd) });
  return t('roadmap.datesNone');
}
