import type {
  ActionValue,
  ApprovalValue,
  CriterionValue,
  MatterValue,
  MissingValue,
  RollupValue,
} from '../../contract/matters.ts';
import { transitionsFrom } from '../../domain/kernel/decide.ts';
import { may } from '../../domain/kernel/permissions.ts';
import type { Actor, Role } from '../../domain/kernel/roles.ts';
import type { Db, Queryable } from '../platform/db/db.ts';
import { factsOf } from './facts.ts';
import { findMatter, type LoadedMatter, loadMatters } from './load.ts';
import { currentApprovals, decisionOn, type Facts, isCurrent, rolesOf, standingsOf } from './standing.ts';
import { type Strip, stripOf } from './strip.ts';
import { type ProcessVersion, versionById } from './versions.ts';

const iso = (at: string | Date): string => (at instanceof Date ? at : new Date(at)).toISOString();

/** Whether any of the actor's roles towards the matter is among some roles. */
function holds(roles: ReadonlySet<Role>, among: readonly Role[]): boolean {
  return among.some((r) => roles.has(r));
}

/** Why somebody may not decide an approval though they hold its role: four eyes, by person. */
export function whyNotDecide(actor: Actor, m: LoadedMatter, requestedBy: number): 'self_approval' | null {
  return actor.personId === requestedBy || actor.personId === m.ownerId ? 'self_approval' : null;
}

/** A matter's approvals with what the actor may do to each. */
export function approvalsFor(actor: Actor, m: LoadedMatter): ApprovalValue[] {
  const roles = rolesOf(actor, m);
  return m.approvals.map((a) => {
    const mine = roles.has(a.role as Role) && may(actor, 'matter.edit');
    const whyNot = mine ? whyNotDecide(actor, m, a.requestedBy.id) : null;
    const live = a.status === 'pending' && isCurrent(m, a);
    return {
      id: a.id,
      transition: a.transition,
      role: a.role,
      status: a.status,
      requestNote: a.requestNote,
      requestedBy: a.requestedBy,
      requestedAt: iso(a.requestedAt),
      decidedBy: a.decidedBy,
      decidedAt: a.decidedAt === null ? null : iso(a.decidedAt),
      note: a.note,
      mayDecide: live && mine && whyNot === null,
      mayWithdraw: live && a.requestedBy.id === actor.personId,
      whyNot: live ? whyNot : null,
    };
  });
}

/** Everything the present state allows or refuses the actor, with the reasons. */
export function actionsOf(
  actor: Actor,
  m: LoadedMatter,
  version: ProcessVersion,
  facts: Facts,
): ActionValue[] {
  const { definition } = version;
  const roles = rolesOf(actor, m);
  return transitionsFrom(definition, m.state).map((name) => {
    const t = definition.transitions[name]!;
    const d = decisionOn(actor, m, version, name, facts, { text: null, check: false });
    const missing: MissingValue[] = d.allowed ? [] : (d.missing as unknown as MissingValue[]);
    if (!may(actor, 'matter.edit')) missing.push({ code: 'token_scope' });
    return {
      name,
      to: d.to,
      move: t.move,
      allowed: missing.length === 0,
      reason: t.reason ?? null,
      missing,
      approvals: (t.approvals ?? []).map((need) => {
        const standing = currentApprovals(m, name).filter((a) => a.role === need.role);
        const pending = standing.some((a) => a.status === 'pending');
        const have = new Set(standing.filter((a) => a.status === 'approved').map((a) => a.decidedBy?.id))
          .size;
        return {
          role: need.role,
          need: need.count,
          have,
          pending,
          mayRequest:
            !pending &&
            have < need.count &&
            (holds(roles, t.who) || roles.has('owner')) &&
            may(actor, 'matter.edit'),
        };
      }),
    };
  });
}

function criteriaOf(actor: Actor, m: LoadedMatter, version: ProcessVersion, facts: Facts): CriterionValue[] {
  const { definition, added } = version;
  const roles = rolesOf(actor, m);
  const writes = may(actor, 'matter.edit');
  const mayMark = writes && holds(roles, definition.mark);
  const mayWaive = writes && holds(roles, definition.waive);
  return transitionsFrom(definition, m.state).flatMap((transition) =>
    standingsOf(m, version, transition, facts).map((s) => {
      const mark = m.marks.find((k) => k.criterion === s.id);
      const told =
        s.status !== 'open' && mark !== undefined && (s.kind !== 'computed' || s.status === 'waived');
      const texts = added.find((a) => a.id === s.id)?.texts;
      return {
        ...s,
        transition,
        ...(texts ? { texts } : {}),
        note: told ? mark.note : null,
        by: told ? mark.by : null,
        at: told ? iso(mark.at) : null,
        mayMark: mayMark && s.kind !== 'computed',
        mayWaive,
      };
    }),
  );
}

/** A loaded matter as the contract shows it to one actor. */
export function presentMatter(
  actor: Actor,
  m: LoadedMatter,
  version: ProcessVersion,
  facts: Facts,
  strip: MatterValue['strip'],
  rollup: RollupValue | null,
): MatterValue {
  const { definition } = version;
  const roles = rolesOf(actor, m);
  return {
    key: m.key,
    kind: m.kind,
    title: m.title,
    state: m.state,
    category: definition.states[m.state]?.category ?? 'active',
    version: m.version,
    language: m.language,
    audience: m.audience,
    stateSince: iso(m.stateSince),
    createdAt: iso(m.createdAt),
    updatedAt: iso(m.updatedAt),
    createdBy: m.createdBy === null ? null : { id: m.createdBy, name: m.createdByName ?? '' },
    processVersion: version.number,
    fields: { ...m.fields, ...m.refs },
    mayEdit: may(actor, 'matter.edit') && holds(roles, definition.edit),
    mayLink: may(actor, 'link.edit'),
    actions: actionsOf(actor, m, version, facts),
    criteria: criteriaOf(actor, m, version, facts),
    approvals: approvalsFor(actor, m),
    strip,
    rollup,
  };
}

/** Shows a matter that has been loaded: fetches what its page needs besides, unless its strip is known. */
export async function showMatter(
  q: Queryable,
  db: Db,
  actor: Actor,
  m: LoadedMatter,
  known?: Strip,
): Promise<MatterValue> {
  const version = await versionById(q, db, m.processVersionId);
  const [facts, strip] = await Promise.all([
    factsOf(q, version.definition, m),
    known ?? stripOf(q, actor, m.id),
  ]);
  return presentMatter(actor, m, version, facts, strip.strip, strip.rollup);
}

/** Reads a matter by own key, if the actor sees it. */
export async function readMatter(
  q: Queryable,
  db: Db,
  actor: Actor,
  key: string,
): Promise<MatterValue | null> {
  const found = await findMatter(q, actor, key);
  if (!found) return null;
  const [m] = await loadMatters(q, found.kind, [found.id]);
  return m ? showMatter(q, db, actor, m) : null;
}
