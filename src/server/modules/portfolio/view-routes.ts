import type { FastifyInstance } from 'fastify';
import type { NodeRefValue } from '../../../contract/common.ts';
import { portfolioRoutes } from '../../../contract/portfolio.ts';
import type { BalanceLineValue } from '../../../contract/portfolio-values.ts';
import { invalid } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import { initiativeProcess, monthsInYear } from '../../../domain/portfolio/index.ts';
import { rowsOf } from '../../core/list-rows.ts';
import { namesById } from '../../core/names.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import { setCapacity } from './commands/set-capacity.ts';
import { placeByKey } from './queries/distributions.ts';
import { todayIn } from './queries/due.ts';
import {
  capacityOf,
  milestoneLimit,
  milestonesIn,
  needAgainstCapacity,
  openStates,
  priorityOrder,
  prioritySums,
  type SpreadRow,
  spreads,
} from './queries/overview.ts';

const order: Readonly<Record<string, readonly string[]>> = {
  source: initiativeProcess.fields.source.choices,
  state: openStates,
  moscow: ['1', '2', '3', '4'],
};
const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
const lastDayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Serves the ways to look at the whole portfolio. */
export function serveViews(app: FastifyInstance, { db, timeZone }: Services): void {
  const routes = portfolioRoutes;
  /** The product group asked for; `no_such_reference` when there is none. */
  const groupOf = async (key: string | undefined): Promise<number | null> => {
    if (key === undefined) return null;
    const place = await placeByKey(db, key);
    if (place?.kind !== 'productGroup') throw invalid('query:productGroup', 'no_such_reference');
    return place.id;
  };
  const thisYear = async (): Promise<number> => Number((await todayIn(db, timeZone)).slice(0, 4));

  implement(app, routes.priorities, async ({ call, query }) => {
    const [now, groupId] = await Promise.all([thisYear(), groupOf(query.productGroup)]);
    const year = query.year ?? now;
    const filter = { groupId };
    const [sums, ids, capacity] = await Promise.all([
      prioritySums(db, call.actor, filter, year, now),
      priorityOrder(db, call.actor, filter, query.limit ?? 50),
      capacityOf(db, year, groupId),
    ]);
    const rows = new Map(
      (
        await rowsOf(
          db,
          initiativeProcess,
          ids.map((r) => r.id),
        )
      ).map((row, i) => [ids[i]!.id, row]),
    );
    return {
      year,
      capacity,
      groups: [1, 2, 3, 4, 0].map((priority) => ({
        ...(sums.find((s) => s.priority === priority) ?? {
          priority,
          count: 0,
          personMonths: 0,
          monthsInYear: 0,
          funding: 0,
        }),
        rows: ids
          .filter((r) => r.priority === priority)
          .flatMap(({ id }) => {
            const matter = rows.get(id);
            if (!matter) return [];
            const personMonths = (matter.extra.personMonths as number | null) ?? null;
            const { plannedStart, plannedEnd } = matter;
            return [
              { matter, monthsInYear: monthsInYear({ personMonths, plannedStart, plannedEnd }, year, now) },
            ];
          }),
      })),
      mayOrder: may(call.actor, 'portfolio.edit') && may(call.actor, 'matter.edit'),
    };
  });

  implement(app, routes.milestones, async ({ call, query }) => {
    const groupId = await groupOf(query.productGroup);
    const today = await todayIn(db, timeZone);
    const quarter = `${today.slice(0, 5)}${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    const from = query.from ?? quarter;
    const to = query.to ?? lastDayBefore(nextYear(from));
    if (to < from) throw invalid('query:to', 'before_start');
    if (to > nextYear(nextYear(from))) throw invalid('query:to', 'period_too_long');
    const items = await milestonesIn(db, call.actor, { groupId }, from, to);
    return { from, to, items: items.slice(0, milestoneLimit), more: items.length > milestoneLimit };
  });

  implement(app, routes.balance, async ({ call, query }) => {
    const now = await thisYear();
    const year = query.year ?? now;
    const years = [year, year + 1, year + 2];
    const [rows, cells] = await Promise.all([
      spreads(db, call.actor),
      needAgainstCapacity(db, call.actor, years, now),
    ]);
    const ids = [
      ...rows
        .filter((r) => (r.spread === 'group' || r.spread === 'document') && r.of !== null)
        .map((r) => Number(r.of)),
      ...cells.flatMap((c) => c.groupId ?? []),
    ];
    const { nodes } = await namesById(db, [], [...new Set(ids)]);
    const lines = (spread: SpreadRow['spread']): BalanceLineValue[] => {
      const found = rows.filter((r) => r.spread === spread);
      const places = spread === 'group' || spread === 'document';
      const named = found.map(({ spread: _s, ...r }) => {
        const node: NodeRefValue | null = places && r.of !== null ? (nodes.get(Number(r.of)) ?? null) : null;
        return { ...r, of: node ? node.key : r.of, node };
      });
      const rank = (of: string | null): number =>
        of === null ? 1e9 : places ? 0 : (order[spread]?.indexOf(of) ?? 0);
      return named.sort(
        (a, b) =>
          rank(a.of) - rank(b.of) ||
          (places ? b.count - a.count : 0) ||
          (a.of ?? '').localeCompare(b.of ?? ''),
      );
    };
    return {
      year,
      bySource: lines('source'),
      byDocument: lines('document'),
      byPhase: lines('state'),
      byMoscow: lines('moscow'),
      byProductGroup: lines('group'),
      capacity: cells.map(({ groupId, ...c }) => ({
        ...c,
        productGroup: groupId === null ? null : (nodes.get(groupId) ?? null),
      })),
      mayEdit: may(call.actor, 'portfolio.edit'),
    };
  });

  implement(app, routes.setCapacity, ({ call, params, body }) =>
    db.transaction((tx) => setCapacity(tx, call, { ...params, ...body })),
  );
}
