import type { FastifyInstance } from 'fastify';
import { publicAddress } from '../../../contract/public.ts';
import { handbookProcesses, handbookProcessOf } from '../../../domain/handbook/index.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import type { Services } from '../../platform/context.ts';
import { atomFeed, type FeedEntry, tagOf } from '../../platform/public/feed.ts';
import { createPublicServer, type PublicPagesOptions } from '../../platform/public/serve.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { type ChangeRow, newestChanges } from './queries/changes.ts';
import { inIndex, processName, toldProcesses } from './told-process.ts';

/** Entries of the feed. */
const feedSize = 50;

/**
 * Serves what the agency tells the public of how it works: the handbook with a page for each process and an Atom feed of
 * what changes in it, where the agency has opened it; the accessibility statement; what is kept on whom. Nobody is
 * signed in here, and nobody is named.
 */
export function servePublicHandbook(
  app: FastifyInstance,
  { db, timeZone }: Services,
  texts: Texts,
  options: PublicPagesOptions,
): void {
  const { page, nothingElse } = createPublicServer(app, timeZone, options);
  page('accessibility', '/accessibility', async (_p, site) => ({ page: { page: 'accessibility', site } }));
  page('privacy', '/privacy', async (_p, site) => ({ page: { page: 'privacy', site } }));

  page('handbook', '/handbook', async (_p, site) => {
    if (!site.handbook) return null;
    const told = await toldProcesses(db, texts, [site.language]);
    return {
      page: { page: 'handbookIndex', site, processes: (told.get(site.language) ?? []).map(inIndex) },
    };
  });

  page('handbookFeed', '/handbook/feed.atom', async (_p, site) => {
    if (!site.handbook) return null;
    const { language, origin, agency } = site;
    const changes = await newestChanges(db, language, feedSize);
    const entries = changes.map((c) => entryOf(texts, origin, language, c));
    return {
      feed: atomFeed({
        id: tagOf(origin, ['handbook', language]),
        title: `${texts.text(language, 'handbook.title')} · ${agency}`,
        author: agency,
        self: origin + publicAddress.handbookFeed(language),
        page: origin + publicAddress.handbook(language),
        updated: entries[0]?.updated ?? new Date(0),
        entries,
      }),
    };
  });

  page('handbookProcess', '/handbook/:process', async (p, site) => {
    const found = site.handbook ? handbookProcessOf(p.process ?? '') : undefined;
    if (!found) return null;
    const { language } = site;
    // A kind is told of on the page of its process.
    if (found.id !== p.process)
      return { location: `${publicAddress.handbookProcess(language, found.id)}#${p.process}`, status: 301 };
    const [told] = (await toldProcesses(db, texts, [language], found)).get(language) ?? [];
    if (!told) return null;
    const { process, sections, kinds } = told;
    const place = handbookProcesses.indexOf(found);
    const beside = (of: number) => {
      const other = handbookProcesses[of];
      return other ? { id: other.id, name: processName(texts, language, other.id) } : null;
    };
    return {
      page: {
        page: 'handbookProcess',
        site,
        process,
        sections,
        kinds,
        previous: beside(place - 1),
        next: beside(place + 1),
      },
    };
  });
  nothingElse('handbookUnknown', '/handbook');
}

/** A change as an entry: a text has its whole new text, a criterion its words. */
function entryOf(texts: Texts, origin: string, language: Language, c: ChangeRow): FeedEntry {
  const process = 'process' in c ? c.process : (handbookProcessOf(c.kind)?.id ?? c.kind);
  const name = processName(texts, language, process);
  const address = origin + publicAddress.handbookProcess(language, process);
  const at = { updated: c.at, published: c.at };
  if (!('section' in c))
    return {
      ...at,
      id: tagOf(origin, ['handbook', c.kind, c.id, c.type]),
      title: texts.text(language, `handbook.change.${c.type}`, { process: name }),
      link: `${address}#${c.kind}`,
      lines: [c.texts[language] || c.texts[c.texts.source]],
    };
  const section = texts.text(language, `handbook.section.${c.section}`);
  return {
    ...at,
    id: tagOf(
      origin,
      c.type === 'text'
        ? ['handbook', process, c.section, language, String(c.version)]
        : ['handbook', process, c.section, 'adopted'],
    ),
    title: texts.text(language, `handbook.change.${c.type}`, { process: name, section }),
    link: `${address}#${c.section}`,
    lines: c.type === 'text' ? [c.body] : [],
  };
}
