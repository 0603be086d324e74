import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PublicSite, publicAddress } from '../../../contract/public.ts';
import { isCleanText, isLanguage, type Language } from '../../../domain/kernel/text.ts';
import { packageRoot } from '../../platform/config/index.ts';
import type { Services } from '../../platform/context.ts';
import { acceptedLanguage } from '../../platform/texts/language.ts';
import { type Answer, createPublicAnswers } from './public-answers.ts';
import { openPublicPages } from './public-pages.ts';
import { oldAddress } from './queries/read-public.ts';

/** Where the public pages are served from. */
export interface PublicPagesOptions {
  /** The agency's name, as people know it. */
  readonly agency: string;
  /** Scheme and host without a trailing slash. */
  readonly origin: string;
  /** Folder with `ssr/entry.js` and `web/.vite/manifest.json`; default `dist` of the package. */
  readonly built?: string;
}

/** The language of old addresses, which knew none. */
const defaultLanguage: Language = 'nb';
const packed = promisify(gzip);
/** Below this many bytes packing gains nothing. */
const worthPacking = 1400;

/**
 * Serves the public release notes: pages with permanent addresses in three languages, an Atom feed for each product and
 * environment, and the ways there from addresses without a language and from old ones. Nobody is signed in here.
 */
export function servePublicPages(
  app: FastifyInstance,
  services: Services,
  options: PublicPagesOptions,
): void {
  const pages = openPublicPages(options.built ?? join(packageRoot(), 'dist'));
  const answers = createPublicAnswers(services.db);
  const siteOf = (language: Language): PublicSite => ({
    language,
    agency: options.agency,
    origin: options.origin,
    timeZone: services.timeZone,
    stylesheets: pages.stylesheets(),
  });

  const send = async (request: FastifyRequest, reply: FastifyReply, answer: Answer, language: Language) => {
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

  /** A page in the language of its address. `make` gives null for what is not there. */
  const page = (
    operation: string,
    url: string,
    make: (p: Params, site: PublicSite, pageNumber: number) => Promise<Answer | null>,
  ): void => {
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
  };

  page('releaseNotes', '/release-notes', (_p, site) => answers.index(site));
  page('product', '/release-notes/:product', (p, site, n) => answers.product(site, p.product ?? '', null, n));
  page('environment', '/release-notes/:product/:environment', (p, site, n) =>
    answers.product(site, p.product ?? '', p.environment ?? '', n),
  );
  page('feed', '/release-notes/:product/:environment/feed.atom', (p, site) =>
    answers.feed(site, p.product ?? '', p.environment ?? ''),
  );
  page('note', '/release-notes/:product/:environment/:application/:sha', (p, site) =>
    answers.note(site, p.product ?? '', p.environment ?? '', p.application ?? '', p.sha ?? ''),
  );

  // Below the release notes there is nothing of the client's.
  app.get(
    '/:language(^nb|nn|en$)/release-notes/*',
    { config: { permission: 'public', operation: 'public.unknown' } },
    async (request, reply) => {
      const { language } = request.params as Params;
      const own = isLanguage(language) ? language : defaultLanguage;
      return send(request, reply, notFound(request, own), own);
    },
  );

  const config = { permission: 'public', operation: 'public.way' } as const;
  /** Addresses without a language lead to the reader's own. */
  for (const url of ['/release-notes', '/release-notes/*']) {
    app.get(url, { config }, async (request, reply) => {
      reply.header('vary', 'Accept-Language');
      const language = acceptedLanguage(request.headers['accept-language']);
      const location = `/${language}${request.url.replace(/\/+(?=$|\?)/, '')}`;
      return send(request, reply, { location, status: 302 }, language);
    });
  }
  /** Addresses that the notes had where they were published before. */
  for (const url of ['/:section/release-notes', '/:section(^[a-z0-9-]+-releases$)']) {
    for (const old of [url, `${url}/`]) {
      app.get(old, { config }, async (request, reply) => {
        const path = request.url.split('?', 1)[0] ?? '/';
        const known = isCleanText(path) ? await oldAddress(services.db, path) : null;
        const language = known ? defaultLanguage : acceptedLanguage(request.headers['accept-language']);
        const answer: Answer = known
          ? { location: addressOf(known), status: 301 }
          : notFound(request, language);
        return send(request, reply, answer, language);
      });
    }
  }
}

type Params = Readonly<Record<string, string>>;

function addressOf(known: { slug: string | null; environment: string | null }): string {
  if (known.slug === null) return publicAddress.releaseNotes(defaultLanguage);
  return known.environment === null
    ? publicAddress.product(defaultLanguage, known.slug)
    : publicAddress.environment(defaultLanguage, known.slug, known.environment);
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
