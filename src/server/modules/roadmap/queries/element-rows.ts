import type { RollupValue } from '../../../../contract/matters.ts';
import type { ElementRefValue, TimelineElementValue } from '../../../../contract/roadmap.ts';
import type { MatterPlace } from '../../../../domain/kernel/roles.ts';
import { isLate } from '../../../../domain/roadmap/index.ts';

/** What is read of an element wherever it is shown; from `page` (ids with `place`), joined for these only. */
export const elementColumns = `m.id, n.key, n.title, m.state, m.version, m.audience, m.owner_id, m.created_by, m.team_id, m.product_id,
  m.product_group_id, m.organisation_id, m.planned_start, m.planned_end, m.estimate, m.state_since, o.summary, o.programme,
  o.judged_progress, o.judged_at, o.judged_by, p.name as owner_name, t.key as team_key, t.title as team_title,
  pr.key as product_key, pr.title as product_title, r.total, r.closed, r.merged, r.released, r.in_production,
  r.estimate as r_estimate, r.estimate_done`;

/** The tables of {@link elementColumns}, beside `matter m`. */
export const elementJoins = `join node n on n.id = m.id and n.deleted_at is null
  join roadmap_element o on o.id = m.id
  left join person p on p.id = m.owner_id
  left join node t on t.id = m.team_id
  left join node pr on pr.id = m.product_id
  left join rollup r on r.node_id = m.id and r.total > 0`;

/** An element as it is read. Days are strings. */
export interface ElementRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly audience: string;
  readonly owner_id: number | null;
  readonly created_by: number | null;
  readonly team_id: number | null;
  readonly product_id: number | null;
  readonly product_group_id: number | null;
  readonly organisation_id: number | null;
  readonly planned_start: string | null;
  readonly planned_end: string | null;
  readonly estimate: number | null;
  readonly state_since: Date;
  readonly summary: string;
  readonly programme: string;
  readonly judged_progress: number | null;
  readonly judged_at: Date | null;
  readonly judged_by: number | null;
  readonly owner_name: string | null;
  readonly team_key: string | null;
  readonly team_title: string | null;
  readonly product_key: string | null;
  readonly product_title: string | null;
  readonly total: number | null;
  readonly closed: number;
  readonly merged: number;
  readonly released: number;
  readonly in_production: number;
  readonly r_estimate: number;
  readonly estimate_done: number;
}

const placeOf = (kind: string, key: string | null, title: string | null) =>
  key === null ? null : { key, kind, title: title ?? '', state: null };

/** Where an element is, for judging roles by. */
export function rolePlace(r: ElementRow): MatterPlace {
  return {
    kind: 'roadmapElement',
    ownerId: r.owner_id,
    createdBy: r.created_by,
    teamId: r.team_id,
    productId: r.product_id,
    productGroupId: r.product_group_id,
    organisationId: r.organisation_id,
  };
}

/** The work below an element as it was last rolled up; null when there is none. */
export function rollupOfRow(r: ElementRow): RollupValue | null {
  return r.total === null
    ? null
    : {
        total: r.total,
        closed: r.closed,
        merged: r.merged,
        released: r.released,
        inProduction: r.in_production,
        estimate: r.r_estimate,
        estimateDone: r.estimate_done,
      };
}

/** An element as the timeline and the Monday round show it. */
export function showElement(r: ElementRow, today: string): Omit<TimelineElementValue, 'mayEdit' | 'holdsUp'> {
  return {
    key: r.key,
    title: r.title,
    state: r.state,
    version: r.version,
    summary: r.summary,
    product: placeOf('product', r.product_key, r.product_title),
    team: placeOf('team', r.team_key, r.team_title),
    owner: r.owner_id === null ? null : { id: r.owner_id, name: r.owner_name ?? '' },
    programme: r.programme,
    plannedStart: r.planned_start,
    plannedEnd: r.planned_end,
    personWeeks: r.estimate,
    public: r.audience === 'public',
    judgedProgress: r.judged_progress,
    judgedAt: r.judged_at?.toISOString() ?? null,
    rollup: rollupOfRow(r),
    late: isLate(plannedOf(r), today),
  };
}

/** An element as far as dates are concerned. */
export function plannedOf(r: Pick<ElementRow, 'state' | 'planned_start' | 'planned_end'>) {
  return { state: r.state, plannedStart: r.planned_start, plannedEnd: r.planned_end };
}

/** An element where it is pointed at. */
export function elementRef(
  r: Pick<
    ElementRow,
    'key' | 'title' | 'state' | 'product_key' | 'product_title' | 'planned_start' | 'planned_end'
  >,
): ElementRefValue {
  return {
    key: r.key,
    title: r.title,
    product: placeOf('product', r.product_key, r.product_title),
    ...plannedOf(r),
  };
}
