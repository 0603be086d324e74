import type { Reference } from '../../../../domain/deployment/index.ts';
import { type NewEvent, recordEvents } from '../../../core/events.ts';
import { refreshExplained } from '../../../core/explained.ts';
import { markDirtyAround } from '../../../core/rollup.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { ensureIssues, insertFactLinks, removeUnstatedLinks } from '../queries/record-nodes.ts';
import { insertReferences, lockRecording } from '../queries/record-rows.ts';
import {
  deleteReferences,
  dropIdleIssues,
  type LineWithReferences,
  linesMentioning,
} from '../queries/trackers.ts';
import { suggestGuessed, withdrawGuessed } from '../queries/write-suggestions.ts';
import { issuesOfLines } from './issues-of-lines.ts';
import type { Reading } from './trackers.ts';

/** Who or what makes us read again. */
export type Rereader = NewEvent['actor'];

/** What reading again changed. */
export interface Reread {
  readonly lines: number;
  readonly deployments: number;
}

/**
 * Reads the references of every line in which a prefix stands again, after the prefix was learned or edited, and brings
 * all that follows from them along: issues, links, what explains the deployments, roll-ups. Lines whose references stay
 * the same are not touched. Told in the history of each deployment whose issues changed.
 */
export async function rereadPrefix(
  tx: Tx,
  actor: Rereader,
  prefix: string,
  reading: Reading,
): Promise<Reread> {
  await lockRecording(tx);
  const lines = (await linesMentioning(tx, prefix))
    .map((line) => ({ line, references: reading.recognise(line.text) }))
    .filter(({ line, references }) => !same(line.references, references));
  if (lines.length > 0) {
    await deleteReferences(
      tx,
      lines.map((l) => l.line.id),
    );
    const issues = issuesOfLines(
      lines.map(({ line, references }) => ({
        line: { text: line.text, kind: line.kind, references },
        productId: line.productId,
        deployedAt: line.deployedAt.toISOString(),
      })),
      reading,
    );
    const recorded = await ensureIssues(tx, issues);
    const ids = new Map(recorded.map((r) => [r.key, r.id]));
    await insertReferences(
      tx,
      lines.flatMap(({ line, references }) =>
        references.map((reference) => ({ lineId: line.id, reference })),
      ),
      ids,
    );
    await insertFactLinks(
      tx,
      lines.flatMap(({ line, references }) =>
        written(references).flatMap((key) => {
          const fromId = ids.get(key);
          return fromId === undefined ? [] : [{ type: 'delivers' as const, fromId, toId: line.deploymentId }];
        }),
      ),
      'release-notes',
    );
    const seen = new Map(issues.map((i) => [i.key, i]));
    await recordEvents(
      tx,
      recorded
        .filter((r) => r.made)
        .map((r) => ({
          type: 'fact.recorded',
          nodeId: r.id,
          kind: 'externalIssue',
          actor,
          occurredAt: new Date(seen.get(r.key)!.firstSeen),
          data: { source: 'release-notes', key: r.key },
        })),
    );
  }
  const deployments = [...new Set(lines.map((l) => l.line.deploymentId))];
  const gone = await removeUnstatedLinks(tx, deployments);
  await withdrawGuessed(tx, deployments);
  await suggestGuessed(tx, deployments);
  await dropIdleIssues(tx, prefix);
  await refreshExplained(tx, deployments);
  await markDirtyAround(tx, [...new Set(gone.map((g) => g.fromId))]);
  await recordEvents(tx, told(actor, prefix, lines));
  return { lines: lines.length, deployments: deployments.length };
}

const written = (references: readonly Reference[]): string[] => [
  ...new Set(references.filter((r) => r.type === 'issue' && r.certainty === 'written').map((r) => r.value)),
];

function same(before: LineWithReferences['references'], now: readonly Reference[]): boolean {
  return (
    before.length === now.length &&
    now.every((r, i) => {
      const b = before[i]!;
      return b.type === r.type && b.value === r.value && b.starts === r.start && b.certainty === r.certainty;
    })
  );
}

function told(
  actor: Rereader,
  prefix: string,
  lines: readonly { readonly line: LineWithReferences; readonly references: readonly Reference[] }[],
): NewEvent[] {
  const byDeployment = new Map<number, { from: Set<string>; to: Set<string> }>();
  for (const { line, references } of lines) {
    const d = byDeployment.get(line.deploymentId) ?? { from: new Set(), to: new Set() };
    for (const r of line.references) if (r.type === 'issue') d.from.add(r.value);
    for (const r of references) if (r.type === 'issue') d.to.add(r.value);
    byDeployment.set(line.deploymentId, d);
  }
  return [...byDeployment].map(([nodeId, { from, to }]) => ({
    type: 'fact.reread',
    nodeId,
    kind: 'deployment',
    actor,
    changes: [{ field: 'issues', from: [...from], to: [...to] }],
    data: { prefix },
  }));
}
