import { cleanFileName, maxAttachments } from '../../../../domain/collaboration/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { findPlace, placeById } from '../place.ts';
import {
  type AttachmentRow,
  attachmentById,
  buryAttachment,
  insertAttachment,
  lockedCount,
} from '../queries/attachments.ts';
import { settleBlob } from '../queries/blobs.ts';
import { insertWatchers } from '../queries/watchers.ts';
import type { ReceivedFile } from '../receive-file.ts';

/** Attaches a received file to a node the caller sees. Gives the attachment's id. */
export async function attach(
  tx: Tx,
  call: Call,
  key: string,
  name: string,
  file: ReceivedFile,
): Promise<number> {
  const node = await findPlace(tx, call.actor, key);
  if ((await lockedCount(tx, node.id)) >= maxAttachments)
    throw invalid('body', 'too_many', { limit: maxAttachments });
  const clean = cleanFileName(name, file.mediaType);
  const id = await insertAttachment(tx, {
    nodeId: node.id,
    name: clean,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.hash,
    blobId: await settleBlob(tx, file.blobId, file.hash, file.size),
    by: call.actor.personId,
  });
  await recordEvent(tx, {
    type: 'attachment.added',
    nodeId: node.id,
    kind: node.kind,
    actor: call.actor,
    data: {
      attachment: id,
      name: clean,
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.hash.toString('hex'),
    },
  });
  await insertWatchers(tx, [node.id], [call.actor.personId], 'commented');
  return id;
}

/** A file that somebody sees, there or removed; else `not_found`. */
export async function findAttachment(q: Queryable, actor: Actor, id: number): Promise<AttachmentRow> {
  const found = await attachmentById(q, id);
  if (!found || !(await placeById(q, actor, found.nodeId))) throw new ProblemError('not_found');
  return found;
}

/** Whether somebody may take a file away: whoever put it there, the matter's owner, an administrator. */
export function mayDetach(actor: Actor, a: Pick<AttachmentRow, 'by' | 'ownerId'>): boolean {
  return (
    a.by.id === actor.personId || a.ownerId === actor.personId || actor.held.some((h) => h.role === 'admin')
  );
}

/** Removes a file: a tombstone with the hash stays, the content goes 30 days later. Gives the node's id. */
export async function detach(tx: Tx, call: Call, id: number): Promise<number> {
  const found = await findAttachment(tx, call.actor, id);
  if (!mayDetach(call.actor, found)) throw new ProblemError('not_allowed');
  if (!(await buryAttachment(tx, id, call.actor.personId))) throw new ProblemError('gone');
  await recordEvent(tx, {
    type: 'attachment.removed',
    nodeId: found.nodeId,
    kind: found.kind,
    actor: call.actor,
    data: { attachment: id, name: found.name },
  });
  return found.nodeId;
}
