import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { MentionItem } from './mention-item.tsx';

/** Where somebody has addressed the reader and it has not been read yet: answered or put away where it stands. */
export function Part() {
  const { t } = useTexts();
  const unread = useQuery({
    queryKey: ['notices', 'list', 'mentions'],
    queryFn: ({ signal }) => api.collaboration.notices({ query: { only: 'unread', limit: 50 }, signal }),
  });
  const items = (unread.data?.items ?? []).flatMap((group) => {
    const mention = group.notices.find((n) => n.type === 'mentioned' && !n.read);
    return mention ? [{ group, mention }] : [];
  });
  if (items.length === 0) return null;
  return (
    <section className="rt-work-section" aria-labelledby="work-mentions">
      <Heading level={2} data-size="2xs" id="work-mentions">
        {t('collaboration.mentions')} <span className="rt-count">{items.length}</span>
      </Heading>
      <ul className="rt-decide">
        {items.map(({ group, mention }) => (
          <MentionItem key={mention.id} group={group} mention={mention} />
        ))}
      </ul>
    </section>
  );
}
