import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type AttachmentsValue, collaborationRoutes } from '../../../contract/collaboration.ts';
import { maxAttachments, mayBeShown } from '../../../domain/collaboration/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { once } from '../../core/idempotency.ts';
import type { Db, Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { attach, detach, findAttachment, mayDetach } from './commands/attachments.ts';
import { findPlace } from './place.ts';
import { type AttachmentRow, attachmentById, attachmentsAt } from './queries/attachments.ts';
import { dropBlob, readPiece } from './queries/blobs.ts';
import { receiveFile } from './receive-file.ts';

const shown = (actor: Actor, a: AttachmentRow): AttachmentsValue['items'][number] => ({
  id: a.id,
  name: a.name,
  mediaType: a.mediaType,
  size: a.size,
  hash: a.sha256.toString('hex'),
  by: a.by,
  at: a.at.toISOString(),
  shown: mayBeShown(a.mediaType),
  mayRemove: mayDetach(actor, a),
});

/** A file's pieces, one after the other, each read when the one before has been taken. */
async function* pieces(db: Db, blobId: number): AsyncGenerator<Buffer> {
  for (let n = 0; ; n += 1) {
    const piece = await readPiece(db, blobId, n);
    if (piece === null) return;
    yield piece;
  }
}

/** `Content-Disposition` with a name that every browser reads (RFC 6266, RFC 8187). */
function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** Serves files at matters: bytes in as they are, out as something to save; shown only in a sandbox, and when safe. */
export function serveAttachments(app: FastifyInstance, { services, config }: PluginDependencies): void {
  const { db } = services;
  const limits = { bytes: config.attachmentLimit, files: maxAttachments };
  const all = async (q: Queryable, actor: Actor, nodeId: number): Promise<AttachmentsValue> => ({
    items: (await attachmentsAt(q, nodeId)).map((a) => shown(actor, a)),
    limits,
  });

  // The body is not read before the handler does, piece by piece.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  implement(app, collaborationRoutes.attachments, async ({ call, params }) =>
    all(db, call.actor, (await findPlace(db, call.actor, params.key)).id),
  );

  implement(app, collaborationRoutes.attach, async ({ call, params, query, request }) => {
    const body: unknown = request.body;
    if (!(body instanceof Readable)) throw new ProblemError('unsupported_media_type');
    const said = Number(request.headers['content-length'] ?? 0);
    if (said > limits.bytes) throw new ProblemError('too_large', { extra: { limit: limits.bytes } });
    // Before anything is received: whoever may not, sends in vain.
    await findPlace(db, call.actor, params.key);
    const file = await receiveFile(db, body, query.name, limits.bytes);
    try {
      return await once(
        db,
        call,
        collaborationRoutes.attach.id,
        [params, query, file.hash.toString('hex')],
        async (tx) => {
          const id = await attach(tx, call, params.key, query.name, file);
          return shown(call.actor, (await attachmentById(tx, id))!);
        },
      );
    } finally {
      // Where it was not taken (refused, repeated), what came is of no use.
      await dropBlob(db, file.blobId);
    }
  });

  implement(app, collaborationRoutes.detach, ({ call, params }) =>
    db.transaction(async (tx) => all(tx, call.actor, await detach(tx, call, params.id))),
  );

  const { content } = collaborationRoutes;
  app.route({
    method: 'GET',
    url: content.path,
    schema: { params: content.params, querystring: content.query },
    config: { permission: content.permission, operation: content.id },
    handler: async (request, reply) => {
      const { id } = request.params as { id: number };
      const { show } = request.query as { show?: 'yes' };
      const found = await findAttachment(db, request.actor!, id);
      if (found.deletedAt !== null || found.blobId === null) throw new ProblemError('gone');
      const etag = `"${found.sha256.toString('hex')}"`;
      reply.headers({
        etag,
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
        // Whatever is in the file: it runs nothing, loads nothing and belongs to no origin.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      const inline = show === 'yes' && mayBeShown(found.mediaType);
      return reply
        .headers({
          'content-type': found.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : found.mediaType,
          'content-length': String(found.size),
          'content-disposition': disposition(inline ? 'inline' : 'attachment', found.name),
        })
        .send(Readable.from(pieces(db, found.blobId), { objectMode: false }));
    },
  });
}
