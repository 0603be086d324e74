import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { osloDay } from './density.ts';
import { countExplanations, explainDeployment, isProduction } from './explain.ts';
import { learnPrefixes } from './learn-prefixes.ts';
import { parseNotePath } from './note-path.ts';
import { withReferences } from './note-text.ts';
import { parseNotePage, parseReleaseNote } from './parse-release-note.ts';
import { collectPrefixEvidence } from './prefix-evidence.ts';
import { createRecogniser, issueKeysOf } from './references.ts';
import type { NoteIssue, NotePage, ParsedDeployment } from './types.ts';

const ROOT = join(import.meta.dirname, '../../../../shared/data/release-notes');
const present = existsSync(ROOT);
if (!present) process.stderr.write(`Skipped: the real release notes are not here (${ROOT}).\n`);

describe.skipIf(!present)('the real release notes (../shared/data/release-notes)', () => {
  let deployments: readonly ParsedDeployment[] = [];
  let prefixes: readonly string[] = [];
  const pages: NotePage[] = [];
  const remarks: NoteIssue[] = [];

  beforeAll(() => {
    const parsed: ParsedDeployment[] = [];
    for (const entry of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.md')) continue;
      const bytes = readFileSync(join(ROOT, entry));
      if (parseNotePath(entry).kind === 'page') {
        const page = parseNotePage(bytes, entry);
        if (page) pages.push(page);
        continue;
      }
      const result = parseReleaseNote(bytes, entry);
      if (result.ok) parsed.push(result.deployment);
      remarks.push(...(result.ok ? [...result.refusedLines, ...result.warnings] : result.refusals));
    }
    prefixes = learnPrefixes(collectPrefixEvidence(parsed)).map((p) => p.prefix);
    const recognise = createRecogniser(prefixes);
    deployments = parsed.map((d) => withReferences(d, recognise));
  });

  it('are all read, with nothing refused or remarked on', () => {
    expect(remarks).toEqual([]);
    expect(deployments.length).toBe(1659);
    expect(pages.length).toBe(18);
    expect(new Set(deployments.map((d) => d.application)).size).toBe(76);
    const byProductEnvironment: Record<string, number> = {};
    for (const d of deployments) {
      const key = `${d.product}/${d.environment}`;
      byProductEnvironment[key] = (byProductEnvironment[key] ?? 0) + 1;
    }
    expect(byProductEnvironment).toEqual({
      'digital-lommebok/prod': 65,
      'digital-lommebok/test': 209,
      'eformidling/prod': 122,
      'elma/prod': 43,
      'idporten/prod': 685,
      'idporten/test': 58,
      'krr/prod': 285,
      'maskinporten/prod': 131,
      'maskinporten/test': 9,
      'plattform/test': 52,
    });
  });

  it('teach the prefixes of the trackers and nothing else', () => {
    expect(prefixes).toEqual(['MOVE', 'ID', 'KRR', 'EUW', 'MP', 'PF', 'MIN', 'SP']);
    const keys = new Set(deployments.flatMap((d) => d.lines.flatMap((l) => issueKeysOf(l.references))));
    expect(keys.size).toBe(1314);
  });

  it('are explained: 842 by an issue, 427 by maintenance, 62 not at all', () => {
    const production = deployments.filter((d) => isProduction(d.environment));
    const explained = production.map((d) => explainDeployment(d.lines));
    expect(countExplanations(explained.map((e) => e.kind))).toEqual({
      total: 1331,
      issue: 842,
      maintenance: 427,
      none: 62,
    });
    const hinted = explained.filter((e) => e.kind === 'none');
    // The near misses: nine would be by issue if guessed keys counted, three by maintenance if bumps did.
    expect(hinted.filter((e) => e.suggestedKeys.length > 0).length).toBe(9);
    expect(hinted.filter((e) => e.looksLikeMaintenance).length).toBe(3);
  });

  it('explain the deployments of one product alone nearly as well', () => {
    for (const product of ['digital-lommebok', 'elma', 'idporten', 'krr']) {
      const own = deployments.filter((d) => d.product === product);
      const recognise = createRecogniser(learnPrefixes(collectPrefixEvidence(own)).map((p) => p.prefix));
      for (const d of own) {
        expect(explainDeployment(withReferences(d, recognise).lines).kind).toBe(
          explainDeployment(d.lines).kind,
        );
      }
    }
  });

  it('have no production deployment on a weekend in Oslo', () => {
    const production = deployments.filter((d) => isProduction(d.environment));
    const weekend = production.filter((d) =>
      [0, 6].includes(new Date(`${osloDay(d.deployedAt)}T00:00:00Z`).getUTCDay()),
    );
    expect(weekend.length).toBe(0);
  });
});
