import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../domain/kernel/text.ts';

/** The client's one page, in three languages, packed once. */
export interface Shell {
  send(request: FastifyRequest, reply: FastifyReply, language: Language): FastifyReply;
}

interface Packed {
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

/** Reads the page once, and again when it has been built anew. */
export function createShell(file: string): Shell {
  const pages = new Map<Language, Packed>();
  let built = 0;
  const page = (language: Language): Packed => {
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== built) {
      pages.clear();
      built = mtimeMs;
    }
    let packed = pages.get(language);
    if (!packed) {
      packed = pack(
        readFileSync(file, 'utf8').replace(/<html([^>]*?)\slang="[^"]*"/, `<html$1 lang="${language}"`),
      );
      pages.set(language, packed);
    }
    return packed;
  };
  return {
    send(request, reply, language) {
      const packed = page(language);
      const accepts = request.headers['accept-encoding'] ?? '';
      reply.headers({
        etag: packed.etag,
        'cache-control': 'no-cache',
        vary: 'Accept-Encoding, Accept-Language, Cookie',
        'content-language': language,
      });
      if (request.headers['if-none-match'] === packed.etag) return reply.code(304).send();
      const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : undefined;
      if (encoding) reply.header('content-encoding', encoding);
      return reply.type('text/html; charset=utf-8').send(encoding ? packed[encoding] : packed.plain);
    },
  };
}

function pack(html: string): Packed {
  const plain = Buffer.from(html, 'utf8');
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { plain, br: brotliCompressSync(plain), gzip: gzipSync(plain), etag };
}
