import type { FastifyInstance } from 'fastify';
import { publicAddress } from '../../../contract/public.ts';
import { isCleanText } from '../../../domain/kernel/text.ts';
import type { Services } from '../../platform/context.ts';
import {
  type Answer,
  createPublicServer,
  defaultLanguage,
  type PublicPagesOptions,
} from '../../platform/public/serve.ts';
import { acceptedLanguage } from '../../platform/texts/language.ts';
import { createPublicAnswers } from './public-answers.ts';
import { oldAddress } from './queries/read-public.ts';

/**
 * Serves the public release notes: pages with permanent addresses in three languages, an Atom feed for each product and
 * environment, and the ways there from addresses without a language and from old ones. Nobody is signed in here.
 */
export function servePublicPages(
  app: FastifyInstance,
  services: Services,
  options: PublicPagesOptions,
): void {
  const answers = createPublicAnswers(services.db);
  const { page, nothingElse, send, notFound } = createPublicServer(app, services.timeZone, options);

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

  nothingElse('unknown', '/release-notes');

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

function addressOf(known: { slug: string | null; environment: string | null }): string {
  if (known.slug === null) return publicAddress.releaseNotes(defaultLanguage);
  return known.environment === null
    ? publicAddress.product(defaultLanguage, known.slug)
    : publicAddress.environment(defaultLanguage, known.slug, known.environment);
}
