import type { HandbookPageValue } from '../../../../contract/handbook.ts';
import type { HandbookProcess, HandbookSection } from '../../../../domain/handbook/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText, type Language } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Texts } from '../../../platform/texts/texts.ts';
import { insertAdoption, insertText, lockText, textVersions } from '../queries/texts.ts';
import { comesWith, firstVersion, handbookPage, requireHandbookOwner } from '../texts.ts';

/** One text of the handbook. */
export interface TextPlace {
  readonly process: HandbookProcess;
  readonly section: HandbookSection;
  readonly language: Language;
}

/**
 * Writes a text anew, or brings an older version back as a new one; nothing is lost. Another version than expected is
 * `stale_version`, with the text as it now is. A text like the one that stands is no change.
 */
export async function writeText(
  tx: Tx,
  texts: Texts,
  call: Call,
  { process: p, section, language }: TextPlace,
  expected: number,
  input: { readonly body?: string | undefined; readonly restore?: number | undefined },
): Promise<HandbookPageValue> {
  requireHandbookOwner(call.actor, p);
  if ((input.body === undefined) === (input.restore === undefined)) throw invalid('/body', 'required');
  if (input.body !== undefined && !isCleanText(input.body)) throw invalid('/body', 'unclean_text');
  await lockText(tx, p.id, section, language);
  const versions = await textVersions(tx, p.id, section, language);
  const original = comesWith(texts, p, section, language);
  const now = versions[0] ?? { version: firstVersion, body: original };
  if (now.version !== expected) {
    throw new ProblemError('stale_version', { extra: { current: { version: now.version, body: now.body } } });
  }
  const older =
    input.restore === undefined
      ? undefined
      : input.restore === firstVersion
        ? original
        : versions.find((v) => v.version === input.restore)?.body;
  if (input.restore !== undefined && older === undefined) throw invalid('/restore', 'no_such_version');
  const body = older ?? input.body!.replace(/\r\n?/g, '\n').trim();
  if (body === now.body) return handbookPage(tx, texts, call.actor, p);
  const version = now.version + 1;
  const restored = input.restore ?? null;
  await insertText(tx, {
    process: p.id,
    section,
    language,
    version,
    body,
    restored,
    by: call.actor.personId,
  });
  await recordEvent(tx, {
    type: 'handbook.text_written',
    nodeId: null,
    kind: p.id,
    actor: call.actor,
    changes: [{ field: `${section}.${language}`, from: now.body, to: body }],
    data: { section, language, version, ...(restored === null ? {} : { restored }) },
  });
  return handbookPage(tx, texts, call.actor, p);
}

/** Makes a proposed section the process's own. Doing it again changes nothing; what the sources say needs no adopting. */
export async function adoptSection(
  tx: Tx,
  texts: Texts,
  call: Call,
  p: HandbookProcess,
  section: HandbookSection,
): Promise<HandbookPageValue> {
  requireHandbookOwner(call.actor, p);
  if (p.fromSources.includes(section)) {
    throw new ProblemError('rule_broken', { faults: [{ pointer: '/section', reason: 'no_proposal' }] });
  }
  if (await insertAdoption(tx, p.id, section, call.actor.personId)) {
    await recordEvent(tx, {
      type: 'handbook.section_adopted',
      nodeId: null,
      kind: p.id,
      actor: call.actor,
      data: { section },
    });
  }
  return handbookPage(tx, texts, call.actor, p);
}
