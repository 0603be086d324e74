import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../domain/kernel/text.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, byte for byte; only on routes whose `config.signed` is set, for the signature. */
    rawBody: Buffer | null;
  }
}

/** Deepest nesting of a body that is read. */
const maxDepth = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bodies are JSON in UTF-8 and nothing else (415). What cannot be decoded or parsed, nests too deep, holds text that
 * the database cannot keep (NUL, half a surrogate pair) or names `__proto__` is refused with where.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.decorateRequest('rawBody', null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
      if (charset !== undefined && !/^utf-?8$/i.test(charset))
        throw new ProblemError('unsupported_media_type');
      if (request.routeOptions.config.signed) request.rawBody = body;
      return body.length === 0 ? undefined : parseJson(body);
    },
  );
}

/** Bytes → JSON value, checked as {@link readJsonBodies} says. */
export function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (cause) {
    throw new ProblemError('malformed_body', { faults: [{ pointer: '', reason: 'not_utf8' }], cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProblemError('malformed_body', { faults: [{ pointer: '', reason: 'not_json' }], cause });
  }
  refuseUnclean(value, '', 0);
  return value;
}

function refuseUnclean(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') {
    if (!isCleanText(value)) throw invalid(pointer, 'unclean_text');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= maxDepth) throw invalid(pointer, 'too_deep', { max: maxDepth });
  if (Array.isArray(value)) {
    for (const [i, v] of value.entries()) refuseUnclean(v, `${pointer}/${i}`, depth + 1);
    return;
  }
  for (const [name, v] of Object.entries(value)) {
    if (!isCleanText(name)) throw invalid(pointer, 'unclean_text');
    const at = `${pointer}/${escapePointer(name)}`;
    if (name === '__proto__')
      throw new ProblemError('unknown_field', { faults: [{ pointer: at, reason: 'unknown_field' }] });
    refuseUnclean(v, at, depth + 1);
  }
}

/** One step of a JSON pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
