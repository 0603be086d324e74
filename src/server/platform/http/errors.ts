import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyServerOptions,
} from 'fastify';
import { type ErrorCode, ProblemError } from '../../../domain/kernel/errors.ts';
import { constraintOf, sqlState } from '../db/db.ts';
import { acceptedLanguage, languageOf } from '../texts/language.ts';
import type { Texts } from '../texts/texts.ts';
import { problemOfDatabase } from './database-errors.ts';
import { problemDocument } from './problem.ts';

/** Fastify's own refusals. */
const frameworkCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_BAD_URL: 'invalid_input',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_VALIDATION: 'invalid_input',
};

/** Any error → one meant for the caller. What nobody foresaw becomes `internal`, its cause only in the log. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const fromDatabase = problemOfDatabase(error);
  if (fromDatabase) return fromDatabase;
  const { code, statusCode } = error as Partial<FastifyError>;
  const known = frameworkCodes[code ?? ''];
  if (known) return new ProblemError(known, { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new ProblemError('invalid_input', { cause: error });
  }
  return new ProblemError('internal', { cause: error });
}

/** Answers every error as problem+json (RFC 9457) in the caller's language, and logs those that are ours to mend. */
export function handleErrors(app: FastifyInstance, texts: Texts): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) {
      request.log.error({ err: describe(problem.cause ?? error) }, 'request failed');
    }
    return sendProblem(reply, request, problem, texts);
  });
}

function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  problem: ProblemError,
  texts: Texts,
): FastifyReply {
  if (problem.code === 'unavailable') reply.header('retry-after', '5');
  if (problem.code === 'not_signed_in') reply.header('www-authenticate', 'Bearer');
  const allow = problem.code === 'method_not_allowed' ? problem.extra.allow : undefined;
  if (Array.isArray(allow)) reply.header('allow', allow.join(', '));
  const language = languageOf(request);
  return reply
    .code(problem.status)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemDocument(problem, texts, language, request.id));
}

/** What a log may hold of an error: never the values of a query, which can be anybody's text. */
function describe(error: unknown): Record<string, string | undefined> {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    sqlState: sqlState(error) || undefined,
    constraint: constraintOf(error) || undefined,
  };
}

/** Answers for requests so broken that no route sees them: an address that cannot be decoded, headers too long. */
export function answerBrokenRequests(
  texts: Texts,
): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> {
  return {
    frameworkErrors: (error, request, reply) => {
      const problem = problemOf(error);
      const language = acceptedLanguage(request.headers['accept-language']);
      const body = problemDocument(problem, texts, language, request.id);
      (reply as FastifyReply)
        .code(problem.status)
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(body));
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
      const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
      const problem = new ProblemError(tooLong ? 'too_large' : 'malformed_body');
      const body = JSON.stringify(problemDocument(problem, texts, 'nb', crypto.randomUUID()));
      const status = tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
      socket.end(
        `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  };
}
