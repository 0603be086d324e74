import type { FastifyInstance } from 'fastify';
import { publicAddress } from '../../../contract/public.ts';
import { roadmapRoutes } from '../../../contract/roadmap.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { isCleanText, type Language } from '../../../domain/kernel/text.ts';
import type { Services } from '../../platform/context.ts';
import { implementPublic } from '../../platform/http/implement.ts';
import { atomFeed, type FeedEntry, tagOf } from '../../platform/public/feed.ts';
import { createPublicServer, type PublicPagesOptions } from '../../platform/public/serve.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import {
  hasReleaseNotes,
  publicElement,
  publicElements,
  publicNeeds,
  releasesOf,
  roadmapProducts,
} from './queries/public.ts';

/** Entries of a feed. */
const feedSize = 50;

/**
 * Serves the public roadmap: an index of products, a page for each, one for each element at its permanent address, an
 * Atom feed of what changes state, and the same as JSON. What is not public is not there. Nobody is signed in here.
 */
export function servePublicRoadmap(
  app: FastifyInstance,
  { db, timeZone }: Services,
  texts: Texts,
  options: PublicPagesOptions,
): void {
  const { page, nothingElse } = createPublicServer(app, timeZone, options);
  const find = async (slug: string) => (await roadmapProducts(db)).find((p) => p.slug === slug) ?? null;

  page('roadmaps', '/roadmap', async (_p, site) => ({
    page: {
      page: 'roadmapIndex',
      site,
      products: (await roadmapProducts(db)).map(({ id: _id, ...product }) => product),
    },
  }));

  page('roadmap', '/roadmap/:product', async (p, site) => {
    const product = await find(p.product ?? '');
    if (!product) return null;
    const [elements, releaseNotes] = await Promise.all([
      publicElements(db, product.id, timeZone),
      hasReleaseNotes(db, product.slug),
    ]);
    const { slug, name } = product;
    return { page: { page: 'productRoadmap', site, product: { slug, name }, elements, releaseNotes } };
  });

  page('roadmapFeed', '/roadmap/:product/feed.atom', async (p, site) => {
    const product = await find(p.product ?? '');
    if (!product) return null;
    const { language, origin, agency } = site;
    const elements = (await publicElements(db, product.id, timeZone))
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
      .slice(0, feedSize);
    const say = (l: Language, state: string) => texts.text(l, `process.roadmapElement.state.${state}`);
    const entries = elements.map(
      (e): FeedEntry => ({
        // A state is an entry of its own: who has read of the plan is told anew when it is delivered.
        id: tagOf(origin, ['roadmap', e.key, e.state]),
        title: `${say(language, e.state)}: ${e.title}`,
        link: origin + publicAddress.roadmapElement(language, product.slug, e.key),
        updated: new Date(e.changedAt),
        published: new Date(e.changedAt),
        lines: e.summary === '' ? [] : [e.summary],
      }),
    );
    return {
      feed: atomFeed({
        id: tagOf(origin, ['roadmap', language, product.slug]),
        title: `${product.name} · ${agency}`,
        author: agency,
        self: origin + publicAddress.roadmapFeed(language, product.slug),
        page: origin + publicAddress.roadmap(language, product.slug),
        updated: entries[0]?.updated ?? new Date(0),
        entries,
      }),
    };
  });

  page('roadmapElement', '/roadmap/:product/:key', async (p, site) => {
    const found = await publicElement(db, (p.key ?? '').toUpperCase(), timeZone);
    if (!found) return null;
    const { product, element } = found;
    // It belongs to another product now, or the key was written otherwise: the way there.
    if (product.slug !== p.product || element.key !== p.key)
      return {
        location: publicAddress.roadmapElement(site.language, product.slug, element.key),
        status: 301,
      };
    const [needs, releases, releaseNotes] = await Promise.all([
      publicNeeds(db, found.id),
      releasesOf(db, found.id),
      hasReleaseNotes(db, product.slug),
    ]);
    return {
      page: {
        page: 'roadmapElement',
        site,
        product,
        element,
        needs: needs.map(({ slug, name, ...need }) => ({ ...need, product: { slug, name } })),
        releases: releases.map((r) => ({
          application: r.application,
          environment: r.environment,
          production: true,
          sha: r.sha,
          deployedAt: r.deployed_at.toISOString(),
          product: r.slug,
        })),
        releaseNotes,
      },
    };
  });
  nothingElse('roadmapUnknown', '/roadmap');

  implementPublic(app, roadmapRoutes.publicProducts, async ({ reply }) => {
    reply.header('cache-control', 'public, max-age=60');
    return { products: (await roadmapProducts(db)).map(({ slug, name }) => ({ slug, name })) };
  });
  implementPublic(app, roadmapRoutes.publicProduct, async ({ params, reply }) => {
    const product = isCleanText(params.product) ? await find(params.product) : null;
    if (!product) throw new ProblemError('not_found');
    reply.header('cache-control', 'public, max-age=60');
    const { slug, name } = product;
    return { product: { slug, name }, elements: await publicElements(db, product.id, timeZone) };
  });
}
