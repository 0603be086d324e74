import type { FastifyInstance } from 'fastify';
import { backlogRoutes } from '../../../contract/backlog.ts';
import { kindRoutes } from '../../../contract/matter-routes.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processes } from '../../../domain/processes.ts';
import { onEdit } from '../../core/edit.ts';
import { once } from '../../core/idempotency.ts';
import { serveKind } from '../../core/kind-routes.ts';
import { findMatter, loadMatters } from '../../core/load.ts';
import { requireNode } from '../../core/nodes.ts';
import { showMatter } from '../../core/present.ts';
import { onTransition } from '../../core/transition.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import { addChild } from './commands/add-child.ts';
import { cameToTeam, leads, movedInto, setLimits } from './commands/limits.ts';
import { ceaseTeam, moveOpen } from './commands/teams.ts';
import { servePartRoutes } from './part-routes.ts';
import { childrenOf } from './queries/children.ts';
import { labelsInUse } from './queries/labels.ts';
import { referencesOf } from './queries/references.ts';
import { countOpen, findTeam, readBoard } from './queries/teams.ts';
import { serveSprints } from './sprint-routes.ts';

/** Serves epics and issues, what they are broken down into, and the boards of the teams. */
export function serveBacklog(app: FastifyInstance, services: Services): void {
  const { db } = services;
  serveKind(app, services, processes.epic, kindRoutes.epic);
  serveKind(app, services, processes.issue, kindRoutes.issue);
  for (const kind of ['epic', 'issue']) {
    onTransition(kind, movedInto);
    onEdit(kind, cameToTeam);
  }

  serveSprints(app, services);

  implement(app, backlogRoutes.children, async ({ call, params, query }) => {
    const node = await requireNode(db, call.actor, params.key);
    return childrenOf(db, call.actor, node.id, query);
  });

  implement(app, backlogRoutes.addChild, ({ call, params, body }) =>
    once(db, call, backlogRoutes.addChild.id, [params.key, body], async (tx) => {
      const made = await addChild(tx, call, params.key, body);
      const [m] = await loadMatters(tx, body.kind, [made.id]);
      return showMatter(tx, db, call.actor, m!);
    }),
  );

  servePartRoutes(app, services);

  implement(app, backlogRoutes.references, async ({ call, params }) => {
    const found = await findMatter(db, call.actor, params.key);
    if (!found) throw new ProblemError('not_found');
    return { items: await referencesOf(db, found.id) };
  });

  implement(app, backlogRoutes.labels, async ({ call, query }) => ({
    items: await labelsInUse(db, call.actor, query),
  }));

  const board = async (q: Queryable, actor: Actor, teamKey: string, kind: 'epic' | 'issue') => {
    const team = await findTeam(q, teamKey);
    if (!team) throw new ProblemError('not_found');
    const { limits, version, updatedBy, updatedAt } = await readBoard(q, team.id, kind);
    return {
      team: { key: team.key, kind: 'team', title: team.title, state: null },
      kind,
      version,
      limits: Object.entries(limits).map(([state, most]) => ({ state, most })),
      updatedBy,
      updatedAt: updatedAt?.toISOString() ?? null,
      mayEdit: may(actor, 'matter.edit') && leads(actor, team.id),
    };
  };

  implement(app, backlogRoutes.board, ({ call, params }) => board(db, call.actor, params.team, params.kind));

  implement(app, backlogRoutes.setLimits, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      await setLimits(tx, call, params.team, params.kind, ifMatch!, body.limits);
      return board(tx, call.actor, params.team, params.kind);
    }),
  );

  const team = async (q: Queryable, actor: Actor, key: string) => {
    const found = await findTeam(q, key);
    if (!found) throw new ProblemError('not_found');
    return {
      key: found.key,
      title: found.title,
      ceasedAt: found.ceasedAt?.toISOString() ?? null,
      open: await countOpen(q, actor, found.id),
      mayMove: may(actor, 'matter.edit') && leads(actor, found.id),
      mayCease: may(actor, 'directory.edit') && found.ceasedAt === null,
    };
  };

  implement(app, backlogRoutes.team, ({ call, params }) => team(db, call.actor, params.team));

  implement(app, backlogRoutes.moveOpen, ({ call, params, body }) =>
    moveOpen(db, call, params.team, body.to),
  );

  implement(app, backlogRoutes.cease, ({ call, params }) =>
    db.transaction(async (tx) => {
      const { key } = await ceaseTeam(tx, call, params.team);
      return team(tx, call.actor, key);
    }),
  );
}
