import { invalid, ProblemError } from '../../domain/kernel/errors.ts';
import type { Role } from '../../domain/kernel/roles.ts';
import type { Call } from '../platform/context.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { lockMatter } from './edit.ts';
import { recordEvent } from './events.ts';
import { whyNotDecide } from './present.ts';
import { currentApprovals, isCurrent, rolesOf } from './standing.ts';
import { versionById } from './versions.ts';

/** Asks for every approval a transition needs and does not have. Whoever may carry it out, or owns the matter, may ask. */
export async function requestApproval(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  transition: string,
  note: string | null,
): Promise<void> {
  const m = await lockMatter(tx, db, call, key, { expected: null });
  const { definition } = await versionById(tx, db, m.processVersionId);
  const t = definition.transitions[transition];
  if (t === undefined || !t.from.includes(m.state)) throw invalid('/transition', 'not_from_here');
  if (!t.approvals?.length) throw invalid('/transition', 'needs_no_approval');
  const roles = rolesOf(call.actor, m);
  if (!roles.has('owner') && !t.who.some((r) => roles.has(r)))
    throw new ProblemError('not_allowed', { extra: { roles: t.who } });
  const standing = currentApprovals(m, transition);
  for (const need of t.approvals) {
    const mine = standing.filter((a) => a.role === need.role);
    if (mine.some((a) => a.status === 'pending'))
      throw new ProblemError('conflict', { extra: { reason: 'already_requested' } });
    if (mine.filter((a) => a.status === 'approved').length >= need.count) continue;
    await tx.sql(
      'insert into approval (matter_id, transition, role, state, requested_by, request_note) values ($1, $2, $3, $4, $5, $6)',
      [m.id, transition, need.role, m.state, call.actor.personId, note?.trim() || null],
    );
    await recordEvent(tx, {
      type: 'approval.requested',
      nodeId: m.id,
      kind: m.kind,
      actor: call.actor,
      data: { transition, role: need.role, ...(note?.trim() ? { note: note.trim() } : {}) },
    });
  }
}

/**
 * Approves, declines or (the one who asked) withdraws. Nobody decides what they asked for themselves or what they own:
 * four eyes, by person. Declining needs words.
 */
export async function decideApproval(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  id: number,
  decision: 'approved' | 'declined' | 'withdrawn',
  note: string | null,
): Promise<void> {
  const m = await lockMatter(tx, db, call, key, { expected: null });
  const a = m.approvals.find((x) => x.id === id);
  if (!a) throw new ProblemError('not_found');
  if (a.status !== 'pending')
    throw new ProblemError('conflict', { extra: { reason: 'already_decided', status: a.status } });
  if (!isCurrent(m, a)) throw new ProblemError('conflict', { extra: { reason: 'matter_has_moved' } });
  const me = call.actor.personId;
  if (decision === 'withdrawn') {
    if (a.requestedBy.id !== me) throw new ProblemError('not_allowed');
    await tx.sql(`update approval set status = 'withdrawn', note = $2 where id = $1`, [
      id,
      note?.trim() || null,
    ]);
  } else {
    if (!rolesOf(call.actor, m).has(a.role as Role))
      throw new ProblemError('not_allowed', { extra: { roles: [a.role] } });
    const whyNot = whyNotDecide(call.actor, m, a.requestedBy.id);
    if (whyNot) throw new ProblemError('not_allowed', { extra: { reason: whyNot } });
    if (decision === 'declined' && !note?.trim()) throw invalid('/note', 'declining_needs_reason');
    await tx.sql(
      'update approval set status = $2, decided_by = $3, decided_at = event_now(), note = $4 where id = $1',
      [id, decision, me, note?.trim() || null],
    );
  }
  await recordEvent(tx, {
    type: `approval.${decision}`,
    nodeId: m.id,
    kind: m.kind,
    actor: call.actor,
    data: { transition: a.transition, role: a.role, ...(note?.trim() ? { note: note.trim() } : {}) },
  });
}
