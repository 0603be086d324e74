import type { Actor } from '../../../domain/kernel/roles.ts';
import { needProcess } from '../../../domain/need/index.ts';
import { factsOf, provideFacts } from '../../core/facts.ts';
import { loadMatters } from '../../core/load.ts';
import { rollupOf } from '../../core/rollup.ts';
import { decisionOn, type Facts } from '../../core/standing.ts';
import { readTail, type TailEvent } from '../../core/tail.ts';
import { versionById } from '../../core/versions.ts';
import { writeMatter } from '../../core/write.ts';
import type { Db, Queryable, Tx } from '../../platform/db/db.ts';
import { notify } from '../collaboration/index.ts';
import { tellOfDecision } from './commands/tell.ts';
import {
  answersOf,
  firstInProduction,
  lockNeed,
  mergedInto,
  noteInProduction,
  takenUpAbove,
} from './queries/answers.ts';
import { concernedBy } from './queries/support.ts';

/**
 * How many things answer a need or a demand and have not come to nothing, and how many of them are done: their own
 * state says so, they came out in production, or all work below them has. In a transaction they are locked as they are.
 */
export async function countAnswers(
  q: Queryable,
  id: number,
): Promise<{ readonly answers: number; readonly answersDone: number }> {
  const answers = await answersOf(q, id);
  let answersDone = 0;
  for (const a of answers) {
    const below = a.done ? null : await rollupOf(q, a.id);
    if (a.done || (below !== null && below.total > 0 && below.inProduction === below.total)) answersDone += 1;
  }
  return { answers: answers.length, answersDone };
}

/** Counts what a need's criteria look at. */
async function countFacts(q: Queryable, needId: number): Promise<Facts> {
  return { ...(await countAnswers(q, needId)), mergedInto: await mergedInto(q, needId) };
}

/** Plugs the counts into the engine. */
export function provideNeedFacts(): void {
  provideFacts('need', needProcess.facts, countFacts);
}

/** What can have changed whether a need is met or in production. */
const telling = new Set([
  'matter.transitioned',
  'link.added',
  'link.confirmed',
  'link.removed',
  'fact.recorded',
  'fact.changed',
]);

/**
 * Reads what has happened since last time, and settles the needs above it: word goes out when what answers one reaches
 * production, once; and one is met by itself when all that answers it is done or in production. Gives how many events
 * were read. Several programs may call it; one at a time reads.
 */
export function settleNeeds(db: Db): Promise<number> {
  return readTail(db, 'need', async (tx, events) => {
    const nodes = [...new Set(events.filter(matters).map((e) => e.nodeId!))];
    for (const id of await takenUpAbove(tx, nodes)) await settleNeed(tx, db, id);
  });
}

const matters = (e: TailEvent): boolean => e.nodeId !== null && telling.has(e.type);

/** Settles one need by what the data says now; see {@link settleNeeds}. */
export async function settleNeed(tx: Tx, db: Db, id: number): Promise<void> {
  await lockNeed(tx, id);
  const production = await firstInProduction(tx, id);
  if (production !== null && (await noteInProduction(tx, id))) {
    await notify(tx, {
      type: 'needInProduction',
      nodeId: id,
      people: await concernedBy(tx, id),
      actorId: null,
      data: { dedupe: 'production', application: production.application },
    });
  }
  const [m] = await loadMatters(tx, 'need', [id]);
  if (m?.state !== 'takenUp') return;
  const version = await versionById(tx, db, m.processVersionId);
  const facts = await factsOf(tx, version.definition, m);
  const decision = decisionOn(nobody, m, version, 'meet', facts, { text: null, check: false });
  // A fact, not a decision: everything the process asks for is there but a person to say so.
  if (!decision.allowed && decision.missing.some((x) => x.code !== 'role')) return;
  await writeMatter(tx, {
    definition: version.definition,
    id: m.id,
    actor: { personId: null, kind: 'system' },
    eventType: 'matter.transitioned',
    changes: [{ field: 'state', from: m.state, to: decision.to }],
    fields: {},
    columns: {
      state: decision.to,
      ended: true,
      ...(m.newestVersionId === m.processVersionId ? {} : { process_version_id: m.newestVersionId }),
    },
    version: m.version,
    data: { transition: 'meet', why: 'answersDone', ...(await countAnswers(tx, id)) },
  });
  await tellOfDecision(tx, { id: m.id, transition: 'meet', version: m.version + 1 }, null);
}

/** The program itself, which holds no role. */
const nobody: Actor = { personId: 0, name: '', kind: 'system', language: 'nb', held: [], scopes: null };
