import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { TimelineElementValue, TimelineValue } from '../../../../contract/roadmap.ts';
import { nodeHref } from '../../../shared/node-href.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import type { ShownDependency } from './rows.ts';
import { signalsOf, standingWords } from './signals.tsx';
import { datesOf } from './timeline-list.tsx';

interface DetailsProps {
  readonly element: TimelineElementValue;
  readonly around:
    | { readonly needs: readonly ShownDependency[]; readonly neededBy: readonly ShownDependency[] }
    | undefined;
  readonly timeline: TimelineValue;
}

/** What is known of the element in focus: in short, its dependencies in words, and whom it holds up. */
export function Details({ element: e, around, timeline }: DetailsProps) {
  const texts = useTexts();
  const { t } = texts;
  const link = (key: string, title: string) => (
    <Link to={nodeHref({ key, kind: 'roadmapElement' })}>
      <span className="rt-key">{key}</span> {title}
    </Link>
  );
  const titles = new Map([...timeline.elements, ...timeline.outside].map((x) => [x.key, x.title]));
  const list = (heading: string, items: readonly ShownDependency[], side: 'from' | 'to') =>
    items.length > 0 ? (
      <div>
        <h3>{heading}</h3>
        <ul>
          {items.map((d) => (
            <li key={`${d[side].key}${d.id ?? ''}`} data-standing={d.standing}>
              {link(d[side].key, d[side].title)}{' '}
              <span className="rt-standing">{standingWords(texts, d)}</span>
            </li>
          ))}
        </ul>
      </div>
    ) : null;
  return (
    <section className="rt-panel rt-tl-details" aria-label={t('roadmap.chosen')}>
      <div>
        <Heading level={2} data-size="2xs">
          {link(e.key, e.title)}
        </Heading>
        <p>{[e.summary, datesOf(texts, e), e.programme, e.owner?.name].filter(Boolean).join(' · ')}</p>
        {signalsOf(texts, e, around?.needs ?? []).map((s) => (
          <p key={s.id} className="rt-tl-said" data-red={s.red || undefined}>
            {s.text}
          </p>
        ))}
      </div>
      {list(t('roadmap.needs'), around?.needs ?? [], 'from')}
      {list(t('roadmap.neededBy'), around?.neededBy ?? [], 'to')}
      {e.holdsUp.length > 0 ? (
        <div>
          <h3>{t('roadmap.holdsUp')}</h3>
          <ul>
            {e.holdsUp.slice(0, 12).map((key) => (
              <li key={key}>{link(key, titles.get(key) ?? '')}</li>
            ))}
            {e.holdsUp.length > 12 ? <li>{t('roadmap.andMore', { count: e.holdsUp.length - 12 })}</li> : null}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
