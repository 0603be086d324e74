import type { FastifyInstance } from 'fastify';
import { portfolioRoutes } from '../../../contract/portfolio.ts';
import type { PortfolioWorkValue } from '../../../contract/portfolio-values.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { initiativeProcess, reportStanding, soonDays } from '../../../domain/portfolio/index.ts';
import { loadMatters } from '../../core/load.ts';
import { relevantParts } from '../../core/rollup.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import { measurementPlan } from '../okr/index.ts';
import { presentDistributions } from './present-distribution.ts';
import { dependenciesOf } from './queries/dependencies.ts';
import { waitingDistributions } from './queries/distributions.ts';
import { proposals, proposedSince } from './queries/done.ts';
import { dueReports, todayIn } from './queries/due.ts';
import { similarInitiatives } from './queries/similar.ts';
import { visibleIds } from './queries/visible.ts';
import { seenInitiative } from './seen.ts';

const leads = (actor: Actor): number[] =>
  actor.held
    .filter((h) => (h.role === 'productGroupLeader' || h.role === 'teamLead') && h.scopeId !== null)
    .map((h) => h.scopeId!);

/** Serves what an initiative hangs together with, and what the portfolio asks of the reader. */
export function serveFacts(app: FastifyInstance, { db, timeZone }: Services): void {
  const routes = portfolioRoutes;

  implement(app, routes.similar, async ({ call, query }) => ({
    items: await similarInitiatives(db, call.actor, {
      title: query.title ?? '',
      text: query.text ?? '',
      without: null,
      limit: query.limit ?? 5,
    }),
  }));

  implement(app, routes.similarTo, async ({ call, params }) => {
    const m = await seenInitiative(db, call, params.key);
    const text = `${String(m.fields.problemStatement ?? '')} ${String(m.fields.description ?? '')}`;
    return {
      items: await similarInitiatives(db, call.actor, {
        title: m.title,
        text: text.slice(0, 4000),
        without: m.id,
        limit: 5,
      }),
    };
  });

  implement(app, routes.dependencies, async ({ call, params }) =>
    dependenciesOf(db, call.actor, await seenInitiative(db, call, params.key)),
  );

  implement(app, routes.proposal, async ({ call, params }) => {
    const m = await seenInitiative(db, call, params.key);
    const [since, counts, plan] = await Promise.all([
      proposedSince(db, m.id),
      relevantParts(db, m.id),
      measurementPlan(db, call.actor, m.id),
    ]);
    return {
      since: since?.toISOString() ?? null,
      parts: counts.relevantParts,
      delivered: counts.deliveredParts,
      plan,
    };
  });

  implement(app, routes.mine, async ({ call }): Promise<PortfolioWorkValue> => {
    const { actor } = call;
    const manages = actor.held.some((h) => h.role === 'portfolioManager');
    const today = await todayIn(db, timeZone);
    const [waiting, due, done] = await Promise.all([
      waitingDistributions(db, leads(actor), actor.personId),
      dueReports(db, { viewer: actor, ownerId: actor.personId, ahead: soonDays, today, limit: 50 }),
      manages ? proposals(db, actor) : [],
    ]);
    const seen = await visibleIds(db, actor, [...new Set(waiting.map((d) => d.initiativeId))]);
    const initiatives = new Map((await loadMatters(db, initiativeProcess.kind, seen)).map((m) => [m.id, m]));
    const shown = waiting.filter((d) => initiatives.has(d.initiativeId));
    const values = await presentDistributions(db, actor, shown, initiatives, false);
    return {
      distributions: shown.map((d, i) => {
        const m = initiatives.get(d.initiativeId)!;
        return {
          initiative: { key: m.key, kind: m.kind, title: m.title, state: m.state },
          distribution: values[i]!,
        };
      }),
      reports: due.flatMap((r) => {
        const { standing, days } = reportStanding(r.dueOn, today);
        return standing === 'soon' || standing === 'due' || standing === 'overdue'
          ? [
              {
                initiative: { key: r.key, kind: 'initiative', title: r.title, state: r.state },
                dueOn: r.dueOn,
                standing,
                days,
                draft: r.draft,
              },
            ]
          : [];
      }),
      proposals: done.map((p) => ({
        initiative: { key: p.key, kind: 'initiative', title: p.title, state: p.state },
        since: p.since.toISOString(),
        parts: p.parts,
      })),
    };
  });
}
