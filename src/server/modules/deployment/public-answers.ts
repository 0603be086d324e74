import {
  PUBLIC_PAGE_SIZE,
  type PublicLine,
  type PublicReleaseNote,
  type PublicReleaseNoteRef,
  type PublicSite,
  publicAddress,
} from '../../../contract/public.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { atomFeed, tagOf } from '../../platform/public/feed.ts';
import type { Answer } from '../../platform/public/serve.ts';
import { linesOf } from './queries/read-lines.ts';
import {
  feedNotes,
  type PublicNoteRow,
  type PublicProductRow,
  publicNote,
  publicNotes,
  publicProducts,
} from './queries/read-public.ts';

/** Entries of a feed. */
const feedSize = 50;

type PublicEnvironmentRow = PublicProductRow['environments'][number];

/** Gathers what the public pages and feeds show. Everything gives null for what is not there. */
export interface PublicAnswers {
  index(site: PublicSite): Promise<Answer>;
  product(
    site: PublicSite,
    slug: string,
    environment: string | null,
    pageNumber: number,
  ): Promise<Answer | null>;
  note(
    site: PublicSite,
    slug: string,
    environment: string,
    application: string,
    sha: string,
  ): Promise<Answer | null>;
  feed(site: PublicSite, slug: string, environment: string): Promise<Answer | null>;
}

/** How long counts are believed, in milliseconds; browsers and proxies believe whole pages for longer. */
const countsAge = 5000;

/** Asks for all products once for everybody who asks within {@link countsAge}. A failure is not kept. */
function rememberProducts(q: Queryable): () => Promise<readonly PublicProductRow[]> {
  let asked: { readonly at: number; readonly products: Promise<readonly PublicProductRow[]> } | null = null;
  return () => {
    const at = performance.now();
    if (asked !== null && at - asked.at < countsAge) return asked.products;
    const products = publicProducts(q);
    asked = { at, products };
    products.catch(() => {
      asked = null;
    });
    return products;
  };
}

/** The answers from a database. */
export function createPublicAnswers(q: Queryable): PublicAnswers {
  const allProducts = rememberProducts(q);
  const find = async (slug: string, environment: string | null) => {
    const product = (await allProducts()).find((p) => p.slug === slug);
    if (!product) return null;
    const place = environment === null ? null : product.environments.find((e) => e.name === environment);
    return place === undefined ? null : { product, place };
  };
  const withLines = async (rows: readonly PublicNoteRow[]): Promise<PublicReleaseNote[]> => {
    const lines = await linesOf(
      q,
      rows.map((r) => r.id),
    );
    return rows.map((r) => ({ ...refOf(r), lines: (lines.get(r.id) ?? []).map(forPublic) }));
  };

  return {
    async index(site) {
      const products = await allProducts();
      return {
        page: {
          page: 'releaseNotesIndex',
          site,
          products: products.map((p) => ({
            slug: p.slug,
            name: p.name,
            environments: p.environments.map(shown),
          })),
        },
      };
    },

    async product(site, slug, environment, pageNumber) {
      const found = await find(slug, environment);
      if (!found) return null;
      const { product, place } = found;
      const total = place?.count ?? product.environments.reduce((sum, e) => sum + e.count, 0);
      const pages = Math.ceil(total / PUBLIC_PAGE_SIZE);
      if (pageNumber > pages) return null;
      const offset = (pageNumber - 1) * PUBLIC_PAGE_SIZE;
      const rows = await publicNotes(q, product.id, place?.id ?? null, PUBLIC_PAGE_SIZE, offset);
      return {
        page: {
          page: 'productReleaseNotes',
          site,
          product: { slug: product.slug, name: product.name },
          environment: place && shown(place),
          environments: product.environments.map(shown),
          items: await withLines(rows),
          pageNumber,
          pages,
          total,
        },
      };
    },

    async note(site, slug, environment, application, sha) {
      if (!/^[0-9a-f]{40}$/.test(sha)) return null;
      const found = await find(slug, environment);
      if (!found?.place) return null;
      const { product, place } = found;
      const note = await publicNote(q, product.id, place.id, application, sha);
      if (!note) return null;
      const [whole] = await withLines([note.note]);
      if (!whole) return null;
      return {
        page: {
          page: 'releaseNote',
          site,
          product: { slug: product.slug, name: product.name },
          note: whole,
          earlier: note.earlier.map((at) => at.toISOString()),
          previous: note.previous && refOf(note.previous),
          next: note.next && refOf(note.next),
          elsewhere: note.elsewhere.map(refOf),
        },
      };
    },

    async feed(site, slug, environment) {
      const found = await find(slug, environment);
      if (!found?.place) return null;
      const { product, place } = found;
      const rows = await feedNotes(q, product.id, place.id, feedSize);
      const lines = await linesOf(
        q,
        rows.map((r) => r.id),
      );
      const { origin, language } = site;
      return {
        feed: atomFeed({
          id: tagOf(origin, ['release-notes', language, product.slug, place.name]),
          title: `${product.name} · ${place.name} · ${site.agency}`,
          author: site.agency,
          self: origin + publicAddress.feed(language, product.slug, place.name),
          page: origin + publicAddress.environment(language, product.slug, place.name),
          updated: rows[0]?.deployed_at ?? new Date(place.latest),
          entries: rows.map((r) => ({
            // One deployment is one thing, whichever language its page is read in.
            id: tagOf(origin, ['release-notes', product.slug, place.name, r.application, r.sha]),
            title: `${r.application} ${r.sha.slice(0, 7)}`,
            link: origin + publicAddress.note(language, product.slug, r),
            updated: r.deployed_at,
            published: r.first,
            lines: (lines.get(r.id) ?? []).map((l) => l.text),
          })),
        }),
      };
    },
  };
}

const shown = ({ id: _id, ...environment }: PublicEnvironmentRow) => environment;

function refOf(r: PublicNoteRow): PublicReleaseNoteRef {
  return {
    application: r.application,
    environment: r.environment,
    production: r.production,
    sha: r.sha,
    deployedAt: r.deployed_at.toISOString(),
  };
}

/** A line without the keys of our own nodes, which lead where the public cannot go. */
const forPublic = (line: PublicLine): PublicLine => ({
  ...line,
  references: line.references.map((r) => ({ ...r, key: null })),
});
