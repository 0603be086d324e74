import {
  collectPrefixEvidence,
  type LearnedPrefix,
  mergePrefixEvidence,
  type ParsedDeployment,
  type PrefixEvidence,
  parseReleaseNote,
} from '../../../../domain/deployment/index.ts';
import { type Db, sqlState, type Tx } from '../../../platform/db/db.ts';
import { refreshStatistics } from '../../../platform/db/statistics.ts';
import { type FactSource, recordNotes } from '../commands/record-notes.ts';
import { rereadPrefix } from '../commands/reread-references.ts';
import { suggestReverts } from '../commands/suggest-reverts.ts';
import { currentReading, learnFrom, type Reading, readingOf, storeLearned } from '../commands/trackers.ts';
import { isEnvironmentName, isSlug } from '../queries/ensure.ts';
import { beginRun, endRun } from '../queries/import-runs.ts';
import { keepAddresses } from '../queries/release-pages.ts';
import { setHomes } from '../queries/tracker-homes.ts';
import { readPages, type Sections } from './pages.ts';
import { refusal, refusalOf } from './refusals.ts';
import { type ImportSummary, Summary } from './summary.ts';
import { listTree, readNoteFile } from './walk-tree.ts';

/** How to import. */
export interface ImportOptions {
  /** One transaction: a single refusal, and nothing is in. Otherwise each file is whole or not at all. */
  readonly allOrNothing?: boolean;
  /** Everything is tried against the database and rolled back. */
  readonly dryRun?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  readonly startedBy?: number | null;
}

/** `done`: what could be is in. `nothing`: nothing is in, the refusals say why. */
export interface ImportResult {
  readonly outcome: 'done' | 'nothing';
  readonly summary: ImportSummary;
}

const sourceName = 'release-notes';
const batchSize = 200;

/** Thrown to roll a transaction back that has served its purpose. */
class RolledBack extends Error {}

/**
 * Imports a tree of release notes in two passes: the first reads every file and learns the trackers' prefixes, the
 * second records the files in batches. Files are read one at a time, so that the size of the tree does not matter.
 * Repeating it changes nothing but the list of imports.
 *
 * @throws whatever the database throws when it cannot be reached; what was recorded until then is whole, and importing
 *   again goes on from there
 */
export async function importReleaseNotes(
  db: Db,
  root: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const summary = new Summary();
  const tree = await listTree(root);
  if ('failed' in tree) {
    summary.refused.push(tree.failed);
    return { outcome: 'nothing', summary: summary.value() };
  }
  summary.refused.push(...tree.refused);
  summary.files = tree.notes.length;
  summary.pages = tree.pages.length;
  const progress = (done: number): void => options.onProgress?.(done, tree.notes.length * 2);
  if (tree.notes.length === 0) summary.refused.push(refusal(root, 'path', 'noNotes'));
  const sections = await readPages(root, tree.pages);
  const { evidence, refused } = await firstPass(root, tree.notes, progress);
  const plan: Plan = { root, notes: tree.notes, sections, evidence, summary, progress };

  const nothing = tree.notes.length === 0 || (options.allOrNothing && tree.refused.length + refused > 0);
  if (options.dryRun || options.allOrNothing || nothing) {
    const keep = !options.dryRun && !nothing;
    await inOneTransaction(db, plan, keep);
    const failed = nothing || (options.allOrNothing && summary.refused.length > 0);
    if (failed) summary.clear();
    if (!options.dryRun) await keepRun(db, summary, options.startedBy ?? null);
    return { outcome: failed ? 'nothing' : 'done', summary: summary.value() };
  }
  const run = await beginRun(db, sourceName, options.startedBy ?? null);
  const { reading, learned } = await db.transaction((tx) => prepare(tx, plan));
  await secondPass(plan, reading, (source, batch) => recordEach(db, source, reading, batch, summary));
  await db.transaction((tx) => finish(tx, plan, learned));
  await endRun(db, run, summary.value());
  await refreshStatistics(db);
  return { outcome: 'done', summary: summary.value() };
}

interface Plan {
  readonly root: string;
  readonly notes: readonly string[];
  readonly sections: Sections;
  readonly evidence: readonly PrefixEvidence[];
  readonly summary: Summary;
  readonly progress: (done: number) => void;
}

interface Note {
  readonly file: string;
  readonly note: ParsedDeployment;
}

async function keepRun(db: Db, summary: Summary, startedBy: number | null): Promise<void> {
  await endRun(db, await beginRun(db, sourceName, startedBy), summary.value());
}

/** Everything in one transaction. Kept only when asked for and nothing was refused. */
async function inOneTransaction(db: Db, plan: Plan, keep: boolean): Promise<void> {
  const { summary } = plan;
  const before = [summary.refused.length, summary.warnings.length] as const;
  await db
    .transaction(async (tx) => {
      // A deadlock makes the transaction begin anew, and the counting with it.
      [summary.refused.length, summary.warnings.length] = before;
      summary.clear();
      const { reading, learned } = await prepare(tx, plan);
      await secondPass(plan, reading, async (source, batch) => {
        const outcomes = await recordNotes(
          tx,
          source,
          reading,
          batch.map((b) => b.note),
        );
        for (const [i, o] of outcomes.entries()) summary.add(batch[i]!.note, o.outcome);
      });
      await finish(tx, plan, learned);
      if (!keep || summary.refused.length > 0) throw new RolledBack();
    })
    .catch((e: unknown) => {
      if (!(e instanceof RolledBack)) throw e;
    });
}

/** Reads every file for what its keys look like, and counts the refused. */
async function firstPass(
  root: string,
  paths: readonly string[],
  progress: (done: number) => void,
): Promise<{ evidence: readonly PrefixEvidence[]; refused: number }> {
  let evidence: readonly PrefixEvidence[] = [];
  let read: ParsedDeployment[] = [];
  let refused = 0;
  const flush = (): void => {
    evidence = mergePrefixEvidence(evidence, collectPrefixEvidence(read));
    read = [];
  };
  for (const [i, path] of paths.entries()) {
    const file = await readNoteFile(root, path);
    const parsed = 'bytes' in file ? parseReleaseNote(file.bytes, path) : null;
    if (parsed?.ok) read.push(parsed.deployment);
    if (!parsed?.ok || parsed.refusedLines.length > 0) refused += 1;
    if (read.length >= batchSize) flush();
    progress(i + 1);
  }
  flush();
  return { evidence, refused };
}

/** Learns prefixes; lines that are stored already are read again for those that are new. */
async function prepare(tx: Tx, plan: Plan): Promise<{ reading: Reading; learned: readonly LearnedPrefix[] }> {
  const { learned, fresh, stored } = await learnFrom(tx, plan.evidence);
  plan.summary.newPrefixes = fresh;
  const known = new Map(stored.map((p) => [p.prefix, p.evidence]));
  const more = learned.filter((p) => (known.get(p.prefix) ?? -1) < p.distinct);
  if (more.length === 0) return { reading: readingOf(stored), learned };
  await storeLearned(tx, more);
  const reading = await currentReading(tx);
  for (const prefix of fresh) await rereadPrefix(tx, { personId: null, kind: 'import' }, prefix, reading);
  return { reading, learned };
}

/** What can only be done when every file is in. */
async function finish(tx: Tx, plan: Plan, learned: readonly LearnedPrefix[]): Promise<void> {
  // The products of prefixes may not have been there when the prefixes were learned.
  await setHomes(
    tx,
    learned.flatMap((p) => (p.products[0] ? [{ prefix: p.prefix, slug: p.products[0].product }] : [])),
  );
  if (plan.sections.addresses.length > 0) await keepAddresses(tx, plan.sections.addresses);
  await suggestReverts(tx);
}

async function secondPass(
  plan: Plan,
  reading: Reading,
  record: (source: FactSource, batch: readonly Note[]) => Promise<void>,
): Promise<void> {
  const { root, notes, summary, sections } = plan;
  const source: FactSource = { kind: 'import', name: sourceName, titles: sections.titles };
  const seen = new Map<string, string>();
  let batch: Note[] = [];
  for (const [i, path] of notes.entries()) {
    const file = await readNoteFile(root, path);
    if ('refused' in file) {
      summary.refused.push(file.refused);
      continue;
    }
    const parsed = parseReleaseNote(file.bytes, path, reading.recognise);
    if (!parsed.ok) {
      summary.refused.push(...parsed.refusals.map(refusalOf));
      continue;
    }
    const d = parsed.deployment;
    const identity = [d.product, d.environment, d.application, d.sha, d.deployedAt].join('/');
    const other = seen.get(identity);
    if (!isSlug(d.product)) {
      summary.refused.push(refusal(path, 'product', 'nameInvalid', { found: d.product }));
    } else if (!isEnvironmentName(d.environment)) {
      summary.refused.push(refusal(path, 'environment', 'nameInvalid', { found: d.environment }));
    } else if (other !== undefined) {
      summary.refused.push(refusal(path, 'path', 'sameDeployment', { other }));
    } else {
      seen.set(identity, path);
      summary.refused.push(...parsed.refusedLines.map(refusalOf));
      summary.warnings.push(...parsed.warnings.map(refusalOf));
      batch.push({ file: path, note: d });
    }
    if (batch.length >= batchSize) {
      await record(source, batch);
      batch = [];
      plan.progress(notes.length + i + 1);
    }
  }
  if (batch.length > 0) await record(source, batch);
  plan.progress(notes.length * 2);
}

/** One transaction a batch; when the database refuses one, file by file, so that only the guilty one stays out. */
async function recordEach(
  db: Db,
  source: FactSource,
  reading: Reading,
  batch: readonly Note[],
  summary: Summary,
): Promise<void> {
  const record = async (notes: readonly Note[]): Promise<void> => {
    const outcomes = await db.transaction((tx) =>
      recordNotes(
        tx,
        source,
        reading,
        notes.map((n) => n.note),
      ),
    );
    for (const [i, o] of outcomes.entries()) summary.add(notes[i]!.note, o.outcome);
  };
  try {
    await record(batch);
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    if (batch.length === 1) {
      summary.refused.push(refusal(batch[0]!.file, 'file', 'notStored', { why: sqlState(error) }));
      return;
    }
    for (const one of batch) await recordEach(db, source, reading, [one], summary);
  }
}

/** Classes 22 (data) and 23 (constraints) of SQLSTATE are about what was sent; the rest about the database. */
const isOfTheData = (error: unknown): boolean => /^2[23]/.test(sqlState(error));
