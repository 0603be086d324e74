import type { PlanItemValue, PlanValue } from '../../../contract/plan.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { PlanContent, PlanSnapshotItem } from '../../../domain/plan/index.ts';
import { loadMatters } from '../../core/load.ts';
import type { Queryable } from '../../platform/db/db.ts';
import {
  editionsOf,
  type FrozenContent,
  itemsOf,
  type PlanRecord,
  seenAmong,
  snapshotOf,
} from './queries/lists.ts';

/** What a list says of itself and of every initiative in it as they stand now, whoever may see them. */
export async function contentNow(q: Queryable, list: PlanRecord): Promise<FrozenContent> {
  const items = await itemsOf(q, list.id);
  const kinds = [...new Set(items.map((i) => i.kind))];
  const loaded = await Promise.all(
    kinds.map((kind) =>
      loadMatters(
        q,
        kind,
        items.filter((i) => i.kind === kind).map((i) => i.matterId),
      ),
    ),
  );
  const byId = new Map(loaded.flat().map((m) => [m.id, m]));
  return {
    title: list.title,
    year: list.year,
    introduction: list.introduction,
    itemIds: Object.fromEntries(items.map((i) => [i.matterId, i.id])),
    items: items.flatMap((i): PlanSnapshotItem[] => {
      const m = byId.get(i.matterId);
      if (!m) return [];
      const { title: _title, ...fields } = { ...m.fields, ...m.refs };
      return [
        {
          matterId: m.id,
          key: m.key,
          kind: m.kind,
          title: m.title,
          state: m.state,
          note: i.note,
          amount: i.amount,
          priority: i.priority,
          fields,
        },
      ];
    }),
  };
}

/** A content with only what an actor sees now: who may see a matter decides also about what it was. */
export async function seenContent<C extends PlanContent>(q: Queryable, actor: Actor, content: C): Promise<C> {
  const seen = await seenAmong(
    q,
    actor,
    content.items.map((i) => i.matterId),
  );
  return { ...content, items: content.items.filter((i) => seen.has(i.matterId)) };
}

/**
 * The content that is meant: a frozen edition by number, the frozen one the list is in, or the list as it stands now.
 * An edition that was never frozen → `not_found`.
 */
export async function contentOf(
  q: Queryable,
  actor: Actor,
  list: PlanRecord,
  edition?: number,
): Promise<{ content: FrozenContent; frozen: { edition: number; at: Date } | null }> {
  const wanted = edition ?? (list.state === 'frozen' ? list.edition : null);
  if (wanted === null || (edition === list.edition && list.state === 'open'))
    return { content: await seenContent(q, actor, await contentNow(q, list)), frozen: null };
  const snapshot = await snapshotOf(q, list.id, wanted);
  if (!snapshot) throw new ProblemError('not_found');
  return {
    content: await seenContent(q, actor, snapshot.content),
    frozen: { edition: snapshot.edition, at: snapshot.frozenAt },
  };
}

interface Funding {
  readonly year: number;
  readonly budgetLine: string;
  readonly amount: number;
}

/** Funding that an initiative itself tells of. */
export function fundingOf(item: PlanSnapshotItem): readonly Funding[] {
  return (item.fields.funding ?? []) as readonly Funding[];
}
const sum = (rows: readonly { readonly amount: number }[]): number =>
  rows.reduce((n, r) => n + (r.amount ?? 0), 0);

/** An item as shown. */
export function toItem(item: PlanSnapshotItem, year: number, id: number): PlanItemValue {
  const funding = fundingOf(item);
  const ref = (name: string) => (item.fields[name] ?? null) as never;
  const { personMonths, moscow } = item.fields;
  return {
    id,
    matter: { key: item.key, kind: item.kind, title: item.title, state: item.state },
    owner: ref('owner'),
    productGroup: ref('productGroup'),
    moscow: typeof moscow === 'string' ? moscow : null,
    personMonths: typeof personMonths === 'number' ? personMonths : null,
    fundingYear: sum(funding.filter((f) => f.year === year)),
    fundingAll: sum(funding),
    note: item.note,
    amount: item.amount,
    priority: item.priority,
  };
}

/** Sums of what is shown. */
export function sumsOf(items: readonly PlanItemValue[]): PlanValue['sums'] {
  const total = (pick: (i: PlanItemValue) => number | null): number =>
    items.reduce((n, i) => n + (pick(i) ?? 0), 0);
  return {
    amount: total((i) => i.amount),
    fundingYear: total((i) => i.fundingYear),
    fundingAll: total((i) => i.fundingAll),
    personMonths: Math.round(total((i) => i.personMonths) * 100) / 100,
  };
}

/** A list as one actor sees it. `edition`: as it was frozen then. */
export async function presentPlan(
  q: Queryable,
  actor: Actor,
  list: PlanRecord,
  edition?: number,
): Promise<PlanValue> {
  const [{ content, frozen }, editions] = await Promise.all([
    contentOf(q, actor, list, edition),
    editionsOf(q, list.id),
  ]);
  const items = content.items.map((i) => toItem(i, content.year, content.itemIds[i.matterId] ?? 0));
  return {
    key: list.key,
    type: list.type,
    year: content.year,
    title: content.title,
    state: frozen ? 'frozen' : 'open',
    edition: frozen?.edition ?? list.edition,
    version: list.version,
    introduction: content.introduction,
    language: list.language,
    mayEdit: may(actor, 'plan.edit') && (frozen === null || frozen.edition === list.edition),
    items,
    sums: sumsOf(items),
    editions,
  };
}
