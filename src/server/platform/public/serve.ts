import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicPageInput, PublicSite } from '../../../contract/public.ts';
import { isCleanText, isLanguage, type Language } from '../../../domain/kernel/text.ts';
import { packageRoot } from '../config/index.ts';
import { openPublicPages } from './pages.ts';

/** Where the public pages are served from. */
export interface PublicPagesOptions {
  /** The agency's name, as people know it. */
  readonly agency: string;
  /** Scheme and host without a trailing slash. */
  readonly origin: string;
  /** Where the public reaches the agency: an e-mail address or an https address. */
  readonly contact?: string | undefined;
  /** The agency's own accessibility statement. */
  readonly accessibilityUrl?: string | undefined;
  /** Anybody may read the handbook: it is then among the sections in the top. */
  readonly handbook?: boolean;
  /** Folder with `ssr/entry.js` and `web/.vite/manifest.json`; default `dist` of the package. */
  readonly built?: string;
}

/** The options as the settings have them. */
export function publicOptions(config: {
  readonly agencyName: string;
  readonly publicUrl: string;
  readonly contact: string | undefined;
  readonly accessibilityUrl: string | undefined;
  readonly publicHandbook: boolean;
}): PublicPagesOptions {
  return {
    agency: config.agencyName,
    origin: config.publicUrl,
    contact: config.contact,
    accessibilityUrl: config.accessibilityUrl,
    handbook: config.publicHandbook,
  };
}

/** What is at a public address: a page, a feed, or the way elsewhere. */
export type Answer =
  | { readonly page: PublicPageInput }
  | { readonly feed: string }
  | { readonly location: string; readonly status: 301 | 302 };

/** Parameters of an address. */
export type Params = Readonly<Record<string, string>>;

/** Serves public pages in the language of their address, each with an ETag, to be kept for a minute. */
export interface PublicServer {
  /** A page in the language of its address. `make` gives null for what is not there. */
  page(
    operation: string,
    url: string,
    make: (p: Params, site: PublicSite, pageNumber: number) => Promise<Answer | null>,
  ): void;
  /** All else below an address is not there: nothing of the client's is. */
  nothingElse(operation: string, url: string): void;
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: Answer,
    language: Language,
  ): Promise<FastifyReply>;
  notFound(request: FastifyRequest, language: Language): Answer;
}

/** The language of addresses that know none. */
export const defaultLanguage: Language = 'nb';
const packed = promisify(gzip);
/** Below this many bytes packing gains nothing. */
const worthPacking = 1400;

/** Makes a server of public pages on an application. Nobody is signed in here. */
export function createPublicServer(
  app: FastifyInstance,
  timeZone: string,
  options: PublicPagesOptions,
): PublicServer {
  const pages = openPublicPages(options.built ?? join(packageRoot(), 'dist'));
  const siteOf = (language: Language): PublicSite => ({
    language,
    agency: options.agency,
    origin: options.origin,
    contact: options.contact ?? null,
    accessibilityUrl: options.accessibilityUrl ?? null,
    handbook: options.handbook === true,
    timeZone,
    stylesheets: pages.stylesheets(),
  });

  const send: PublicServer['send'] = async (request, reply, answer, language) => {
    if ('location' in answer) {
      return reply.header('cache-control', 'public, max-age=60').redirect(answer.location, answer.status);
    }
    reply.header('content-language', language);
    if ('feed' in answer) return sendBody(request, reply, 200, 'application/atom+xml', answer.feed);
    const status = answer.page.page === 'notFound' ? 404 : 200;
    return sendBody(request, reply, status, 'text/html', await pages.render(answer.page));
  };
  const notFound = (request: FastifyRequest, language: Language): Answer => ({
    page: { page: 'notFound', site: siteOf(language), path: pathWithoutLanguage(request) },
  });

  return {
    send,
    notFound,
    page(operation, url, make) {
      const config = { permission: 'public', operation: `public.${operation}` } as const;
      app.get(`/:language(^nb|nn|en$)${url}`, { config }, async (request, reply) => {
        const params = request.params as Params;
        const language = isLanguage(params.language) ? params.language : defaultLanguage;
        const number = pageNumberOf(request);
        const fit = number !== null && Object.values(params).every(isCleanText);
        const answer = fit ? await make(params, siteOf(language), number) : null;
        return send(request, reply, answer ?? notFound(request, language), language);
      });
      // The same address with a slash at its end is the same page.
      app.get(`/:language(^nb|nn|en$)${url}/`, { config }, async (request, reply) => {
        const [path = '', query] = request.url.split('?', 2);
        const location = path.replace(/\/+$/, '') + (query === undefined ? '' : `?${query}`);
        return send(request, reply, { location: sameHost(location), status: 301 }, defaultLanguage);
      });
    },
    nothingElse(operation, url) {
      const config = { permission: 'public', operation: `public.${operation}` } as const;
      app.get(`/:language(^nb|nn|en$)${url}/*`, { config }, async (request, reply) => {
        const { language } = request.params as Params;
        const own = isLanguage(language) ? language : defaultLanguage;
        return send(request, reply, notFound(request, own), own);
      });
    },
  };
}

/** `?page=`, from 1; null when it is none. Other parameters are somebody else's and mean nothing here. */
function pageNumberOf(request: FastifyRequest): number | null {
  const { page } = request.query as { page?: unknown };
  if (page === undefined) return 1;
  return typeof page === 'string' && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : null;
}

function pathWithoutLanguage(request: FastifyRequest): string {
  const path = request.url.split('?', 1)[0] ?? '/';
  return path.replace(/^\/(?:nb|nn|en)(?=\/)/, '');
}

/** `//host/…` would lead elsewhere. */
const sameHost = (location: string): string => location.replace(/^\/{2,}/, '/');

/** A body that anybody may keep for a minute and then ask whether it is still so. */
async function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  type: string,
  body: string,
): Promise<FastifyReply> {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.headers({ etag, 'cache-control': 'public, max-age=60', vary: 'Accept-Encoding' });
  if (status === 200 && knows(request.headers['if-none-match'], etag)) return reply.code(304).send();
  reply.code(status).type(`${type}; charset=utf-8`);
  if (body.length < worthPacking || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
    return reply.send(body);
  return reply.header('content-encoding', 'gzip').send(await packed(body));
}

/** Whether `If-None-Match` names the entity (RFC 9110 13.1.2: compared weakly). */
function knows(header: string | undefined, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return (header ?? '').split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
