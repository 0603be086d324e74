import { createHash } from 'node:crypto';
import type { DisclosureDraftValue } from '../../../contract/disclosure.ts';
import { type DisclosurePart, disclosureParts } from '../../../domain/disclosure/index.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { processOf } from '../../../domain/processes.ts';
import { instantOf, matterAsOf } from '../../core/history.ts';
import { findMatter, loadMatters } from '../../core/load.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { withoutMarks } from '../../platform/files/docx-blocks.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { type DraftWorld, type Item, partItems } from './parts.ts';
import { addedCriteria, agencyInstant, eventsUntil, isAgencyTime, recordedNow } from './queries/draft.ts';
import { saidAt, withheldNotes } from './said.ts';
import { wordsIn } from './words.ts';

/** What a draft is asked for. `at` as in the contract; `language` absent: the matter's own. */
export interface DraftRequest {
  readonly at: string;
  readonly parts: readonly DisclosurePart[];
  readonly language?: Language | undefined;
}

/** What drafts are made with. */
export interface DraftTools {
  readonly texts: Texts;
  readonly timeZone: string;
}

/** A draft and the matter it is of. */
export interface Drafted {
  readonly nodeId: number;
  readonly draft: DisclosureDraftValue;
}

/** The instant asked for. Not one → `invalid_input`; a time to come → `time_to_come`, but today's end is now. */
async function askedInstant(q: Queryable, text: string, timeZone: string): Promise<Date> {
  const at = isAgencyTime(text) ? await agencyInstant(q, text, timeZone) : await instantOf(q, text, timeZone);
  if (at === null) throw invalid('query:at', 'not_an_instant');
  const now = await recordedNow(q);
  if (at <= now) return at;
  const wholeDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (wholeDay && at.getTime() - now.getTime() <= 25 * 3_600_000) return now;
  throw invalid('query:at', 'time_to_come');
}

/** Parts as they are written in an address. Something else → `invalid_input`. */
export function partsFrom(text: string): DisclosurePart[] {
  const asked = text.split(',').map((p) => p.trim());
  const known = disclosureParts.filter((p) => asked.includes(p));
  if (known.length === 0 || known.length !== new Set(asked).size)
    throw invalid('query:parts', 'not_a_choice', { choices: disclosureParts.join(', ') });
  return known;
}

const clean = (i: Item): Item => ({ ...i, head: withoutMarks(i.head), text: withoutMarks(i.text) });

/**
 * A matter as it would be given out: as it stood at an instant, piece by piece, in the words of one language. Not seen
 * by the actor, or not yet registered then → `not_found`.
 */
export async function draftOf(
  q: Queryable,
  actor: Actor,
  key: string,
  asked: DraftRequest,
  { texts, timeZone }: DraftTools,
): Promise<Drafted> {
  const found = await findMatter(q, actor, key);
  const definition = found ? processOf(found.kind) : undefined;
  const [matter] = found ? await loadMatters(q, found.kind, [found.id]) : [];
  if (!found || !definition || !matter) throw new ProblemError('not_found');
  const at = await askedInstant(q, asked.at, timeZone);
  const language = asked.language ?? matter.language;
  const words = wordsIn(texts, language, timeZone);
  const [stood, events, added] = await Promise.all([
    matterAsOf(q, definition, { id: matter.id, key: matter.key }, at),
    eventsUntil(q, matter.id, at),
    addedCriteria(q, matter.kind),
  ]);
  const said = await saidAt(q, events);
  const world: DraftWorld = { q, actor, definition, matter, stood, events, said, words, at, added };
  const sections: DisclosureDraftValue['sections'] = [];
  let unseenLinks = 0;
  for (const part of disclosureParts.filter((p) => asked.parts.includes(p))) {
    const { items, unseen } = await partItems(part, world);
    if (items.length > 0) sections.push({ part, items: items.map(clean) });
    unseenLinks += unseen ?? 0;
  }
  const content = {
    key: matter.key,
    kind: matter.kind,
    at: at.toISOString(),
    language,
    sections,
    withheld: withheldNotes(said, words),
    unseenLinks,
  };
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { nodeId: matter.id, draft: { ...content, fingerprint } };
}
