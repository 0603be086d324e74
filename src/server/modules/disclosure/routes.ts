import type { FastifyInstance } from 'fastify';
import { type DisclosureValue, disclosureRoutes } from '../../../contract/disclosure.ts';
import { usedGrounds } from '../../../domain/disclosure/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { once } from '../../core/idempotency.ts';
import type { Call } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { docxType } from '../../platform/files/docx.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { makeDisclosure } from './commands/make.ts';
import { draftOf, partsFrom } from './draft.ts';
import { printPolicy } from './print-html.ts';
import { type DisclosureRow, fileBytes, findDisclosure, findDisclosures } from './queries/disclosures.ts';
import { serveRetention } from './retention-routes.ts';

function shown({ key, kind, title, state, redactions, at, madeAt, ...d }: DisclosureRow): DisclosureValue {
  return {
    ...d,
    matter: { key, kind, title, state },
    at: at.toISOString(),
    madeAt: madeAt.toISOString(),
    grounds: usedGrounds(redactions).map((g) => ({ ...g, provisions: [...g.provisions] })),
    files: d.files.map((f) => ({
      ...f,
      erasedAt: f.erasedAt === null ? null : new Date(f.erasedAt).toISOString(),
    })),
  };
}

/** Serves innsyn (and, with it, access level and retention by kind): drafts, what has been given out, and the files. */
export function serveDisclosures(
  app: FastifyInstance,
  { services, texts, config }: Pick<PluginDependencies, 'services' | 'texts' | 'config'>,
): void {
  const { db, timeZone } = services;
  const r = disclosureRoutes;
  serveRetention(app, { services, texts });
  const found = async (q: Queryable, call: Call, id: number) => {
    const row = await findDisclosure(q, call.actor, id);
    if (!row) throw new ProblemError('not_found');
    return row;
  };

  implement(
    app,
    r.draft,
    async ({ call, params, query }) =>
      (
        await draftOf(
          db,
          call.actor,
          params.key,
          { ...query, parts: partsFrom(query.parts) },
          { texts, timeZone },
        )
      ).draft,
  );

  implement(app, r.make, ({ call, params, body }) =>
    once(db, call, r.make.id, [params.key, body], async (tx) => {
      const id = await makeDisclosure(tx, call, params.key, body, {
        texts,
        timeZone,
        agency: config.agencyName,
      });
      return shown(await found(tx, call, id));
    }),
  );

  implement(app, r.list, async ({ call, query }) => {
    const page = await findDisclosures(db, call.actor, query);
    return { ...page, items: page.items.map(shown) };
  });

  implement(app, r.read, async ({ call, params }) => shown(await found(db, call, params.id)));

  implement(app, r.file, async ({ call, params, reply }) => {
    await found(db, call, params.id);
    const file = await fileBytes(db, params.id, params.format);
    if (!file) throw new ProblemError('not_found');
    if (file.bytes === null) throw new ProblemError('gone');
    if (params.format === 'html') {
      reply.type('text/html; charset=utf-8').header('content-security-policy', printPolicy);
    } else {
      reply
        .type(docxType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    }
    return file.bytes;
  });
}
