import { type Language, languages } from '../../../domain/kernel/text.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { lastChange } from './queries/changes.ts';
import { type ToldProcess, toldProcesses } from './told-process.ts';

/** A page of the handbook as the search finds it. `body` is Markdown. */
export interface HandbookDocument {
  readonly address: string;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

const kindWords = (kind: ToldProcess['kinds'][number]): string =>
  [
    kind.purpose ?? '',
    ...Object.values(kind.states),
    ...kind.transitions.flatMap((t) => [t.label, ...t.needs.map((n) => n.text)]),
  ].join('. ');

/**
 * Every page of the handbook in every language, as its owners have written it: one for each process, and one for each kind
 * of a process that several run. Names of people are not among the words.
 */
export async function handbookDocuments(q: Queryable, texts: Texts): Promise<HandbookDocument[]> {
  const told = await toldProcesses(q, texts, languages);
  return [...told].flatMap(([language, list]) =>
    list.flatMap(({ process, sections, kinds }) => {
      const written = sections.map((s) => s.body).join('\n\n');
      const only = kinds.length === 1 ? kinds[0] : undefined;
      return [
        {
          address: `/handbook/${process.id}`,
          language,
          title: only && only.name !== process.name ? `${process.name}: ${only.name}` : process.name,
          body: only ? `${written}\n\n${kindWords(only)}` : written,
        },
        ...(only ? [] : kinds).map((kind) => ({
          address: `/handbook/${kind.kind}`,
          language,
          title: kind.name,
          body: kindWords(kind),
        })),
      ];
    }),
  );
}

/** Changes whenever what {@link handbookDocuments} gives may have changed while the program runs; cheap to ask. */
export async function handbookStamp(q: Queryable): Promise<string> {
  return (await lastChange(q))?.toISOString() ?? '';
}
