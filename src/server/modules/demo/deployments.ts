import {
  classifyLine,
  isMaintenanceOnly,
  issueKeysOf,
  type NoteLine,
  type ParsedDeployment,
} from '../../../domain/deployment/index.ts';
import { addLink } from '../../core/links.ts';
import { currentReading, type Reading, recordNotes } from '../deployment/index.ts';
import type { PlannedDeployment, PlannedLine } from './plan-deployments.ts';
import { insertImportRun } from './queries/facts.ts';
import type { Stage, Story } from './story.ts';

/** Deployments of this many days are recorded together. */
const atOnceDays = 12;

/** Products whose people have linked the issues that came out; for the others the thread suggests it. */
const linkedByHand: ReadonlySet<string> = new Set(['betaling', 'tjenestekatalog']);

/** Puts the year's deployments into the story, recorded in the order they happened. */
export function tellDeployments(story: Story, planned: readonly PlannedDeployment[]): void {
  const strand = story.strand('deployments');
  for (const batch of batches(planned)) {
    strand.at(new Date(batch.at(-1)!.at.getTime() + 20_000), async (stage) => {
      const reading = await currentReading(stage.tx);
      const source = { kind: 'import', name: 'demo', titles: new Map() } as const;
      const notes = batch.map((d) => noteOf(stage, reading, d));
      const recorded = await recordNotes(stage.tx, source, reading, notes);
      await insertImportRun(stage.tx, summaryOf(notes));
      for (const [i, d] of batch.entries()) await linkByHand(stage, d, recorded[i]!.id);
    });
  }
}

/** What an import of these notes tells of itself. */
function summaryOf(notes: readonly ParsedDeployment[]) {
  const places = new Map<string, number>();
  for (const n of notes) {
    const place = `${n.product}/${n.environment}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const different = (of: (n: ParsedDeployment) => readonly string[]): number =>
    new Set(notes.flatMap(of)).size;
  return {
    files: notes.length,
    deployments: notes.length,
    applications: different((n) => [`${n.product}/${n.application}`]),
    products: different((n) => [n.product]),
    issueKeys: different((n) => issueKeysOf(n.lines.flatMap((l) => l.references))),
    refused: [],
    byProductEnvironment: Object.fromEntries([...places].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function* batches(planned: readonly PlannedDeployment[]): Generator<readonly PlannedDeployment[]> {
  let from = 0;
  for (let i = 1; i <= planned.length; i += 1) {
    const next = planned[i];
    if (next && next.at.getTime() - planned[from]!.at.getTime() < atOnceDays * 86_400_000) continue;
    yield planned.slice(from, i);
    from = i;
  }
}

function noteOf(stage: Stage, reading: Reading, d: PlannedDeployment): ParsedDeployment {
  const lines = d.lines.map((l, position): NoteLine => {
    const text = textOf(stage, l);
    return {
      position,
      line: position + 1,
      text,
      kind: classifyLine(text),
      references: reading.recognise(text),
    };
  });
  return {
    product: d.product.slug,
    environment: d.environment,
    frontMatterEnvironment: null,
    application: d.application,
    sha: d.sha,
    title: d.product.title,
    deployedAt: d.at.toISOString(),
    lines,
    maintenanceOnly: isMaintenanceOnly(lines),
  };
}

const textOf = (stage: Stage, l: PlannedLine): string =>
  l.own === null ? l.text : `${stage.key(l.own.name)}: ${l.own.title}`;

async function linkByHand(stage: Stage, d: PlannedDeployment, deploymentId: number): Promise<void> {
  if (!linkedByHand.has(d.product.slug)) return;
  for (const l of d.lines) {
    if (l.own === null) continue;
    const by = stage.as(stage.leadOf(d.product.team));
    await addLink(stage.tx, by, { type: 'delivers', fromId: stage.id(l.own.name), toId: deploymentId });
  }
}
