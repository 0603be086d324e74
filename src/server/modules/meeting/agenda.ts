import { transitionsFrom } from '../../../domain/kernel/decide.ts';
import { type AgendaReason, type Proposal, sortProposals } from '../../../domain/meeting/index.ts';
import { factsOf } from '../../core/facts.ts';
import { type LoadedMatter, loadMatters } from '../../core/load.ts';
import { standingsOf } from '../../core/standing.ts';
import { versionById } from '../../core/versions.ts';
import type { Db, Queryable } from '../../platform/db/db.ts';
import { otherSources } from './other-sources.ts';
import type { MeetingRecord } from './queries/meetings.ts';
import { heldBefore } from './queries/meetings.ts';
import {
  dueFollowUps,
  milestonesPassed,
  newSince,
  pastEnd,
  pendingGates,
  runningInitiatives,
  todayIn,
} from './queries/sources.ts';

/** Before the first meeting, what came these last days is new. */
const firstLookBackDays = 30;
/** Most running initiatives that are judged against their gates. */
const mostJudged = 2000;
const dayMs = 86_400_000;

/** The gate a matter has met everything for except approvals, or null. A gate without criteria is no gate. */
async function metGate(q: Queryable, db: Db, m: LoadedMatter): Promise<AgendaReason | null> {
  const version = await versionById(q, db, m.processVersionId);
  const { definition } = version;
  const next = transitionsFrom(definition, m.state).find(
    (t) => definition.transitions[t]!.move === 'forward',
  );
  if (!next) return null;
  const standings = standingsOf(m, version, next, await factsOf(q, definition, m));
  if (standings.length === 0 || standings.some((s) => s.status === 'open')) return null;
  const { to } = definition.transitions[next]!;
  return { code: 'gate', transition: next, to: typeof to === 'string' ? to : to.resume, pending: false };
}

/**
 * What the data says that a meeting should take up: what waits for a gate, was sent back, is new since the last meeting
 * held, or is late. Looks at every initiative, whoever asks: each reader is shown those they see.
 */
export async function proposalsFor(
  q: Queryable,
  db: Db,
  meeting: Pick<MeetingRecord, 'id' | 'day'>,
  timeZone: string,
): Promise<Proposal[]> {
  const [today, before] = [await todayIn(q, timeZone), await heldBefore(q, meeting.id)];
  const since = before?.openedAt ?? new Date(Date.parse(`${today}T00:00:00Z`) - firstLookBackDays * dayMs);
  const sinceDay = before?.day ?? since.toISOString().slice(0, 10);
  const found: Proposal[] = [];
  const add = (matterId: number, reason: AgendaReason): void => {
    found.push({ matterId, reasons: [reason] });
  };

  const asked = new Map((await pendingGates(q)).map((a) => [a.id, a.transition]));
  for (const m of await loadMatters(q, 'initiative', await runningInitiatives(q, mostJudged))) {
    const transition = asked.get(m.id);
    if (transition !== undefined) {
      const { definition } = await versionById(q, db, m.processVersionId);
      const to = definition.transitions[transition]?.to;
      add(m.id, {
        code: 'gate',
        transition,
        ...(typeof to === 'string' ? { to } : {}),
        pending: true,
      });
      continue;
    }
    const gate = await metGate(q, db, m);
    if (gate) add(m.id, gate);
  }
  for (const r of await newSince(q, since, timeZone)) add(r.id, { code: 'new', day: r.day });
  for (const r of await otherSources(q, today, timeZone)) add(r.matterId, r.reason);
  for (const r of await pastEnd(q, today)) add(r.id, { code: 'late', day: r.day });
  for (const r of await milestonesPassed(q, sinceDay, today))
    add(r.id, { code: 'milestone', name: r.name, day: r.day });
  for (const r of await dueFollowUps(q, meeting.id, today))
    add(r.id, { code: 'followUp', meeting: r.meeting, day: r.day });
  return sortProposals(found);
}
