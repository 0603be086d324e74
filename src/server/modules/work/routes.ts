import type { FastifyInstance } from 'fastify';
import { workRoutes } from '../../../contract/matter-routes.ts';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processKinds, processOf } from '../../../domain/processes.ts';
import { factsOf } from '../../core/facts.ts';
import { eventsById } from '../../core/history.ts';
import { rowsOf } from '../../core/list-rows.ts';
import { type LoadedMatter, loadMatters } from '../../core/load.ts';
import { actionsOf, approvalsFor } from '../../core/present.ts';
import { versionById } from '../../core/versions.ts';
import type { Services } from '../../platform/context.ts';
import type { Db } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import { flagsOf } from './flags.ts';
import { approvedNow, changedByOthers, ownedBy, type Waiting, waitingForRoles } from './queries/mine.ts';

/** Loads matters of several kinds, one statement a kind, in the order given. */
async function loadInOrder(db: Db, waiting: readonly Waiting[]): Promise<LoadedMatter[]> {
  const loaded = await Promise.all(
    processKinds.map((kind) =>
      loadMatters(
        db,
        kind,
        waiting.filter((w) => w.kind === kind).map((w) => w.id),
      ),
    ),
  );
  const byId = new Map(loaded.flat().map((m) => [m.id, m]));
  return waiting.flatMap((w) => byId.get(w.id) ?? []);
}

const refOf = (m: LoadedMatter) => ({ key: m.key, kind: m.kind, title: m.title, state: m.state });

/** States in which a matter waits for nobody. */
const doneStates = [
  ...new Set(
    processKinds.flatMap((k) =>
      Object.entries(processOf(k)!.states)
        .filter(([, s]) => s.category === 'done')
        .map(([name]) => name),
    ),
  ),
];

/** Serves the first page: what waits for the reader. */
export function serveWork(app: FastifyInstance, { db, clock, timeZone }: Services): void {
  async function decisions(actor: Actor) {
    const matters = await loadInOrder(db, await waitingForRoles(db, actor));
    return matters.flatMap((m) =>
      approvalsFor(actor, m)
        .filter((a) => a.mayDecide)
        .map((approval) => ({ matter: refOf(m), version: m.version, approval })),
    );
  }

  async function ready(actor: Actor) {
    const matters = await loadInOrder(db, await approvedNow(db, actor));
    const found = await Promise.all(
      matters.map(async (m) => {
        const version = await versionById(db, db, m.processVersionId);
        const facts = await factsOf(db, version.definition, m);
        return actionsOf(actor, m, version, facts)
          .filter((a) => a.allowed && a.move === 'forward' && a.approvals.length > 0)
          .map((a) => ({ matter: refOf(m), version: m.version, transition: a.name, to: a.to }));
      }),
    );
    return found.flat();
  }

  async function owned(actor: Actor) {
    const waiting = await ownedBy(db, actor, doneStates);
    const matters = await loadInOrder(db, waiting);
    const rows = new Map<string, MatterRowValue>();
    for (const kind of processKinds) {
      const ids = waiting.filter((w) => w.kind === kind).map((w) => w.id);
      for (const row of await rowsOf(db, processOf(kind)!, ids)) rows.set(row.key, row);
    }
    return Promise.all(
      matters.map(async (m) => {
        const version = await versionById(db, db, m.processVersionId);
        const facts = await factsOf(db, version.definition, m);
        const forward = actionsOf(actor, m, version, facts).find(
          (a) => a.move === 'forward' || a.move === 'resume',
        );
        return {
          matter: rows.get(m.key)!,
          next: forward ? { name: forward.name, to: forward.to, missing: forward.missing.length } : null,
        };
      }),
    );
  }

  async function changed(actor: Actor) {
    const latest = (await changedByOthers(db, actor)).sort((a, b) => b.eventId - a.eventId).slice(0, 15);
    const matters = new Map(
      (
        await loadInOrder(
          db,
          latest.map((c) => ({ id: c.nodeId, kind: c.kind })),
        )
      ).map((m) => [m.id, m]),
    );
    const entries = await eventsById(
      db,
      actor,
      latest.map((c) => ({ id: c.eventId, kind: c.kind })),
    );
    return latest.flatMap((c) => {
      const m = matters.get(c.nodeId);
      const entry = entries.get(c.eventId);
      return m && entry ? [{ matter: refOf(m), entry }] : [];
    });
  }

  implement(app, workRoutes.mine, async ({ call: { actor } }) => {
    const [decide, readyNow, own, change, flag] = await Promise.all([
      decisions(actor),
      ready(actor),
      owned(actor),
      changed(actor),
      flagsOf(db, actor, clock.now(), timeZone),
    ]);
    return { decide, ready: readyNow, own, changed: change, flags: flag };
  });
}
