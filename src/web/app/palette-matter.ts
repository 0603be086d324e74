import { useQuery } from '@tanstack/react-query';
import { useMatch, useNavigate } from 'react-router';
import type { ActionValue, MatterValue } from '../../contract/matters.ts';
import { processOf } from '../../domain/processes.ts';
import { matterQuery } from '../matter/use-matter.ts';
import { api } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { useMay } from '../shared/session.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import type { Choice } from './palette-choice.ts';

/** The matter whose page is in view, as it is known; never asked for here. */
export function useMatterInView(): MatterValue | null {
  const key = useMatch('/matters/:key')?.params.key;
  const { data } = useQuery({ ...matterQuery(key ?? ''), enabled: false });
  return key && data ? data : null;
}

/** An issue becomes an epic by being dropped: who may not do that, may not do this. */
const isDrop = (action: ActionValue): boolean => action.name === 'drop' && action.allowed;

/** What can be done now with the matter in view. `onMove` asks for what a move needs and carries it out. */
export function useMatterCommands(
  matter: MatterValue | null,
  onMove: (action: ActionValue) => void,
): readonly Choice[] {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const mayFollow = useMay('profile.edit');
  const mayCreate = useMay('matter.create');
  const key = matter?.key ?? '';
  const watching = useQuery({
    queryKey: ['watchers', key],
    queryFn: ({ signal }) => api.collaboration.watchers({ params: { key }, signal }),
    enabled: matter !== null && mayFollow,
    staleTime: 60_000,
  });
  if (!matter) return [];
  const group = t('search.palette.here', { key });
  const words = processTexts(texts, matter.kind);
  const follow = async (on: boolean) => {
    try {
      const now = await api.collaboration.watch({ params: { key }, body: { on } });
      queryClient.setQueryData(['watchers', key], now);
      toast(t(on ? 'search.palette.followed' : 'search.palette.unfollowed', { key }));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  const copy = () =>
    void navigator.clipboard
      .writeText(`${window.location.origin}/matters/${encodeURIComponent(key)}`)
      .then(() => toast(t('search.palette.linkCopied')))
      .catch((error: unknown) => toast(problemText(texts, error).title, { tone: 'danger' }));
  const children = (processOf(matter.kind)?.links.downstream ?? [])
    .filter((l) => l.type === 'decomposes')
    .flatMap((l) => l.kinds)
    .filter((kind) => processOf(kind));
  const on = watching.data?.mine;
  return [
    ...matter.actions
      .filter((a) => a.allowed)
      .map((a) => ({
        id: `move${a.name}`,
        group,
        label: words.transition(a.name),
        hint: `→ ${words.state(a.to)}`,
        run: () => onMove(a),
      })),
    ...(mayFollow && on !== undefined
      ? [
          {
            id: 'follow',
            group,
            label: t(on ? 'search.palette.unfollow' : 'search.palette.follow'),
            run: () => void follow(!on),
          },
        ]
      : []),
    ...(matter.kind === 'issue' && mayCreate && matter.mayLink && matter.actions.some(isDrop)
      ? [
          {
            id: 'promote',
            group,
            label: t('backlog.promote.action'),
            run: () => navigate(`/matters/${encodeURIComponent(key)}?promote=yes`),
          },
        ]
      : []),
    { id: 'copy', group, label: t('search.palette.copyLink'), run: copy },
    ...(mayCreate && matter.mayLink
      ? [...new Set(children)].map((kind) => ({
          id: `child${kind}`,
          group,
          label: t('search.palette.newChild', { key, kind: processTexts(texts, kind).name }),
          run: () => navigate(`/new/${kind}?under=${encodeURIComponent(key)}`),
        }))
      : []),
  ];
}
