import { createHash } from 'node:crypto';
import {
  type DisclosurePart,
  faultsOfRedactions,
  mustWeighWiderAccess,
  type Redaction,
  usedGrounds,
} from '../../../../domain/disclosure/index.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { writeDocx } from '../../../platform/files/docx.ts';
import { disclosureBlocks } from '../document.ts';
import { type DraftTools, draftOf } from '../draft.ts';
import { printHtml } from '../print-html.ts';
import { insertDisclosure } from '../queries/disclosures.ts';
import { recordedNow } from '../queries/draft.ts';
import { wordsIn } from '../words.ts';

/** What is given out, and how. */
export interface Making {
  readonly at: string;
  readonly parts: readonly DisclosurePart[];
  readonly language: Language;
  readonly fingerprint: string;
  readonly redactions: readonly Redaction[];
  readonly widerAccess: boolean;
  readonly requester?: string | undefined;
  readonly reference?: string | undefined;
}

const filled = (text: string | undefined): string | null => text?.trim() || null;
/** Places and grounds, never more than the contract knows. */
const stored = (r: Redaction): Redaction => ({
  item: r.item,
  part: r.part,
  ...(r.from === undefined ? {} : { from: r.from, to: r.to }),
  ground: r.ground,
  ...(r.provision?.trim() ? { provision: r.provision.trim() } : {}),
});

/**
 * Gives a matter out: redacts the draft that was looked at, makes both files, keeps them with who, for whom, when, as of
 * when and by which grounds, and tells of it in the trail; in one transaction. Another draft than was looked at →
 * `stale_version` with the new fingerprint; wider access not weighed where the act asks for it → `rule_broken`.
 * Gives the id.
 */
export async function makeDisclosure(
  tx: Tx,
  call: Call,
  key: string,
  making: Making,
  tools: DraftTools & { readonly agency: string },
): Promise<number> {
  const { nodeId, draft } = await draftOf(tx, call.actor, key, making, tools);
  if (draft.fingerprint !== making.fingerprint)
    throw new ProblemError('stale_version', { extra: { current: { fingerprint: draft.fingerprint } } });
  const faults = faultsOfRedactions(
    draft.sections.flatMap((s) => s.items),
    making.redactions,
  );
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });
  if (mustWeighWiderAccess(making.redactions) && !making.widerAccess) {
    throw new ProblemError('rule_broken', {
      faults: [{ pointer: '/widerAccess', reason: 'wider_access_not_weighed' }],
    });
  }
  const words = wordsIn(tools.texts, draft.language, tools.timeZone);
  const [requester, reference] = [filled(making.requester), filled(making.reference)];
  const madeAt = await recordedNow(tx);
  const title = words.t('disclosure.doc.title', { key: draft.key });
  const blocks = disclosureBlocks(
    draft,
    making.redactions,
    { madeAt, agency: tools.agency, requester, reference },
    words,
  );
  const name = `Innsyn-${draft.key}-${draft.at.slice(0, 10)}`;
  // The agency gives it out; whose hand made it is in the trail.
  const docx = await writeDocx({ title, language: words.tag, author: tools.agency, foot: title, blocks });
  const html = printHtml({ title, language: words.tag, blocks });
  const files = [
    { format: 'docx' as const, name: `${name}.docx`, bytes: docx },
    { format: 'html' as const, name: `${name}.html`, bytes: html },
  ].map((f) => ({ ...f, sha256: createHash('sha256').update(f.bytes).digest('hex') }));
  const id = await insertDisclosure(tx, {
    nodeId,
    at: new Date(draft.at),
    language: draft.language,
    parts: making.parts,
    requester,
    reference,
    redactions: making.redactions.map(stored),
    widerAccess: making.widerAccess,
    fingerprint: draft.fingerprint,
    madeBy: call.actor.personId,
    files,
  });
  await recordEvent(tx, {
    type: 'disclosure.made',
    nodeId,
    kind: draft.kind,
    actor: call.actor,
    // Whoever asked is not named here: what is in the trail cannot be taken out by itself.
    data: {
      disclosure: id,
      asOf: draft.at,
      parts: making.parts,
      grounds: usedGrounds(making.redactions).map(({ ground, places }) => ({ ground, places })),
      files: files.map(({ format, sha256 }) => ({ format, sha256 })),
    },
  });
  return id;
}
