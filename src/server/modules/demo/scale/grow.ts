import { rebuildRollups } from '../../../core/rollup.ts';
import { sealEvents } from '../../../core/seal.ts';
import type { Db } from '../../../platform/db/db.ts';
import { refreshStatistics } from '../../../platform/db/statistics.ts';
import { lockSeeding } from '../queries/agency.ts';
import {
  countByKind,
  ensureMaker,
  generatedIds,
  insertEvents,
  insertLinks,
  insertMatters,
  newestVersion,
  presentPeople,
  productPlaces,
  type ScaledLink,
  takeNumbers,
} from '../queries/scale.ts';
import { initiativeOf, type ScaledKind, scaledKinds } from './kinds.ts';
import { scaledMatter, type World } from './rows.ts';

/** What growing did. */
export interface Grown {
  /** Matters made now. */
  readonly made: number;
  /** Matters there are, by kind. */
  readonly byKind: Readonly<Record<string, number>>;
}

/** Told of progress: what is being done, how much of it, of how much (0: not known). */
export type OnProgress = (what: 'matters' | 'rollups' | 'sealing', done: number, total: number) => void;

/** There are no products with a team, or nobody to own anything: this is not a database that the demo was seeded into. */
export class NowhereToGrow extends Error {
  override readonly name = 'NowhereToGrow';
}

const chunk = 4000;
/** Dependencies run in short chains, as they do. */
const chain = 10;

/**
 * Makes the database larger for measuring: up to `total` matters in the ratio 1 initiative : 4 elements : 15 epics :
 * 80 issues, each with three links and five events; then counts the roll-ups and seals the trail. Tops up what is there,
 * so the same again makes nothing. Throws {@link NowhereToGrow} where there are
 * no products with teams or no people (see `seedDemo`).
 */
export async function growTo(
  db: Db,
  total: number,
  options: { now: Date; onProgress?: OnProgress },
): Promise<Grown> {
  const onProgress = options.onProgress ?? (() => {});
  const there = await countByKind(db);
  const missing = scaledKinds.map((spec) => {
    const target = Math.round((total * spec.perHundred) / 100);
    return { spec, count: Math.max(0, target - (there.get(spec.kind) ?? 0)) };
  });
  const toMake = missing.reduce((sum, m) => sum + m.count, 0);
  let made = 0;
  if (toMake > 0) {
    const [places, people] = await Promise.all([productPlaces(db), presentPeople(db)]);
    if (places.length === 0 || people.length === 0) throw new NowhereToGrow();
    const maker = await db.transaction(async (tx) => {
      await lockSeeding(tx);
      return ensureMaker(tx);
    });
    for (const { spec, count } of missing) {
      if (count === 0) continue;
      const world: World = {
        places,
        people,
        maker,
        now: options.now,
        versionId: await newestVersion(db, spec.kind),
      };
      await makeKind(db, spec, world, count, (n) => {
        made += n;
        onProgress('matters', made, toMake);
      });
    }
    await refreshStatistics(db);
    await rebuildRollups(db, (done) => onProgress('rollups', done, 0));
    await sealEvents(db);
    onProgress('sealing', 1, 1);
  }
  return { made, byKind: Object.fromEntries(await countByKind(db)) };
}

async function makeKind(
  db: Db,
  spec: ScaledKind,
  world: World,
  count: number,
  onMade: (n: number) => void,
): Promise<void> {
  const wholes = spec.parent === null ? [] : await generatedIds(db, world.maker, spec.parent);
  const parentSpec = scaledKinds.find((k) => k.kind === spec.parent);
  const perWhole = parentSpec ? spec.perHundred / parentSpec.perHundred : 0;
  // Below the elements the share is even.
  const wholeFor = (n: number): number | undefined =>
    wholes[
      spec.parent === 'initiative' ? initiativeOf(n, wholes.length, perWhole) : n % Math.max(1, wholes.length)
    ];
  const before = (await generatedIds(db, world.maker, spec.kind)).length;
  const starts = Array.from({ length: Math.ceil(count / chunk) }, (_, i) => before + i * chunk);
  // Two at a time: one is written while the other is worked out.
  const worker = async (): Promise<void> => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const end = Math.min(start + chunk, before + count);
      await makeChunk(db, spec, world, start, end, wholeFor);
      onMade(end - start);
    }
  };
  await Promise.all([worker(), worker()]);
}

async function makeChunk(
  db: Db,
  spec: ScaledKind,
  world: World,
  start: number,
  end: number,
  wholeFor: (n: number) => number | undefined,
): Promise<void> {
  await db.transaction(async (tx) => {
    const numbers = await takeNumbers(tx, spec.definition.keySequence, end - start);
    const made = numbers.map(({ id, number }, i) =>
      scaledMatter(spec, world, start + i, id, `${spec.definition.keyPrefix}-${number}`),
    );
    const links = made.flatMap(({ matter }, i): ScaledLink[] => {
      const whole = wholeFor(start + i);
      const [one, two] = [made[i - 1], made[i - 2]];
      return [
        ...(whole === undefined ? [] : [{ type: 'decomposes', from: whole, to: matter.id }]),
        ...(one && i % chain > 0 ? [{ type: 'dependsOn', from: one.matter.id, to: matter.id }] : []),
        ...(two ? [{ type: 'relates', from: two.matter.id, to: matter.id }] : []),
      ];
    });
    await Promise.all([
      insertMatters(
        tx,
        spec,
        made.map((m) => m.matter),
        { versionId: world.versionId, maker: world.maker, text: spec.text },
      ),
      insertLinks(tx, links, world.maker),
      insertEvents(
        tx,
        spec.kind,
        made.flatMap((m) => m.events),
      ),
    ]);
  });
}
