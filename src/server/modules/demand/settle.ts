import { type DemandMove, nextDemandMove, standingOf } from '../../../domain/demand/index.ts';
import { factsOf } from '../../core/facts.ts';
import { loadMatters } from '../../core/load.ts';
import { decisionOn } from '../../core/standing.ts';
import { systemActor } from '../../core/system-actor.ts';
import { readTail, type TailEvent } from '../../core/tail.ts';
import { onTransition, type TransitionHook } from '../../core/transition.ts';
import { versionById } from '../../core/versions.ts';
import { writeMatter } from '../../core/write.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { countAnswers } from '../need/index.ts';
import { demandsAbove, doubtfulDemands, keepDecided, lockDemand } from './queries/settle.ts';

/** What can have changed how the answers of a demand stand. */
const telling = new Set([
  'matter.transitioned',
  'link.added',
  'link.confirmed',
  'link.removed',
  'fact.recorded',
  'fact.changed',
]);

/** Why the program moves a demand, as history tells it (`event.why.…` in the texts). */
const reasons: Readonly<Record<DemandMove, string>> = {
  answer: 'answered',
  meet: 'answersDone',
  backToOpen: 'noAnswers',
  reopen: 'answersNotDone',
};

/**
 * Reads what has happened since last time, and moves the demands above it by what answers them. Gives how many events
 * were read. Several programs may call it; one at a time reads.
 */
export function settleDemands(db: Db): Promise<number> {
  return readTail(db, 'demand', async (tx, events) => {
    const nodes = [...new Set(events.filter(matters).map((e) => e.nodeId!))];
    for (const id of await demandsAbove(tx, nodes)) await settleDemand(tx, db, id);
  });
}

const matters = (e: TailEvent): boolean => e.nodeId !== null && telling.has(e.type);

/** Moves every demand whose state is not what its answers say: what happened before the program followed them. */
export async function settleAllDemands(db: Db): Promise<void> {
  for (const id of await doubtfulDemands(db)) await db.transaction((tx) => settleDemand(tx, db, id));
}

/**
 * Moves one demand by what answers it, a move at a time until it stands as it should; history says that the program did
 * it, and why. What a person decided otherwise stands until the answers change. Gives whether it moved.
 */
export async function settleDemand(tx: Tx, db: Db, id: number): Promise<boolean> {
  let moved = false;
  // An open demand may go by way of answered to met; a met one back to open and from there to answered.
  for (let step = 0; step < 3; step += 1) {
    if (!(await moveOnce(tx, db, id))) break;
    moved = true;
  }
  return moved;
}

async function moveOnce(tx: Tx, db: Db, id: number): Promise<boolean> {
  const kept = await lockDemand(tx, id);
  const [m] = kept ? await loadMatters(tx, 'demand', [id]) : [];
  if (!kept || !m) return false;
  const counts = await countAnswers(tx, id);
  const move = nextDemandMove({ state: m.state, ...counts, ...kept });
  if (move === null) return false;
  const version = await versionById(tx, db, m.processVersionId);
  const { definition } = version;
  const facts = await factsOf(tx, definition, m);
  const decision = decisionOn(systemActor(m.language), m, version, move, facts, {
    text: null,
    check: false,
  });
  // A fact, not a decision: nobody need hold a role for it. What people must tick beside it they still must.
  if (!decision.allowed && decision.missing.some((x) => x.code !== 'role')) return false;
  const category = definition.states[decision.to]?.category;
  await writeMatter(tx, {
    definition,
    id: m.id,
    actor: { personId: null, kind: 'system' },
    eventType: 'matter.transitioned',
    changes: [{ field: 'state', from: m.state, to: decision.to }],
    fields: {},
    columns: {
      state: decision.to,
      started: category === 'active',
      ended: category === 'done',
      ...(m.newestVersionId === m.processVersionId ? {} : { process_version_id: m.newestVersionId }),
    },
    version: m.version,
    data: { transition: move, why: reasons[move], ...counts },
  });
  await keepDecided(tx, id, { metByProgram: move === 'meet', overruled: null });
  return true;
}

/** A person who moves a demand to where its answers would move it away from has decided otherwise: that is kept. */
const decidedByPerson: TransitionHook = async (tx, _call, { id, to }) => {
  const counts = await countAnswers(tx, id);
  const kept = { metByProgram: false, overruled: null };
  const against = nextDemandMove({ state: to, ...counts, ...kept }) !== null;
  await keepDecided(tx, id, { ...kept, overruled: against ? standingOf(counts) : null });
};

/** Plugs into the engine what people's own decisions about demands mean. Doing it again changes nothing. */
export function keepDecisions(): void {
  onTransition('demand', decidedByPerson);
}
