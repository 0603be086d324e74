import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { RouteReply } from '../../../contract/route.ts';
import type { threadRoutes } from '../../../contract/thread.ts';
import { holeCodes, isHoleCode } from '../../../domain/thread/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { When } from '../../shared/ui/when.tsx';
import { ProductChoice } from './period.tsx';
import { holesQuery } from './queries.ts';
import { Sections } from './sections.tsx';

type HoleValue = RouteReply<typeof threadRoutes.holes>['items'][number];

/** Where the thread is broken, by kind of hole and product; each line leads to where it is mended. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const [search] = useSearchParams();
  const given = search.get('code') ?? '';
  const code = isHoleCode(given) ? given : undefined;
  const product = search.get('product') ?? undefined;
  const found = useInfiniteQuery({
    ...holesQuery({ ...(code ? { code } : {}), ...(product ? { product } : {}) }),
    placeholderData: (before) => before,
  });
  const holes = found.data?.pages.flatMap((p) => p.items) ?? [];
  const counts = new Map((found.data?.pages[0]?.counts ?? []).map((c) => [c.code, c.total]));
  const addressOf = (value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set('code', value);
    else next.delete('code');
    return `?${next}`;
  };
  const countOf = (value: string) => {
    const total = counts.get(value);
    return total
      ? t(total.capped ? 'insight.holes.countCapped' : 'insight.holes.count', { count: total.count })
      : t('insight.holes.count', { count: 0 });
  };
  return (
    <Page
      title={t('insight.holes.title')}
      lead={t('insight.holes.lead')}
      crumbs={[{ label: t('insight.nav'), to: '/insight' }, { label: t('insight.section.holes') }]}
      wide
    >
      <Sections />
      <div className="rt-insight-filters rt-insight-compact">
        <nav className="rt-hole-kinds" aria-label={t('insight.holes.kinds')}>
          <ul>
            <li>
              <Link to={addressOf('')} aria-current={code ? undefined : 'true'}>
                {t('insight.holes.all')}
              </Link>
            </li>
            {holeCodes.map((c) => (
              <li key={c}>
                <Link to={addressOf(c)} aria-current={code === c ? 'true' : undefined}>
                  <strong>{countOf(c)}</strong> {texts.derived(`thread.hole.${c}.long`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ProductChoice />
      </div>
      {code ? <p className="rt-faint">{texts.derived(`thread.hole.${code}.advice`)}</p> : null}
      {found.isError ? <Problem error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <Loading lines={10} /> : null}
      {found.isSuccess && holes.length === 0 ? (
        <Empty title={t('insight.holes.none.title')} text={t('insight.holes.none.text')} />
      ) : null}
      {holes.length > 0 ? <HoleTable holes={holes} /> : null}
      {found.hasNextPage ? (
        <Button className="rt-insight-more" variant="secondary" onClick={() => found.fetchNextPage()}>
          {t('insight.more')}
        </Button>
      ) : null}
    </Page>
  );
}

function HoleTable({ holes }: { readonly holes: readonly HoleValue[] }) {
  const { t, derived } = useTexts();
  return (
    <ScrollBox>
      <table className="rt-table rt-insight-stack">
        <caption className="rt-sr">{t('insight.holes.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('insight.holes.where')}</th>
            <th scope="col">{t('insight.holes.what')}</th>
            <th scope="col">{t('insight.holes.product')}</th>
            <th scope="col">{t('insight.holes.when')}</th>
            <th scope="col">
              <span className="rt-sr">{t('insight.holes.mend')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {holes.map((hole) => (
            <tr key={`${hole.code}:${hole.node.kind}:${hole.node.key}`}>
              <th scope="row">
                <NodeLink node={hole.node} />
              </th>
              <td>
                <span className="rt-hole" data-hint={hole.code === 'issueWithoutOrigin'}>
                  {derived(`thread.hole.${hole.code}`)}
                </span>
              </td>
              <td data-label={t('insight.holes.product')}>{hole.product?.title ?? '–'}</td>
              <td data-label={t('insight.holes.when')}>{hole.at ? <When at={hole.at} /> : '–'}</td>
              <td>
                <Link
                  to={`/thread/${encodeURIComponent(hole.node.key)}`}
                  aria-label={t('insight.holes.mendOf', { key: hole.node.key })}
                >
                  {t('insight.holes.mend')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
