import { ProblemError } from '../../domain/kernel/errors.ts';
import type { Call } from '../platform/context.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { lockMatter } from './edit.ts';
import { factsOf } from './facts.ts';
import { type LoadedMatter, loadMatters } from './load.ts';
import { markDirtyAround } from './rollup.ts';
import { decisionOn } from './standing.ts';
import { versionById } from './versions.ts';
import { writeMatter } from './write.ts';

/** What a module's hook is told, in the transaction of the move. */
export interface Moved {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly transition: string;
  /** The matter as it now is. */
  readonly matter: LoadedMatter;
}

/** Changes of fields that follow from a move, written with it as one event; see {@link withMove}. `to` is the state it moves to. */
export type MoveRule = (
  tx: Tx,
  matter: LoadedMatter,
  to: string,
) => Promise<readonly { readonly field: string; readonly to: unknown }[]>;
const rules = new Map<string, MoveRule[]>();

/** Adds what else changes in a matter of a kind when it moves. Adding the same rule again changes nothing. */
export function withMove(kind: string, rule: MoveRule): void {
  const known = rules.get(kind) ?? [];
  if (!known.includes(rule)) rules.set(kind, [...known, rule]);
}

/** What else happens when a matter moves; modules register theirs when the program is put together. */
export type TransitionHook = (tx: Tx, call: Call, moved: Moved) => Promise<void>;
const hooks = new Map<string, TransitionHook[]>();

/** Adds a hook to a kind's transitions. Adding the same hook again changes nothing. */
export function onTransition(kind: string, hook: TransitionHook): void {
  const known = hooks.get(kind) ?? [];
  if (!known.includes(hook)) hooks.set(kind, [...known, hook]);
}

/**
 * The one way a matter moves: screen, API, mail, import and bulk all come here. Locks the matter, decides on what is
 * locked, and writes state and event together. Refused → `transition_refused` with every missing thing.
 */
export async function transitionMatter(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  name: string,
  expected: number | null,
  reason: string | null,
): Promise<Moved> {
  const m = await lockMatter(tx, db, call, key, { expected });
  const version = await versionById(tx, db, m.processVersionId);
  const { definition } = version;
  const t = definition.transitions[name];
  if (!t) throw new ProblemError('not_found');
  const facts = await factsOf(tx, definition, m);
  const decision = decisionOn(call.actor, m, version, name, facts, { text: reason, check: true });
  if (!decision.allowed) {
    throw new ProblemError('transition_refused', { extra: { transition: name, missing: decision.missing } });
  }
  const { to } = decision;
  const category = definition.states[to]?.category;
  const before = definition.states[m.state]?.category;
  // A pause or rejection keeps where it came from; a matter moved out of one forgets it.
  const side = t.move === 'pause' || (t.move === 'reject' && m.resumeState === null);
  const isPhase = definition.states[to]?.step !== undefined;
  // The version is taken at the door of a phase: a new floor never applies to a phase that has begun.
  const newest = isPhase && t.move !== 'resume' ? m.newestVersionId : m.processVersionId;
  const resumeState = side ? m.state : isPhase ? null : m.resumeState;
  const follows: { field: string; from: unknown; to: unknown }[] = [];
  for (const rule of rules.get(m.kind) ?? [])
    for (const f of await rule(tx, m, to)) follows.push({ ...f, from: m.fields[f.field] ?? null });
  const { updatedAt } = await writeMatter(tx, {
    definition,
    id: m.id,
    actor: call.actor,
    eventType: 'matter.transitioned',
    changes: [{ field: 'state', from: m.state, to }, ...follows],
    fields: Object.fromEntries(follows.map((f) => [f.field, f.to])),
    columns: {
      state: to,
      ...(resumeState === m.resumeState ? {} : { resume_state: resumeState }),
      ...(newest === m.processVersionId ? {} : { process_version_id: newest }),
      started: category === 'active',
      ended: category === 'done' ? true : before === 'done' ? false : null,
    },
    version: m.version,
    data: {
      transition: name,
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
      ...(newest === m.processVersionId ? {} : { processVersion: newest }),
    },
  });
  // What was asked for in the state it left, nobody needs to answer any more.
  if (m.approvals.some((a) => a.status === 'pending')) {
    await tx.sql(`update approval set status = 'void' where matter_id = $1 and status = 'pending'`, [m.id]);
  }
  const [after] = follows.length > 0 ? await loadMatters(tx, m.kind, [m.id]) : [m];
  const moved: Moved = {
    id: m.id,
    key: m.key,
    kind: m.kind,
    from: m.state,
    to,
    transition: name,
    matter: {
      ...(after ?? m),
      state: to,
      version: m.version + 1,
      resumeState,
      processVersionId: newest,
      stateSince: updatedAt,
      updatedAt,
      approvals: m.approvals.map((a) => (a.status === 'pending' ? { ...a, status: 'void' } : a)),
    },
  };
  if (category === 'done' || before === 'done') await markDirtyAround(tx, [m.id]);
  for (const hook of hooks.get(m.kind) ?? []) await hook(tx, call, moved);
  return moved;
}
