import type { Prepared } from './prepare.ts';

/** A read that has no bare server beside it: the product alone. */
export interface PlainRead {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

const query = (members: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(Object.entries(members).map(([k, v]): [string, string] => [k, String(v)])).toString();

/** Words somebody might be writing: a sentence the generated titles are near, and one that they are not. */
const written = 'Gjør det enklere å finne igjen meldinger på tvers av avsendere';

/** What people do between an idea and the work in hand. */
export function togetherReads(p: Prepared): readonly PlainRead[] {
  return [
    {
      name: 'portfolioTable',
      title: 'portfolio table of 50 with roll-ups, in order',
      path: `/api/v1/initiatives?${query({ sort: 'rank', limit: 50 })}`,
    },
    {
      name: 'priorities',
      title: 'prioritising page (MoSCoW groups, sums, capacity)',
      path: '/api/v1/portfolio/priorities',
    },
    { name: 'balance', title: 'balance of the portfolio', path: '/api/v1/portfolio/balance' },
    {
      name: 'timeline',
      title: 'roadmap of 500 elements with dependencies',
      path: `/api/v1/roadmap/timeline?${query({ product: p.product, limit: 500 })}`,
    },
    {
      name: 'boardCounts',
      title: 'board of 3,000 open issues: counts and sums',
      path: `/api/v1/issues/count?${query({ team: p.team })}`,
    },
    {
      name: 'boardColumn',
      title: 'board of 3,000 open issues: first cards of a column',
      path: `/api/v1/issues?${query({ team: p.team, state: 'todo', sort: 'rank', limit: 50 })}`,
    },
    {
      name: 'similar',
      title: 'similar while typing',
      path: `/api/v1/initiatives/similar?${query({ text: written })}`,
    },
    {
      name: 'allCounts',
      title: 'all issues: counts by state',
      path: '/api/v1/issues/count',
    },
    {
      name: 'byTitle',
      title: 'page of 50 issues in review, by title',
      path: `/api/v1/issues?${query({ state: 'inReview', sort: 'title', limit: 50 })}`,
    },
    { name: 'holes', title: 'where the thread is broken, with counts', path: '/api/v1/holes' },
    { name: 'search', title: 'search: two words', path: `/api/v1/search?${query({ q: 'melding innboks' })}` },
    {
      name: 'searchCommon',
      title: 'search: one common word',
      path: `/api/v1/search?${query({ q: 'melding' })}`,
    },
    {
      name: 'searchTeam',
      title: 'search: within a team',
      path: `/api/v1/search?${query({ q: 'melding', team: p.team })}`,
    },
    { name: 'searchTypo', title: 'search: misspelt', path: `/api/v1/search?${query({ q: 'fulmakt' })}` },
    { name: 'searchKey', title: 'search: a key', path: `/api/v1/search?${query({ q: p.watched.key })}` },
    { name: 'notices', title: 'my notices', path: '/api/v1/notices?limit=50' },
    {
      name: 'stream',
      title: 'talk and history of a matter',
      path: `/api/v1/matters/${p.watched.key}/stream`,
    },
  ];
}
