import type { DisclosureDraftValue } from '../../../contract/disclosure.ts';
import {
  commentParts,
  isInternalEvent,
  isTalkEvent,
  mentionsIn,
} from '../../../domain/collaboration/index.ts';
import { internalNoteGround } from '../../../domain/disclosure/index.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { namesById } from '../../core/names.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { commentLanguages, type DraftEvent } from './queries/draft.ts';
import type { DisclosureWords } from './words.ts';

/** A comment, or a note inside the agency, as it stood at an instant. */
export interface SaidThen {
  readonly id: number;
  readonly internal: boolean;
  readonly author: string | null;
  readonly at: Date;
  readonly edited: boolean;
  /** Markdown with names in place of tokens; null when it has been erased. */
  readonly body: string | null;
  readonly language: Language | null;
}

/** What had been said, and not taken away, when the last of some events was recorded; oldest first. */
export async function saidAt(q: Queryable, events: readonly DraftEvent[]): Promise<SaidThen[]> {
  const said = new Map<number, SaidThen>();
  for (const e of events.filter((x) => isTalkEvent(x.type))) {
    const id = typeof e.data?.comment === 'number' ? e.data.comment : null;
    const body = typeof e.data?.text === 'string' ? e.data.text : null;
    if (e.type.endsWith('.written')) {
      // Erased: which comment it was is no longer known, only that there was one.
      said.set(id ?? -e.id, {
        id: id ?? -e.id,
        internal: isInternalEvent(e.type),
        author: e.actor,
        at: e.at,
        edited: false,
        body,
        language: null,
      });
      continue;
    }
    const before = id === null ? undefined : said.get(id);
    if (!before) continue;
    if (e.type.endsWith('.removed')) said.delete(before.id);
    else said.set(before.id, { ...before, body, edited: true });
  }
  const all = [...said.values()];
  const people = all.flatMap((s) => mentionsIn(s.body ?? '').people);
  const [names, languages] = await Promise.all([
    namesById(q, [...new Set(people)], []),
    commentLanguages(
      q,
      all.map((s) => s.id),
    ),
  ]);
  return all.map((s) => ({
    ...s,
    language: languages.get(s.id) ?? null,
    body:
      s.body === null
        ? null
        : commentParts(s.body)
            .map((p) =>
              p.type === 'text'
                ? p.text
                : p.type === 'node'
                  ? p.key
                  : `@${names.people.get(p.id)?.name ?? '…'}`,
            )
            .join(''),
  }));
}

/** Notes inside the agency, listed as kept back: that there is one and when, not whose and not what. */
export function withheldNotes(
  said: readonly SaidThen[],
  words: DisclosureWords,
): DisclosureDraftValue['withheld'] {
  return said
    .filter((s) => s.internal)
    .map((s) => ({
      id: `note.${s.id}`,
      head: words.t('disclosure.doc.internalNote', { at: words.instant(s.at) }),
      ground: internalNoteGround,
    }));
}
