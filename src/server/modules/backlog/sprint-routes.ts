import type { FastifyInstance } from 'fastify';
import { sprintRoutes } from '../../../contract/sprints.ts';
import { sprintStates } from '../../../domain/backlog/index.ts';
import { invalid } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { onCreate } from '../../core/create.ts';
import { beforeEdit, onEdit } from '../../core/edit.ts';
import { once } from '../../core/idempotency.ts';
import { withMove } from '../../core/transition.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import { closeSprint } from './commands/close-sprint.ts';
import { bornInSprint, reopenedIssues, sprintEdits, tellSprints } from './commands/sprint-issues.ts';
import { plans, requireSprint, requireTeam } from './commands/sprint-place.ts';
import { cancelSprint, createSprint, editSprint, startSprint } from './commands/sprints.ts';
import { setWay } from './commands/way.ts';
import { showSprints, showVelocity, showWay } from './present-sprint.ts';
import { listSprints, openSprints } from './queries/sprints.ts';
import { reportOf } from './report-sprint.ts';

/** Puts the rules of sprints into how issues are registered, changed and moved. Doing it again changes nothing. */
export function ruleSprints(): void {
  onCreate('issue', bornInSprint);
  beforeEdit('issue', sprintEdits);
  onEdit('issue', tellSprints);
  withMove('issue', reopenedIssues);
}

/** The states of a filter; an unknown one is refused. */
function statesOf(text: string): string[] {
  const names = text
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);
  const unknown = names.find((s) => !(sprintStates as readonly string[]).includes(s));
  if (unknown !== undefined) throw invalid('query:state', 'no_such_state', { state: unknown });
  return names;
}

/** Serves how teams work, and their sprints. */
export function serveSprints(app: FastifyInstance, { db, clock, timeZone }: Services): void {
  ruleSprints();
  const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(clock.now());
  const shown = async (q: Queryable, actor: Actor, key: string) => {
    const [sprint] = await showSprints(q, actor, [await requireSprint(q, actor, key)], today());
    return sprint!;
  };

  implement(app, sprintRoutes.way, async ({ call, params }) =>
    showWay(db, call.actor, await requireTeam(db, call.actor, params.team)),
  );

  implement(app, sprintRoutes.setWay, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) =>
      showWay(tx, call.actor, await setWay(tx, call, params.team, ifMatch!, body, today())),
    ),
  );

  implement(app, sprintRoutes.planning, async ({ call, params }) => {
    const team = await requireTeam(db, call.actor, params.team);
    const [way, open, velocity] = await Promise.all([
      showWay(db, call.actor, team),
      openSprints(db, team.id),
      showVelocity(db, team.id),
    ]);
    const sprints = await showSprints(db, call.actor, open, today());
    return {
      way,
      ceased: team.ceasedAt !== null,
      active: sprints.find((s) => s.state === 'active') ?? null,
      planned: sprints.filter((s) => s.state === 'planned'),
      velocity,
      mayPlan: may(call.actor, 'matter.edit') && plans(call.actor, team.id),
    };
  });

  implement(app, sprintRoutes.list, async ({ call, query }) => {
    const states = query.state === undefined ? undefined : statesOf(query.state);
    if (!belongsToAgency(call.actor)) return { items: [], next: null };
    const { rows, next } = await listSprints(
      db,
      { ...(query.team === undefined ? {} : { team: query.team }), ...(states ? { states } : {}) },
      query,
    );
    return { items: await showSprints(db, call.actor, rows, today()), next };
  });

  implement(app, sprintRoutes.create, ({ call, params, body }) =>
    once(db, call, sprintRoutes.create.id, [params.team, body], async (tx) => {
      const made = await createSprint(tx, call, params.team, body, today());
      return shown(tx, call.actor, made.key);
    }),
  );

  implement(app, sprintRoutes.read, ({ call, params }) => shown(db, call.actor, params.key));

  implement(app, sprintRoutes.report, async ({ call, params }) =>
    reportOf(db, call.actor, await requireSprint(db, call.actor, params.key), { today: today(), timeZone }),
  );

  implement(app, sprintRoutes.edit, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      await editSprint(tx, call, params.key, ifMatch!, body);
      return shown(tx, call.actor, params.key);
    }),
  );

  implement(app, sprintRoutes.start, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      await startSprint(tx, call, params.key, ifMatch!, body, today());
      return shown(tx, call.actor, params.key);
    }),
  );

  implement(app, sprintRoutes.close, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      const closed = await closeSprint(
        tx,
        call,
        params.key,
        ifMatch!,
        { to: body.unfinished, except: body.except ?? [] },
        { today: today(), timeZone },
      );
      const { next, toNext, toBacklog } = closed;
      return {
        sprint: await shown(tx, call.actor, params.key),
        next: next && { key: next.key, kind: 'sprint', title: next.title, state: null },
        toNext,
        toBacklog,
      };
    }),
  );

  implement(app, sprintRoutes.cancel, ({ call, params, ifMatch }) =>
    db.transaction(async (tx) => {
      await cancelSprint(tx, call, params.key, ifMatch!);
      return shown(tx, call.actor, params.key);
    }),
  );
}
