import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { RouteReply } from '../../../contract/route.ts';
import type { threadRoutes } from '../../../contract/thread.ts';
import { api } from '../../shared/api/client.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import '../../shared/facts/facts.css';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { ProductChoice } from './period.tsx';
import { suggestionsQuery } from './queries.ts';
import { Sections } from './sections.tsx';

type SuggestionValue = RouteReply<typeof threadRoutes.suggestions>['items'][number];
type Decision = 'confirmed' | 'rejected';

/** Suggested links, likeliest first, to confirm or reject one by one. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const [search] = useSearchParams();
  const found = useInfiniteQuery(suggestionsQuery(search.get('product') ?? undefined));
  const list = useRef<HTMLUListElement>(null);
  const items = found.data?.pages.flatMap((p) => p.items) ?? [];
  const decide = useMutation({
    mutationFn: ({ item, decision }: { item: SuggestionValue; decision: Decision }) =>
      api.thread.decide({ params: { id: item.link.id }, body: { decision } }),
    onSuccess: async (_, { item, decision }) => {
      toast(
        decision === 'confirmed'
          ? t('insight.suggestions.confirmed', { from: item.from.key, to: item.to.key })
          : t('insight.suggestions.rejected'),
      );
      // The answered one goes out of the list; focus goes to the one that took its place.
      const rows = [...(list.current?.children ?? [])];
      const at = rows.findIndex((r) => r.contains(document.activeElement));
      await Promise.all(
        [['insight'], ['thread'], ['deployments']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
      if (at >= 0) focusRow(list.current, at);
    },
    onError: (error) => toast(problemText(texts, error).title, { tone: 'danger' }),
  });
  const move = (by: number) => {
    const rows = [...(list.current?.children ?? [])];
    focusRow(list.current, rows.findIndex((r) => r.contains(document.activeElement)) + by);
  };
  useShortcut('j', 'insight.suggestions.key.next', () => move(1));
  useShortcut('k', 'insight.suggestions.key.previous', () => move(-1));
  return (
    <Page
      title={t('insight.suggestions.title')}
      lead={t('insight.suggestions.lead')}
      crumbs={[{ label: t('insight.nav'), to: '/insight' }, { label: t('insight.section.suggestions') }]}
    >
      <Sections />
      <div className="rt-insight-compact">
        <ProductChoice />
      </div>
      {found.isError ? <Problem error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isSuccess && items.length === 0 ? (
        <Empty title={t('insight.suggestions.none.title')} text={t('insight.suggestions.none.text')} />
      ) : null}
      {items.length > 0 ? (
        <p className="rt-faint" role="status">
          {t('insight.suggestions.count', { count: items.length })}
        </p>
      ) : null}
      <ul className="rt-suggestions" ref={list}>
        {items.map((item) => (
          <Suggestion
            key={item.link.id}
            item={item}
            onDecide={(decision) => decide.mutate({ item, decision })}
          />
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button className="rt-insight-more" variant="secondary" onClick={() => found.fetchNextPage()}>
          {t('insight.more')}
        </Button>
      ) : null}
    </Page>
  );
}

function focusRow(list: HTMLElement | null, index: number): void {
  const rows = list?.children ?? [];
  const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
  row?.querySelector<HTMLButtonElement>('button')?.focus();
}

function Suggestion({
  item,
  onDecide,
}: {
  readonly item: SuggestionValue;
  readonly onDecide: (decision: Decision) => void;
}) {
  const { t, derived, percent } = useTexts();
  const keys = { from: item.from.key, to: item.to.key };
  return (
    <li className="rt-panel">
      <div className="rt-suggestion-ends">
        <NodeLink node={item.from} />
        <span className="rt-faint">{derived(`link.${item.link.type}.down`)}</span>
        <NodeLink node={item.to} />
      </div>
      <p>
        <strong>{derived(`insight.suggestions.reason.${item.reason}`)}</strong>
        {item.evidence ? <span>: {item.evidence}</span> : null}{' '}
        <span className="rt-faint">
          · {t('insight.suggestions.sure', { share: percent(item.link.confidence) })}
        </span>
      </p>
      <div className="rt-suggestion-answer rt-tight">
        <Button
          variant="secondary"
          data-size="sm"
          aria-label={t('insight.suggestions.confirmOf', keys)}
          onClick={() => onDecide('confirmed')}
        >
          {t('insight.suggestions.confirm')}
        </Button>
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={t('insight.suggestions.rejectOf', keys)}
          onClick={() => onDecide('rejected')}
        >
          {t('insight.suggestions.reject')}
        </Button>
      </div>
    </li>
  );
}
