import type { ReactNode } from 'react';
import type { PublicPageInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout } from './layout.tsx';

/** One thing that an index leads to. */
export interface IndexEntry {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  /** Right after the name. */
  readonly mark?: ReactNode;
  /** Below it. */
  readonly more: ReactNode;
}

/** A part of an index, under a heading of its own when it has one. */
export interface IndexPart {
  readonly heading?: string;
  readonly entries: readonly IndexEntry[];
}

/** An index of a public section: what is there by name, each with a line or two, or that nothing is. */
export function IndexList({
  input,
  texts,
  title,
  lead,
  none,
  above,
  parts,
}: {
  readonly input: PublicPageInput;
  readonly texts: Texts;
  readonly title: string;
  readonly lead: string;
  /** Said when there is nothing. */
  readonly none: string;
  readonly above?: ReactNode;
  readonly parts: readonly IndexPart[];
}) {
  const shown = parts.filter((p) => p.entries.length > 0);
  return (
    <Layout input={input} texts={texts} title={title} lead={lead} steps={[{ label: title }]}>
      {above}
      {shown.length === 0 ? <p>{none}</p> : null}
      {shown.map(({ heading, entries }) => {
        const Name = heading === undefined ? 'h2' : 'h3';
        return (
          <section key={heading ?? ''} {...(heading === undefined ? {} : { className: 'pub-part' })}>
            {heading === undefined ? null : (
              <h2 className="ds-heading" data-size="xs">
                {heading}
              </h2>
            )}
            <ul className="pub-products">
              {entries.map((e) => (
                <li key={e.id}>
                  <Name className="ds-heading" data-size={heading === undefined ? 'xs' : '2xs'}>
                    <a href={e.to}>{e.name}</a> {e.mark}
                  </Name>
                  {e.more}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Layout>
  );
}
