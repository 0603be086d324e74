import type { ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';

const heading = ({ children }: { readonly children?: ReactNode }) => <h3>{children}</h3>;

/** Pictures are not fetched (they would tell others who reads); headings fit under those of the page. */
export default function MarkdownRendered({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown
      disallowedElements={['img']}
      components={{
        h1: heading,
        h2: heading,
        h3: ({ children }) => <h4>{children}</h4>,
        a: ({ href, children }) => (
          <a href={href} rel="noreferrer nofollow">
            {children}
          </a>
        ),
      }}
    >
      {text}
    </ReactMarkdown>
  );
}
