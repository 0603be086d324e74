import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useNavigate } from 'react-router';
import { parseKey } from '../../domain/kernel/keys.ts';
import { api } from '../shared/api/client.ts';
import { nodeHref } from '../shared/node-href.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import type { Choice } from './palette-choice.ts';

/** What the search finds while one types: keys first, then the likeliest, then the way to all of it. */
export function useFound(
  text: string,
  on: boolean,
): { readonly jumps: readonly Choice[]; readonly found: readonly Choice[]; readonly busy: boolean } {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const words = useDeferredValue(text.trim()).slice(0, 200);
  const answer = useQuery({
    queryKey: ['search', 'palette', words],
    queryFn: ({ signal }) => api.search.find({ query: { q: words, limit: 10 }, signal }),
    enabled: on && words.length > 0,
    placeholderData: keepPreviousData,
  });
  const data = text.trim() ? answer.data : undefined;
  const key = parseKey(text);
  const hint = (kind: string, state: string | null) =>
    [processTexts(texts, kind).name, state ? processTexts(texts, kind).state(state) : '']
      .filter(Boolean)
      .join(' · ');
  const known = (data?.jumps ?? []).map((n) => ({
    id: `jump${n.kind}${n.key}`,
    group: t('common.palette.go'),
    label: `${n.key}  ${n.title}`,
    hint: hint(n.kind, n.state),
    run: () => navigate(n.kind === 'matter' ? `/matters/${encodeURIComponent(n.key)}` : nodeHref(n)),
  }));
  const typed: Choice[] =
    key && !known.some((n) => n.label.startsWith(`${key.key} `))
      ? [
          {
            id: 'jump',
            group: t('common.palette.go'),
            label: t('common.palette.openKey', { key: key.key }),
            run: () => navigate(`/thread/${key.key}`),
          },
        ]
      : [];
  const jumped = new Set(known.map((n) => n.label));
  const hits = (data?.items ?? []).flatMap((h): Choice[] => {
    const to =
      h.address ??
      (h.key === null ? null : nodeHref({ key: h.key, kind: h.type === 'comment' ? 'issue' : h.kind }));
    if (to === null) return [];
    const label = h.key === null ? h.title : `${h.key}  ${h.title}`;
    if (jumped.has(label)) return [];
    return [
      {
        id: `${h.type}${h.key ?? h.address}${h.comment?.id ?? ''}`,
        group: t('common.palette.found'),
        label,
        hint: h.type === 'node' ? hint(h.kind, h.state) : t(`search.type.${h.type}`),
        run: () => navigate(h.comment ? `${to}#comment-${h.comment.id}` : to),
      },
    ];
  });
  const all: Choice[] =
    text.trim() && hits.length > 0
      ? [
          {
            id: 'all',
            group: t('common.palette.found'),
            label: t('search.palette.all', { text: text.trim() }),
            run: () => navigate(`/search?q=${encodeURIComponent(text.trim())}`),
          },
        ]
      : [];
  return { jumps: [...typed, ...known], found: [...hits, ...all], busy: answer.isFetching };
}
