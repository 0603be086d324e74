import { Button, Heading, Search, Select, Switch } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SearchHitValue } from '../../../contract/search.ts';
import { processKinds } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { useDirectory } from '../../shared/directory.ts';
import { searchNow } from '../../shared/search-now.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { HitRow } from './hit.tsx';
import './search.css';

const others = ['comment', 'handbook', 'person', 'product', 'team', 'application', 'deployment'] as const;
const states = ['open', 'done'] as const;

/** The search as it stands in the address. */
function useAsked() {
  const [params, setParams] = useSearchParams();
  const read = (name: string) => params.get(name) ?? '';
  return {
    q: read('q'),
    kind: read('kind'),
    state: read('state'),
    team: read('team'),
    product: read('product'),
    grouped: read('group') === 'kind',
    set: (change: Readonly<Record<string, string | null>>) =>
      setParams(
        () => {
          const next = searchNow();
          for (const [name, value] of Object.entries(change)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}

/** One filter: everything, or one of some. */
function Choose({
  label,
  value,
  all,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | null) => void;
}) {
  return (
    <Select
      aria-label={label}
      data-size="sm"
      value={value}
      data-set={value !== ''}
      onChange={(e) => onChoose(e.target.value || null)}
    >
      <Select.Option value="">{all}</Select.Option>
      {options.map((o) => (
        <Select.Option key={o.value} value={o.value}>
          {o.label}
        </Select.Option>
      ))}
    </Select>
  );
}

function Hits({ items, grouped }: { readonly items: readonly SearchHitValue[]; readonly grouped: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const id = (hit: SearchHitValue) =>
    `${hit.type}${hit.key ?? hit.address ?? hit.person?.id}${hit.comment?.id ?? ''}`;
  if (!grouped)
    return (
      <ol className="rt-hits" aria-label={t('search.results')}>
        {items.map((hit) => (
          <HitRow key={id(hit)} hit={hit} />
        ))}
      </ol>
    );
  const groups = new Map<string, SearchHitValue[]>();
  for (const hit of items) {
    const name = hit.type === 'node' ? processTexts(texts, hit.kind).plural : t(`search.types.${hit.type}`);
    groups.set(name, [...(groups.get(name) ?? []), hit]);
  }
  return [...groups].map(([name, hits]) => (
    <section key={name}>
      <Heading level={2} data-size="2xs" className="rt-hit-group">
        {name} <span className="rt-faint">{hits.length}</span>
      </Heading>
      <ol className="rt-hits">
        {hits.map((hit) => (
          <HitRow key={id(hit)} hit={hit} />
        ))}
      </ol>
    </section>
  ));
}

/** Search over everything, its words and filters in the address. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const asked = useAsked();
  const { q, kind, state, team, product, set } = asked;
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const directory = useDirectory();
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = window.setTimeout(() => set({ q: text.trim() || null }), 200);
    return () => window.clearTimeout(timer);
  }, [text, q, set]);
  const found = useInfiniteQuery({
    queryKey: ['search', q, kind, state, team, product],
    queryFn: ({ pageParam, signal }) =>
      api.search.find({
        query: {
          q: pageParam.q || q,
          ...(kind ? { kind } : {}),
          ...(state ? { state: state as 'open' | 'done' } : {}),
          ...(team ? { team } : {}),
          ...(product ? { product } : {}),
          ...(pageParam.cursor ? { cursor: pageParam.cursor } : {}),
          limit: 20,
        },
        signal,
      }),
    initialPageParam: { q: '', cursor: '' },
    // Pages of corrected words are asked for by those words.
    getNextPageParam: (page, all) =>
      page.next === null ? null : { q: all[0]?.corrected ?? '', cursor: page.next },
    enabled: q !== '',
    placeholderData: (before) => before,
  });
  const pages = q === '' ? [] : (found.data?.pages ?? []);
  const items = pages.flatMap((p) => p.items);
  const first = pages[0];
  const move = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  };
  useShortcut('j', 'search.key.next', () => move(1));
  useShortcut('k', 'search.key.previous', () => move(-1));
  const filtered = kind !== '' || state !== '' || team !== '' || product !== '';
  const kinds = [...processKinds, ...others];
  const kindName = (k: string) =>
    k === 'comment' || k === 'person'
      ? t(`search.types.${k}`)
      : k === 'handbook'
        ? t('search.types.page')
        : processTexts(texts, k).plural;
  const clear = () => set({ kind: null, state: null, team: null, product: null });
  return (
    <Page
      title={q ? t('search.titleOf', { text: q }) : t('search.title')}
      heading={t('search.title')}
      crumbs={[{ label: t('search.title') }]}
    >
      <search aria-label={t('search.title')} className="rt-search-form">
        <Search>
          <Search.Input
            ref={input}
            aria-label={t('search.prompt')}
            placeholder={t('search.prompt')}
            value={text}
            maxLength={200}
            onChange={(e) => setText(e.target.value)}
            onKeyDown={(e) => {
              if (e.key === 'Enter') set({ q: text.trim() || null });
              if (e.key === 'ArrowDown') {
                e.preventDefault();
                move(1);
              }
            }}
          />
          <Search.Clear aria-label={t('search.clear')} onClick={() => setText('')} />
        </Search>
        <fieldset className="rt-search-filters rt-bare">
          <legend className="rt-sr">{t('search.filters')}</legend>
          <Choose
            label={t('search.kind')}
            value={kind}
            all={t('search.allKinds')}
            options={kinds.map((k) => ({ value: k, label: kindName(k) }))}
            onChoose={(v) => set({ kind: v })}
          />
          <Choose
            label={texts.derived('field.state')}
            value={state}
            all={t('search.allStates')}
            options={states.map((s) => ({ value: s, label: t(`search.state.${s}`) }))}
            onChoose={(v) => set({ state: v })}
          />
          <Choose
            label={texts.derived('field.team')}
            value={team}
            all={t('search.allTeams')}
            options={(directory.data?.teams ?? []).map((x) => ({ value: x.key, label: x.title }))}
            onChoose={(v) => set({ team: v })}
          />
          <Choose
            label={texts.derived('field.product')}
            value={product}
            all={t('search.allProducts')}
            options={(directory.data?.products ?? []).map((x) => ({ value: x.key, label: x.title }))}
            onChoose={(v) => set({ product: v })}
          />
          <Switch
            data-size="sm"
            label={t('search.group')}
            checked={asked.grouped}
            onChange={(e) => set({ group: e.target.checked ? 'kind' : null })}
          />
        </fieldset>
      </search>
      <div ref={list} aria-busy={found.isFetching}>
        {q === '' ? <Empty title={t('search.begin')} text={t('search.beginText')} /> : null}
        {q !== '' && found.isPending ? <Loading lines={8} /> : null}
        {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
        {first && first.jumps.length > 0 ? (
          <ul className="rt-jumps" aria-label={t('search.keys')}>
            {first.jumps.map((n) => (
              <li key={`${n.kind}${n.key}`}>
                <NodeLink node={n} />
              </li>
            ))}
          </ul>
        ) : null}
        {first ? (
          <p className="rt-faint" role="status">
            {first.corrected
              ? t('search.corrected', { typed: q, meant: first.corrected })
              : t('search.found', { count: items.length, more: found.hasNextPage ? 'yes' : 'no' })}
          </p>
        ) : null}
        {first && items.length === 0 && first.jumps.length === 0 ? (
          <Empty
            title={t('search.nothing', { text: q })}
            text={t(filtered ? 'search.nothingFiltered' : 'search.nothingText')}
            action={
              filtered ? (
                <Button variant="secondary" onClick={clear}>
                  {t('search.clearFilters')}
                </Button>
              ) : undefined
            }
          />
        ) : null}
        <Hits items={items} grouped={asked.grouped} />
        {found.hasNextPage && items.length > 0 ? (
          <Button
            variant="secondary"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}
