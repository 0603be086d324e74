import { issueKeysOf, type ParsedDeployment } from '../../../../domain/deployment/index.ts';
import { type NewEvent, recordEvents } from '../../../core/events.ts';
import { refreshExplained } from '../../../core/explained.ts';
import { markDirtyAround } from '../../../core/rollup.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { ensureApplication, ensureEnvironment, ensureProduct } from '../queries/ensure.ts';
import {
  ensureCommits,
  ensureIssues,
  type FactLink,
  insertFactLinks,
  removeUnstatedLinks,
} from '../queries/record-nodes.ts';
import {
  deleteLines,
  findStored,
  insertDeployments,
  insertLines,
  lockRecording,
  type Placed,
  updateDeployments,
} from '../queries/record-rows.ts';
import { suggestGuessed, withdrawGuessed } from '../queries/write-suggestions.ts';
import { issuesOfLines } from './issues-of-lines.ts';
import type { Reading } from './trackers.ts';

/** Where the facts come from. */
export interface FactSource {
  readonly kind: 'import' | 'webhook';
  /** Kept with each deployment and its external reference. */
  readonly name: string;
  /** Titles of products by slug, for those that are new. */
  readonly titles: ReadonlyMap<string, string>;
}

/** What became of a note. */
export interface Recorded {
  readonly id: number;
  readonly key: string;
  readonly outcome: 'recorded' | 'changed' | 'unchanged';
}

/**
 * Records deployments as facts, in the caller's transaction: products, applications, environments, commits, issues,
 * lines, references, links and events. The same application, environment, commit and time is the same deployment: with
 * the same title and lines nothing is written at all; with others they are replaced, and the event `fact.changed` keeps
 * both. Gives the outcomes in the order of the notes. No two notes may tell of the same deployment.
 */
export async function recordNotes(
  tx: Tx,
  source: FactSource,
  reading: Reading,
  notes: readonly ParsedDeployment[],
): Promise<Recorded[]> {
  if (notes.length === 0) return [];
  await lockRecording(tx);
  const events: NewEvent[] = [];
  const actor = { personId: null, kind: source.kind } as const;
  const placed = await placeNotes(tx, source, notes, events);
  const stored = await findStored(tx, placed);
  const isNew = placed.filter((_, i) => !stored.has(i));
  const changed = placed.flatMap((p, i) => {
    const s = stored.get(i);
    return s && !sameContent(s, p.note) ? [{ ...p, id: s.id, key: s.key, before: s }] : [];
  });
  const made = isNew.length > 0 ? await insertDeployments(tx, isNew, source.name) : [];
  if (changed.length > 0) {
    await deleteLines(
      tx,
      changed.map((c) => c.id),
    );
    await updateDeployments(tx, changed);
  }
  const written = [...isNew.map((p, i) => ({ ...p, ...made[i]! })), ...changed];
  if (written.length > 0) {
    const issues = await writeContent(tx, reading, written);
    const commits = await ensureCommits(
      tx,
      written.map((w) => ({ applicationKey: w.applicationKey, sha: w.note.sha })),
    );
    const links: FactLink[] = written.flatMap((w, i) => [
      { type: 'deploys', fromId: commits[i]!, toId: w.id },
      ...keysOf(w.note).flatMap((key): FactLink[] => {
        const issue = issues.ids.get(key);
        return issue === undefined ? [] : [{ type: 'delivers', fromId: issue, toId: w.id }];
      }),
    ]);
    await insertFactLinks(tx, links, source.name);
    const gone = await removeUnstatedLinks(
      tx,
      changed.map((c) => c.id),
    );
    const ids = written.map((w) => w.id);
    await withdrawGuessed(tx, ids);
    await suggestGuessed(tx, ids);
    await refreshExplained(tx, ids);
    await markDirtyAround(tx, [...issues.old, ...gone.map((g) => g.fromId)]);
    for (const i of issues.made) {
      events.push({
        type: 'fact.recorded',
        nodeId: i.id,
        kind: 'externalIssue',
        actor,
        occurredAt: new Date(i.firstSeen),
        data: { source: source.name, key: i.key },
      });
    }
    for (const w of written.slice(0, isNew.length)) {
      events.push({
        type: 'fact.recorded',
        nodeId: w.id,
        kind: 'deployment',
        actor,
        occurredAt: new Date(w.note.deployedAt),
        data: { source: source.name, sha: w.note.sha, lines: w.note.lines.length, issues: keysOf(w.note) },
      });
    }
    for (const c of changed) {
      events.push({
        type: 'fact.changed',
        nodeId: c.id,
        kind: 'deployment',
        actor,
        changes: [
          { field: 'title', from: c.before.title, to: c.note.title },
          { field: 'lines', from: c.before.texts, to: c.note.lines.map((l) => l.text) },
        ].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to)),
        data: { source: source.name },
      });
    }
  }
  await recordEvents(tx, events);
  const outcome = new Map<Placed, Recorded>();
  isNew.forEach((p, i) => {
    outcome.set(p, { ...made[i]!, outcome: 'recorded' });
  });
  const changedIds = new Set(changed.map((c) => c.id));
  return placed.map((p, i) => {
    const s = stored.get(i);
    if (!s) return outcome.get(p)!;
    return { id: s.id, key: s.key, outcome: changedIds.has(s.id) ? 'changed' : 'unchanged' };
  });
}

type PlacedNote = Placed & { readonly applicationKey: string };

async function placeNotes(
  tx: Tx,
  source: FactSource,
  notes: readonly ParsedDeployment[],
  events: NewEvent[],
): Promise<PlacedNote[]> {
  const products = new Map<string, number>();
  const applications = new Map<string, { id: number; key: string }>();
  const environments = new Map<string, number>();
  const actor = { personId: null, kind: source.kind } as const;
  const told = (nodeId: number, kind: string): void => {
    events.push({ type: 'fact.recorded', nodeId, kind, actor, data: { source: source.name } });
  };
  const placed: PlacedNote[] = [];
  for (const note of notes) {
    let productId = products.get(note.product);
    if (productId === undefined) {
      const title = source.titles.get(note.product) ?? note.product;
      const product = await ensureProduct(tx, { slug: note.product, title });
      if (product.made) told(product.id, 'product');
      productId = product.id;
      products.set(note.product, productId);
    }
    const name = `${note.product}/${note.application}`;
    let application = applications.get(name);
    if (!application) {
      const ensured = await ensureApplication(tx, { productId, slug: note.product, name: note.application });
      if (ensured.made) told(ensured.id, 'application');
      application = ensured;
      applications.set(name, application);
    }
    let environmentId = environments.get(note.environment);
    if (environmentId === undefined) {
      environmentId = (await ensureEnvironment(tx, note.environment)).id;
      environments.set(note.environment, environmentId);
    }
    placed.push({
      note,
      productId,
      applicationId: application.id,
      applicationKey: application.key,
      environmentId,
    });
  }
  return placed;
}

const sameContent = (
  s: { readonly title: string; readonly texts: readonly string[] },
  note: ParsedDeployment,
): boolean =>
  s.title === note.title &&
  s.texts.length === note.lines.length &&
  note.lines.every((l, i) => l.text === s.texts[i]);

const keysOf = (note: ParsedDeployment): readonly string[] =>
  issueKeysOf(note.lines.flatMap((l) => l.references));

/** Issues first, since references point at them; then lines and references. */
async function writeContent(
  tx: Tx,
  reading: Reading,
  written: readonly (Placed & { readonly id: number })[],
): Promise<{
  ids: ReadonlyMap<string, number>;
  old: number[];
  made: { id: number; key: string; firstSeen: string }[];
}> {
  const issues = issuesOfLines(
    written.flatMap(({ note, productId }) =>
      note.lines.map((line) => ({ line, productId, deployedAt: note.deployedAt })),
    ),
    reading,
  );
  const recorded = await ensureIssues(tx, issues);
  const ids = new Map(recorded.map((r) => [r.key, r.id]));
  await insertLines(
    tx,
    written.flatMap((w) => w.note.lines.map((line) => ({ deploymentId: w.id, line }))),
    ids,
  );
  const seen = new Map(issues.map((i) => [i.key, i.firstSeen]));
  return {
    ids,
    old: recorded.filter((r) => !r.made).map((r) => r.id),
    made: recorded.filter((r) => r.made).map((r) => ({ id: r.id, key: r.key, firstSeen: seen.get(r.key)! })),
  };
}
