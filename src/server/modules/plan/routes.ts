import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { planRoutes } from '../../../contract/plan.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { comparePlans } from '../../../domain/plan/index.ts';
import { once } from '../../core/idempotency.ts';
import type { Call } from '../../platform/context.ts';
import type { Tx } from '../../platform/db/db.ts';
import { docxType } from '../../platform/files/docx.ts';
import { xlsxType } from '../../platform/files/xlsx.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import {
  addItems,
  createPlan,
  editItem,
  editPlan,
  freezePlan,
  moveItem,
  reopenPlan,
  takeOut,
} from './commands/change-plan.ts';
import { contentNow, contentOf, presentPlan, seenContent } from './content.ts';
import { planDocx } from './plan-docx.ts';
import { planXlsx } from './plan-xlsx.ts';
import { editionsOf, findPlan, listPlans, snapshotOf } from './queries/lists.ts';
import type { PlanDocument } from './words.ts';

/** Serves budget proposals and plans of a year. */
export function servePlans(
  app: FastifyInstance,
  { services, texts }: Pick<PluginDependencies, 'services' | 'texts'>,
): void {
  const { db, timeZone } = services;
  const r = planRoutes;
  const found = async (q: Tx | typeof db, key: string) => {
    const list = await findPlan(q, key);
    if (!list) throw new ProblemError('not_found');
    return list;
  };
  const show = async (q: Tx | typeof db, call: Call, key: string, edition?: number) =>
    presentPlan(q, call.actor, await found(q, key), edition);
  /** A command on a list, answered with how it then is. */
  const command = (call: Call, key: string, run: (tx: Tx) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await run(tx);
      return show(tx, call, key);
    });
  const documentOf = async (
    call: Call,
    key: string,
    query: { language?: Language; edition?: number },
  ): Promise<PlanDocument> => {
    const list = await found(db, key);
    return {
      list,
      ...(await contentOf(db, call.actor, list, query.edition)),
      texts,
      language: query.language ?? call.actor.language,
      timeZone,
      author: call.actor.name,
    };
  };
  const send = (
    reply: FastifyReply,
    type: string,
    d: PlanDocument,
    end: string,
    content: unknown,
  ): string => {
    const name = `${d.list.key}-${d.content.year}${d.frozen ? `-${d.frozen.edition}` : ''}.${end}`;
    reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
    return content as string;
  };

  implement(app, r.list, ({ call, query }) => listPlans(db, call.actor, query));
  implement(app, r.read, ({ call, params, query }) => show(db, call, params.key, query.edition));
  implement(app, r.create, ({ call, body }) =>
    once(db, call, r.create.id, body, async (tx) => {
      const { key } = await createPlan(tx, texts, call, body);
      return show(tx, call, key);
    }),
  );
  implement(app, r.edit, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => editPlan(tx, call, params.key, ifMatch!, body)),
  );
  implement(app, r.add, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => addItems(tx, call, params.key, ifMatch!, body)),
  );
  implement(app, r.editItem, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => editItem(tx, call, params.key, params.id, ifMatch!, body)),
  );
  implement(app, r.move, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => moveItem(tx, call, params.key, params.id, ifMatch!, body.after)),
  );
  implement(app, r.remove, ({ call, params, ifMatch }) =>
    command(call, params.key, (tx) => takeOut(tx, call, params.key, params.id, ifMatch!)),
  );
  implement(app, r.freeze, ({ call, params, ifMatch }) =>
    command(call, params.key, (tx) => freezePlan(tx, call, params.key, ifMatch!)),
  );
  implement(app, r.reopen, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => reopenPlan(tx, call, params.key, ifMatch!, body.reason)),
  );
  implement(app, r.compare, async ({ call, params, query }) => {
    const list = await found(db, params.key);
    const edition = query.edition ?? (await editionsOf(db, list.id))[0]?.edition;
    const snapshot = edition === undefined ? null : await snapshotOf(db, list.id, edition);
    if (!snapshot) throw new ProblemError('not_found');
    const [before, now] = await Promise.all([
      seenContent(db, call.actor, snapshot.content),
      contentNow(db, list).then((c) => seenContent(db, call.actor, c)),
    ]);
    return {
      edition: snapshot.edition,
      frozenAt: snapshot.frozenAt.toISOString(),
      introductionChanged: before.introduction !== now.introduction,
      changes: comparePlans(before, now).map(({ matterId: _id, changes, ...c }) => ({
        ...c,
        changes: changes.map(({ field, from, to }) => ({ field, from, to })),
      })),
    };
  });
  implement(app, r.docx, async ({ call, params, query, reply }) => {
    const d = await documentOf(call, params.key, query);
    return send(reply, docxType, d, 'docx', await planDocx(d));
  });
  implement(app, r.xlsx, async ({ call, params, query, reply }) => {
    const d = await documentOf(call, params.key, query);
    return send(reply, xlsxType, d, 'xlsx', Readable.from(planXlsx(d)));
  });
}
