import { demandRoutes } from '../../../contract/demand.ts';
import { kindRoutes } from '../../../contract/matter-routes.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import { processes } from '../../../domain/processes.ts';
import { once } from '../../core/idempotency.ts';
import { serveKind } from '../../core/kind-routes.ts';
import { implement } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { answerDemand } from './commands/answer.ts';
import { createDocument, editDocument } from './commands/documents.ts';
import { importDemands } from './commands/import-demands.ts';
import { showDemands, showDocument } from './present.ts';
import { readDemands } from './queries/demands.ts';
import { readDocuments } from './queries/documents.ts';
import { installDemandRules } from './rules.ts';

/** Serves the module's routes. */
export const serveDemands: ServeModule = (app, { services, texts }) => {
  const { db } = services;
  installDemandRules();
  serveKind(app, services, processes.demand, kindRoutes.demand);

  implement(app, demandRoutes.documents, async ({ call }) => ({
    items: (await readDocuments(db, call.actor, null)).map((d) => showDocument(call.actor, d)),
    mayCreate: may(call.actor, 'portfolio.edit'),
  }));

  implement(app, demandRoutes.document, async ({ call, params }) => {
    const [document] = await readDocuments(db, call.actor, [params.key.toUpperCase()]);
    if (!document) throw new ProblemError('not_found');
    const rows = await readDemands(db, call.actor, { documentId: document.id });
    return { ...showDocument(call.actor, document), items: showDemands(rows) };
  });

  implement(app, demandRoutes.createDocument, ({ call, body }) =>
    once(db, call, demandRoutes.createDocument.id, body, (tx) => createDocument(tx, call, body)),
  );

  implement(app, demandRoutes.editDocument, ({ call, params, body, ifMatch }) =>
    db.transaction((tx) => editDocument(tx, call, params.key, ifMatch!, body)),
  );

  implement(app, demandRoutes.importDemands, ({ call, params, body }) =>
    once(db, call, demandRoutes.importDemands.id, [params, body], async (tx) => {
      const { faults, ...done } = await importDemands(tx, db, call, params.key, body);
      return {
        ...done,
        faults: faults.map(({ line, field, reason, params: values }) => ({
          line,
          field,
          reason,
          text: texts.text(call.actor.language, `demand.fault.${reason}`, values),
        })),
      };
    }),
  );

  implement(app, demandRoutes.answer, ({ call, params, body }) =>
    once(db, call, demandRoutes.answer.id, [params, body], async (tx) => {
      const { link, id } = await answerDemand(tx, db, call, params.key, body.answer);
      const [demand] = showDemands(await readDemands(tx, call.actor, { id }));
      if (!demand) throw new ProblemError('not_found');
      return { link, demand };
    }),
  );

  implement(app, demandRoutes.unanswered, async ({ call, query }) => {
    const rows = await readDemands(db, call.actor, {
      unanswered: true,
      productGroup: query.productGroup ?? null,
    });
    return { items: showDemands(rows).slice(0, query.limit ?? 200), total: rows.length };
  });
};
