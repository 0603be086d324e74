import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { isAccepted, isTextName, pieceBytes } from '../../../domain/collaboration/index.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import type { Db } from '../../platform/db/db.ts';
import { beginBlob, dropBlob, storePiece } from './queries/blobs.ts';

/** A file received and stored, not yet anybody's. */
export interface ReceivedFile {
  readonly blobId: number;
  readonly hash: Buffer;
  readonly size: number;
  readonly mediaType: string;
}

/** How much of the beginning is looked at to say what a file is. */
const headBytes = 4 * pieceBytes;

/** Text that shows nothing but itself: UTF-8 without control characters other than tab and line ends. */
function createTextCheck(): { add(bytes: Buffer): void; end(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let clean = true;
  const look = (read: () => string): void => {
    if (!clean) return;
    try {
      const text = read();
      clean = !/[^\P{Cc}\t\n\r\f]/u.test(text);
    } catch {
      clean = false;
    }
  };
  return {
    add: (bytes) => look(() => decoder.decode(bytes, { stream: true })),
    end() {
      look(() => decoder.decode());
      return clean;
    },
  };
}

function refused(): ProblemError {
  return new ProblemError('unsupported_media_type', {
    faults: [{ pointer: 'body', reason: 'file_not_taken' }],
  });
}

/** What a file is, by its bytes. Text proves nothing about itself: its name must say that it is text. */
async function typeOf(head: Buffer, isText: boolean, name: string): Promise<string> {
  // A damaged file of a known kind is of no kind.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const mediaType = found?.mime ?? (isText && isTextName(name) ? 'text/plain' : null);
  if (mediaType === null || !isAccepted(mediaType)) throw refused();
  return mediaType;
}

/**
 * Receives a file piece by piece into the database, never more of it in memory than its beginning. More than `limit`
 * bytes → `too_large`; none → `required`; of a kind that is not taken → `unsupported_media_type`. Refused or broken off,
 * what had come is taken away again.
 */
export async function receiveFile(
  db: Db,
  body: Readable,
  name: string,
  limit: number,
): Promise<ReceivedFile> {
  const blobId = await beginBlob(db);
  try {
    const hash = createHash('sha256');
    const text = createTextCheck();
    let head: Buffer = Buffer.alloc(0);
    let waiting: Buffer[] = [];
    let held = 0;
    let size = 0;
    let n = 0;
    const store = async (): Promise<void> => {
      if (held === 0) return;
      await storePiece(db, blobId, n, Buffer.concat(waiting));
      n += 1;
      waiting = [];
      held = 0;
    };
    // Not cut off when it is refused: the answer must reach whoever still sends.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new ProblemError('too_large', { extra: { limit } });
      hash.update(chunk);
      text.add(chunk);
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      waiting.push(chunk);
      held += chunk.length;
      if (held >= pieceBytes) await store();
    }
    await store();
    if (size === 0) throw invalid('body', 'required');
    return { blobId, hash: hash.digest(), size, mediaType: await typeOf(head, text.end(), name) };
  } catch (error) {
    await dropBlob(db, blobId).catch(() => undefined);
    throw error;
  }
}
