import type { ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';
import type { CommentValue } from '../../contract/collaboration.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { NodeLink } from '../shared/ui/node-link.tsx';
import { mentionMarks } from './history-marks.ts';

const heading = ({ children }: { readonly children?: ReactNode }) => (
  <p className="rt-said-heading">{children}</p>
);

/** Words of a comment: people by name, matters as links with their state, what the reader does not see by its bare key. */
export default function SaidRendered({
  text,
  mentions,
}: {
  readonly text: string;
  readonly mentions: CommentValue['mentions'];
}) {
  const { t } = useTexts();
  return (
    <ReactMarkdown
      remarkPlugins={[mentionMarks]}
      disallowedElements={['img']}
      components={{
        h1: heading,
        h2: heading,
        h3: heading,
        h4: heading,
        h5: heading,
        h6: heading,
        a: ({ href, children }) => {
          const person = /^#person-(\d+)$/.exec(href ?? '')?.[1];
          if (person !== undefined) {
            const known = mentions.people.find((p) => p.id === Number(person));
            return <span className="rt-mention">@{known?.name ?? t('collaboration.somebody')}</span>;
          }
          const key = /^#node-(.+)$/.exec(decodeURIComponent(href ?? ''))?.[1];
          if (key !== undefined) {
            const known = mentions.nodes.find((n) => n.key === key);
            return known ? (
              <NodeLink node={known} />
            ) : (
              <span className="rt-mention" title={t('collaboration.notSeen')}>
                {key} <small>({t('collaboration.notSeen')})</small>
              </span>
            );
          }
          return (
            <a href={href} rel="noreferrer nofollow">
              {children}
            </a>
          );
        },
      }}
    >
      {text}
    </ReactMarkdown>
  );
}
