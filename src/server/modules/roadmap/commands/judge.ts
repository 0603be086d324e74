import type { JudgementValue } from '../../../../contract/roadmap.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import {
  computedProgress,
  judgedStates,
  judgeRoles,
  roadmapElementProcess,
} from '../../../../domain/roadmap/index.ts';
import type { Created } from '../../../core/create.ts';
import { type Edited, lockMatter } from '../../../core/edit.ts';
import { checkPeriod } from '../../../core/field-input.ts';
import { type LoadedMatter, loadMatters } from '../../../core/load.ts';
import { rolesOf } from '../../../core/standing.ts';
import { writeMatter } from '../../../core/write.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { keepJudgement, workBelow } from '../queries/judgements.ts';

/** Whether somebody judges the progress of an element. */
export function mayJudge(call: Call, m: LoadedMatter): boolean {
  const roles = rolesOf(call.actor, m);
  return judgeRoles.some((r) => roles.has(r)) && may(call.actor, 'matter.edit');
}

async function keep(tx: Tx, call: Call, elementId: number, progress: number): Promise<void> {
  const { byCount } = computedProgress(await workBelow(tx, elementId));
  await keepJudgement(tx, { elementId, progress, computed: byCount, by: call.actor.personId });
}

/**
 * Judges one element: progress confirmed or corrected, dates where they are given. One change of the element, one event,
 * also when everything is as it was: that somebody looked is what is told. Throws `not_found`, `stale_version`,
 * `not_allowed`, `rule_broken` (`not_judged`) in a state in which nothing is judged, `invalid_input` for a period that
 * ends before it begins. Gives the new version.
 */
export async function judgeElement(tx: Tx, db: Db, call: Call, j: JudgementValue): Promise<number> {
  const m = await lockMatter(tx, db, call, j.key, { kind: 'roadmapElement', expected: j.version });
  if (!mayJudge(call, m)) throw new ProblemError('not_allowed');
  if (!(judgedStates as readonly string[]).includes(m.state))
    throw new ProblemError('rule_broken', { extra: { reason: 'not_judged', state: m.state } });
  const wanted: Record<string, unknown> = {
    judgedProgress: j.progress,
    ...(j.plannedStart === undefined ? {} : { plannedStart: j.plannedStart }),
    ...(j.plannedEnd === undefined ? {} : { plannedEnd: j.plannedEnd }),
  };
  const changes = Object.entries(wanted)
    .filter(([field, to]) => (m.fields[field] ?? null) !== to)
    .map(([field, to]) => ({ field, from: m.fields[field] ?? null, to }));
  checkPeriod({ ...m.fields, ...wanted });
  await writeMatter(tx, {
    definition: roadmapElementProcess,
    id: m.id,
    actor: call.actor,
    eventType: 'matter.judged',
    changes,
    fields: Object.fromEntries(changes.map((c) => [c.field, c.to])),
    columns: {},
    version: m.version,
    data: { progress: j.progress },
  });
  await keep(tx, call, m.id, j.progress);
  return m.version + 1;
}

/** What a list of judgements came to. */
export interface Judged {
  readonly done: { key: string; version: number }[];
  readonly failed: { key: string; code: string; faults: { pointer: string; reason: string }[] }[];
}

/** Judges several, each in a transaction of its own: one refusal does not take the others with it. */
export async function judgeElements(db: Db, call: Call, list: readonly JudgementValue[]): Promise<Judged> {
  const answer: Judged = { done: [], failed: [] };
  for (const j of list) {
    try {
      const version = await db.transaction((tx) => judgeElement(tx, db, call, j));
      answer.done.push({ key: j.key, version });
    } catch (e) {
      if (!(e instanceof ProblemError)) throw e;
      answer.failed.push({
        key: j.key,
        code: e.code,
        faults: e.faults.map(({ pointer, reason }) => ({ pointer, reason })),
      });
    }
  }
  return answer;
}

/** Progress written as any other field is a judgement too, and takes the same roles. */
export async function onElementEdited(tx: Tx, call: Call, { matter, changes }: Edited): Promise<void> {
  const change = changes.find((c) => c.field === 'judgedProgress');
  if (!change) return;
  if (!mayJudge(call, matter)) throw new ProblemError('not_allowed');
  if (typeof change.to === 'number') await keep(tx, call, matter.id, change.to);
}

/** Progress stated as an element is registered. */
export async function onElementCreated(tx: Tx, call: Call, created: Created): Promise<void> {
  const [m] = await loadMatters(tx, 'roadmapElement', [created.id]);
  const progress = m?.fields.judgedProgress;
  if (!m || typeof progress !== 'number') return;
  if (!mayJudge(call, m)) throw new ProblemError('not_allowed');
  await keep(tx, call, m.id, progress);
}
