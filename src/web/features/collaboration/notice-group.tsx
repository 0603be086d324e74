import { Button, Tag } from '@digdir/designsystemet-react';
import type { NoticeGroupValue } from '../../../contract/collaboration.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { When } from '../../shared/ui/when.tsx';
import { noticeSentence } from './notice-words.ts';

/** What there is to tell of one node: the newest first, the rest counted. */
export function NoticeGroup({
  group,
  onMark,
}: {
  readonly group: NoticeGroupValue;
  readonly onMark: (read: boolean) => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { node, notices, unread, count } = group;
  const id = `notices-${node.key}`;
  return (
    <li className="rt-notice-group" data-unread={unread > 0 || undefined}>
      <div className="rt-notice-head">
        <h2 id={id}>
          <NodeLink node={node} />
        </h2>
        <span className="rt-faint">{t('collaboration.groupCount', { count, unread })}</span>
        <Button variant="tertiary" data-size="sm" aria-describedby={id} onClick={() => onMark(unread > 0)}>
          {t(unread > 0 ? 'collaboration.markRead' : 'collaboration.markUnread')}
        </Button>
      </div>
      <ul>
        {notices.map((n) => (
          <li key={n.id} data-unread={!n.read || undefined}>
            <span>
              {n.read ? null : <span className="rt-sr">{t('collaboration.unread')}: </span>}
              {noticeSentence(texts, node, n)}
            </span>{' '}
            <span className="rt-meta">
              <When at={n.at} />
            </span>{' '}
            {n.internal ? (
              <Tag data-size="sm" data-color="neutral">
                {t('collaboration.internal')}
              </Tag>
            ) : null}
            {n.reason ? (
              <div className="rt-notice-why">
                <span className="rt-faint">{t('collaboration.reason')}:</span>
                <blockquote className="rt-note" lang={n.language ?? undefined}>
                  {n.reason}
                </blockquote>
              </div>
            ) : null}
            {n.excerpt ? (
              <blockquote className="rt-note" lang={n.language ?? undefined}>
                {n.excerpt}
              </blockquote>
            ) : null}
          </li>
        ))}
      </ul>
      {count > notices.length ? (
        <p className="rt-faint">{t('collaboration.andOlder', { count: count - notices.length })}</p>
      ) : null}
    </li>
  );
}
