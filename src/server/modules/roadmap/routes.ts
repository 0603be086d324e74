import type { FastifyInstance } from 'fastify';
import { kindRoutes } from '../../../contract/matter-routes.ts';
import { roadmapRoutes } from '../../../contract/roadmap.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processes } from '../../../domain/processes.ts';
import { judgementOverdue } from '../../../domain/roadmap/index.ts';
import { onCreate } from '../../core/create.ts';
import { onEdit } from '../../core/edit.ts';
import { once } from '../../core/idempotency.ts';
import { serveKind } from '../../core/kind-routes.ts';
import { findMatter, loadMatters } from '../../core/load.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { publicOptions } from '../../platform/public/serve.ts';
import { answerDependency, askDependency, withdrawDependency } from './commands/dependencies.ts';
import { judgeElements, mayJudge, onElementCreated, onElementEdited } from './commands/judge.ts';
import { tellAnswered, tellAsked } from './notices.ts';
import { servePublicRoadmap } from './public-routes.ts';
import { showElement } from './queries/element-rows.ts';
import {
  judgementsOf,
  lastJudgement,
  type RoundRow,
  roundOf,
  roundProducts,
  roundSize,
} from './queries/judgements.ts';
import { timelineChoices } from './queries/timeline.ts';
import { readDependencies, readWaiting, showAsked } from './read-dependencies.ts';
import { readTimeline } from './read-timeline.ts';
import { todayOf } from './today.ts';

/** Judgements told on the page of an element. */
const judgementsShown = 60;

/** Serves the roadmap: what every kind has, timeline, dependencies and the weekly round; and what is public of it. */
export function serveRoadmap(app: FastifyInstance, { services, config, texts }: PluginDependencies): void {
  const { db, timeZone } = services;
  serveKind(app, services, processes.roadmapElement, kindRoutes.roadmapElement);
  servePublicRoadmap(app, services, texts, publicOptions(config));
  onEdit('roadmapElement', onElementEdited);
  onCreate('roadmapElement', onElementCreated);

  implement(app, roadmapRoutes.timeline, ({ call, query }) => readTimeline(services, call.actor, query));
  implement(app, roadmapRoutes.choices, ({ call }) => timelineChoices(db, call.actor));

  const overdue = (r: RoundRow, today: string): boolean =>
    judgementOverdue({ state: r.state, judged: r.judged_day, since: r.since_day }, today);
  const round = async (actor: Actor, product?: string) => {
    const today = todayOf(services);
    const rows = await roundOf(db, actor, product, timeZone);
    return { today, rows: rows.slice(0, roundSize), more: rows.length > roundSize };
  };

  implement(app, roadmapRoutes.monday, async ({ call, query }) => {
    const [{ today, rows, more }, products] = await Promise.all([
      round(call.actor, query.product),
      roundProducts(db, call.actor),
    ]);
    return {
      today,
      products,
      more,
      items: rows.map((r) => ({
        ...showElement(r, today),
        judgedBy: r.judged_by === null ? null : { id: r.judged_by, name: r.judged_by_name ?? '' },
        overdue: overdue(r, today),
      })),
    };
  });

  implement(app, roadmapRoutes.judge, ({ call, body }) => judgeElements(db, call, body.elements));

  implement(app, roadmapRoutes.judgements, async ({ call, params }) => {
    const found = await findMatter(db, call.actor, params.key, { kind: 'roadmapElement' });
    if (!found) throw new ProblemError('not_found');
    const [[m], last, items] = await Promise.all([
      loadMatters(db, 'roadmapElement', [found.id]),
      lastJudgement(db, found.id, timeZone),
      judgementsOf(db, found.id, judgementsShown),
    ]);
    const due = { state: m!.state, judged: last.judged_day, since: last.since_day };
    return {
      progress: last.progress,
      judgedBy: last.judged_by === null ? null : { id: last.judged_by, name: last.name ?? '' },
      judgedAt: last.judged_at?.toISOString() ?? null,
      overdue: judgementOverdue(due, todayOf(services)),
      mayJudge: mayJudge(call, m!) && (m!.state === 'backlog' || m!.state === 'inProgress'),
      items: items.map((j) => ({
        progress: j.progress,
        computed: j.computed,
        by: { id: j.by, name: j.name },
        at: j.at.toISOString(),
      })),
    };
  });

  implement(app, roadmapRoutes.dependencies, ({ call, params }) =>
    readDependencies(services, call.actor, params.key),
  );
  implement(app, roadmapRoutes.ask, ({ call, params, body }) =>
    once(db, call, roadmapRoutes.ask.id, [params, body], async (tx) => {
      const asked = await askDependency(tx, call, params.key, body);
      await tellAsked(tx, call, asked);
      return showAsked(services, call.actor, asked, 'needing');
    }),
  );
  implement(app, roadmapRoutes.answer, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      const answered = await answerDependency(tx, call, params.id, ifMatch!, body);
      await tellAnswered(tx, call, answered);
      return showAsked(services, call.actor, answered, 'needed');
    }),
  );
  implement(app, roadmapRoutes.withdraw, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) =>
      showAsked(
        services,
        call.actor,
        await withdrawDependency(tx, call, params.id, ifMatch!, body.words),
        'needing',
      ),
    ),
  );

  implement(app, roadmapRoutes.waiting, async ({ call }) => {
    const [dependencies, { today, rows }] = await Promise.all([
      readWaiting(services, call.actor),
      round(call.actor),
    ]);
    return {
      dependencies,
      toJudge: rows.length,
      overdue: rows.filter((r) => overdue(r, today)).length,
    };
  });
}
