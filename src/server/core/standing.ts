import { type CriterionStanding, type Decision, decide } from '../../domain/kernel/decide.ts';
import { type Actor, type Role, rolesAt } from '../../domain/kernel/roles.ts';
import type { LoadedMatter } from './load.ts';
import type { ProcessVersion } from './versions.ts';

/** Counts the server supplies to computed rules (see `facts` of a definition). */
export type Facts = Readonly<Record<string, number>>;

/** Standing of every criterion of a transition: the definition's, then the process owner's own. */
export function standingsOf(
  m: LoadedMatter,
  version: ProcessVersion,
  transition: string,
  facts: Facts,
): CriterionStanding[] {
  const { definition } = version;
  const t = definition.transitions[transition];
  if (!t) return [];
  const standings: CriterionStanding[] = [];
  const marked = (id: string) => m.marks.find((k) => k.criterion === id);
  for (const id of t.criteria ?? []) {
    const c = definition.criteria[id];
    if (!c) continue;
    const mark = marked(id);
    if (c.kind === 'computed') {
      const result = definition.rules[c.rule]?.({ fields: m.fields, facts }) ?? { met: false };
      standings.push({
        id,
        kind: 'computed',
        // Data speaks first; a waiver stands only while the data does not.
        status: result.met ? 'met' : mark?.status === 'waived' ? 'waived' : 'open',
        ...(result.have === undefined ? {} : { have: result.have }),
        ...(result.need === undefined ? {} : { need: result.need }),
        ...(c.field === undefined ? {} : { field: c.field }),
      });
    } else {
      standings.push({ id, kind: 'ticked', status: mark?.status ?? 'open' });
    }
  }
  for (const a of version.added) {
    if (a.transition === transition)
      standings.push({ id: a.id, kind: 'added', status: marked(a.id)?.status ?? 'open' });
  }
  return standings;
}

/** The roles an actor has towards a loaded matter. */
export function rolesOf(actor: Actor, m: LoadedMatter): Set<Role> {
  return rolesAt(actor, m);
}

/** Whether an approval belongs to the matter's present stay in its state: a decision is about what then was. */
export function isCurrent(m: LoadedMatter, a: LoadedMatter['approvals'][number]): boolean {
  return a.state === m.state && new Date(a.requestedAt) >= m.stateSince;
}

/** Approvals that count for a transition now. */
export function currentApprovals(m: LoadedMatter, transition: string): LoadedMatter['approvals'] {
  return m.approvals.filter((a) => a.transition === transition && isCurrent(m, a) && a.status !== 'void');
}

/** The decision on one transition, with all that is missing. */
export function decisionOn(
  actor: Actor,
  m: LoadedMatter,
  version: ProcessVersion,
  transition: string,
  facts: Facts,
  reason: { readonly text: string | null; readonly check: boolean },
): Decision {
  const { definition } = version;
  return decide({
    definition,
    transition,
    state: m.state,
    resumeState: m.resumeState,
    actorId: actor.personId,
    ownerId: m.ownerId,
    roles: rolesOf(actor, m),
    fields: m.fields,
    criteria: standingsOf(m, version, transition, facts),
    approvals: currentApprovals(m, transition).map((a) => ({
      role: a.role as Role,
      status: a.status,
      requestedBy: a.requestedBy.id,
      decidedBy: a.decidedBy?.id ?? null,
    })),
    reason: reason.text,
    checkReason: reason.check,
  });
}
