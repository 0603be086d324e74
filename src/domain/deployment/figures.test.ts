import { describe, expect, it } from 'vitest';
import { calendarDensity, countByDay, medianGapDays, osloDay } from './density.ts';
import { countExplanations, coverageOf, explainDeployment, isProduction } from './explain.ts';
import { leadTimeOfIssue, median } from './lead-time.ts';
import { classifyLine } from './line-kind.ts';
import { createRecogniser } from './references.ts';
import { proposeReverted } from './reverts.ts';

const recognise = createRecogniser(['MOVE', 'SP', 'KRR']);
const lines = (...texts: string[]) =>
  texts.map((text, position) => ({
    position,
    line: position + 1,
    text,
    kind: classifyLine(text),
    references: recognise(text),
  }));

describe('what explains a deployment', () => {
  it.each([
    ['issue', ['MOVE-1 x', 'Library upgrades']],
    ['issue', ['Merge pull request #1 from felleslosningerfeature-MOVE-4406']],
    ['maintenance', ['Library upgrades']],
    ['maintenance', ['Library upgrades', 'Library upgrades']],
    ['none', ['Library upgrades', 'Build fix']],
    ['none', ['Library upgrades', 'CVE-2025-48734']],
    ['none', ['KRR-000 oppdatert freg']],
    ['none', []],
  ])('%s: %j', (kind, texts) => {
    expect(explainDeployment(lines(...texts)).kind).toBe(kind);
  });

  it('leaves near misses to a person, with a hint', () => {
    expect(explainDeployment(lines('Sp-902: x', 'Move 4357 y'))).toEqual({
      kind: 'none',
      issueKeys: [],
      suggestedKeys: ['SP-902', 'MOVE-4357'],
      looksLikeMaintenance: false,
    });
    expect(explainDeployment(lines('Build(deps): bump a', 'Library upgrades')).looksLikeMaintenance).toBe(
      true,
    );
    expect(explainDeployment(lines('MOVE-7', 'xMOVE-7', 'xMOVE-77'))).toMatchObject({
      issueKeys: ['MOVE-7'],
      suggestedKeys: ['MOVE-77'],
    });
  });

  it('counts', () => {
    const counts = countExplanations(['issue', 'none', 'maintenance', 'issue']);
    expect(counts).toEqual({ total: 4, issue: 2, maintenance: 1, none: 1 });
    expect(coverageOf(counts)).toBe(0.75);
    expect(coverageOf(countExplanations([]))).toBeNull();
    expect(['prod', 'Production', 'test', 'prod2'].map(isProduction)).toEqual([true, true, false, false]);
  });
});

describe('what a revert takes back', () => {
  const deployment = (id: string, deployedAt: string, application: string, ...texts: string[]) => ({
    id,
    application,
    deployedAt,
    lines: lines(...texts).map((l) => ({
      ...l,
      issueKeys: l.references.filter((r) => r.type === 'issue').map((r) => r.value),
    })),
  });
  const history = [
    deployment(
      '1',
      '2026-01-01T00:00:00Z',
      'a',
      'MOVE-1: Legge om til Redis som backend cache (#947)',
      'Library upgrades',
    ),
    deployment('2', '2026-01-02T00:00:00Z', 'b', 'MOVE-1: Legge om til Redis som backend cache (#947)'),
    deployment(
      '3',
      '2026-01-03T00:00:00Z',
      'a',
      'MOVE-1: REVERT: Legge om til Redis som backend cache (#948)',
      'MOVE-2 revert',
      'Revert',
    ),
    deployment('4', '2026-01-04T00:00:00Z', 'a', 'MOVE-1: Legge om til Redis som backend cache (#949)'),
  ];

  it('finds the same words, earlier, in the same application', () => {
    expect(proposeReverted({ deploymentId: '3', position: 0 }, history)).toEqual([
      { deploymentId: '1', position: 0, confidence: 1, basis: ['sameWords', 'sameIssue'] },
    ]);
  });

  it('prefers the latest of equals', () => {
    const more = [
      ...history,
      deployment('5', '2026-01-05T00:00:00Z', 'a', 'Revert MOVE-1: Legge om til Redis som backend cache'),
    ];
    expect(proposeReverted({ deploymentId: '5', position: 0 }, more).map((c) => c.deploymentId)).toEqual([
      '4',
      '1',
    ]);
  });

  it('is less sure of like words, and goes by the key where there are no words', () => {
    const more = [
      deployment('0', '2025-12-01T00:00:00Z', 'a', 'MOVE-2 Reduce package permissions to read (#193)'),
      deployment('9', '2026-02-01T00:00:00Z', 'a', 'revert reduce permissions (#194)'),
      ...history,
    ];
    const [like] = proposeReverted({ deploymentId: '9', position: 0 }, more);
    expect(like).toMatchObject({ deploymentId: '0', basis: ['likeWords'] });
    expect(like?.confidence).toBeGreaterThan(0.35);
    expect(like?.confidence).toBeLessThan(1);
    expect(proposeReverted({ deploymentId: '3', position: 1 }, more)).toEqual([
      { deploymentId: '0', position: 0, confidence: 0.5, basis: ['sameIssue'] },
    ]);
    expect(proposeReverted({ deploymentId: '3', position: 2 }, more)).toEqual([]);
    expect(proposeReverted({ deploymentId: 'none', position: 0 }, more)).toEqual([]);
  });
});

describe('lead time', () => {
  const HOUR = 3_600_000;
  const d = (application: string, environment: string, hour: number, ...issueKeys: string[]) => ({
    application,
    environment,
    deployedAt: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
    issueKeys,
  });

  it('goes from the first test to the first production after it', () => {
    const result = leadTimeOfIssue('A-1', [
      d('x', 'prod', 9, 'A-1'),
      d('x', 'prod', 5, 'A-1'),
      d('x', 'test', 2, 'A-1'),
      d('x', 'test', 1, 'A-1'),
      d('y', 'prod', 3, 'A-1'),
      d('z', 'prod', 1, 'A-1'),
      d('z', 'tt02', 4, 'A-1'),
      d('z', 'prod', 20, 'A-1', 'B-1'),
      d('x', 'test', 0, 'B-1'),
    ]);
    expect(result.applications.map((a) => [a.application, a.firstEnvironment, a.leadTimeMs])).toEqual([
      ['x', 'test', 4 * HOUR],
      ['y', 'prod', null],
      ['z', 'prod', 16 * HOUR],
    ]);
    expect(result).toMatchObject({
      firstEnvironment: 'test',
      inProductionAt: '2026-01-01T01:00:00.000Z',
      medianLeadTimeMs: 10 * HOUR,
    });
  });

  it('is null where nothing is known', () => {
    expect(leadTimeOfIssue('A-9', [d('x', 'prod', 9, 'A-1')])).toEqual({
      key: 'A-9',
      applications: [],
      firstEnvironment: null,
      firstAt: null,
      inProductionAt: null,
      medianLeadTimeMs: null,
    });
    expect([median([]), median([3]), median([4, 1, 2, 3])]).toEqual([null, 3, 2.5]);
  });
});

describe('the calendar', () => {
  it('counts days into ISO weeks', () => {
    const calendar = calendarDensity(
      ['2026-01-01', '2026-01-01', '2026-01-05', '2025-12-28'],
      '2025-12-30',
      '2026-01-06',
    );
    expect(calendar).toMatchObject({ total: 3, max: 2, activeDays: 2, weekdays: [1, 0, 0, 2, 0, 0, 0] });
    expect(calendar.weeks.map((w) => `${w.isoYear}-${w.isoWeek}`)).toEqual(['2026-1', '2026-2']);
    expect(calendar.weeks[0]?.days.map((c) => c?.count ?? null)).toEqual([null, 0, 0, 2, 0, 0, 0]);
    expect(calendar.weeks[1]?.days.map((c) => c?.day ?? null).slice(0, 3)).toEqual([
      '2026-01-05',
      '2026-01-06',
      null,
    ]);
  });

  it.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
  ])('%s is in week %i-%i', (day, isoYear, isoWeek) => {
    expect(calendarDensity([], day, day).weeks).toMatchObject([{ isoYear, isoWeek }]);
  });

  it('gives nothing for a range turned around or a day that is none', () => {
    expect(calendarDensity(['2026-01-01'], '2026-02-01', '2026-01-01').weeks).toEqual([]);
    expect(calendarDensity([], 'x', 'y').weeks).toEqual([]);
  });

  it('counts and finds the gap between days', () => {
    expect(countByDay(['b', 'a', 'b'])).toEqual([
      { day: 'a', count: 1 },
      { day: 'b', count: 2 },
    ]);
    expect(medianGapDays(['2026-01-01', '2026-01-01', '2026-01-08', '2026-01-29'])).toBe(14);
    expect(medianGapDays(['2026-01-01'])).toBeNull();
  });

  it('puts an instant on its day in Oslo, also around the changes of the clock', () => {
    const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });
    for (let epoch = Date.UTC(2024, 0, 1); epoch < Date.UTC(2028, 0, 1); epoch += 1_800_000 * 3) {
      const instant = new Date(epoch);
      if (osloDay(instant.toISOString()) !== oslo.format(instant)) throw new Error(instant.toISOString());
    }
    expect(osloDay('2026-03-28T23:30:00Z')).toBe('2026-03-29');
    expect(osloDay('2026-10-24T22:30:00Z')).toBe('2026-10-25');
    expect(osloDay('2026-10-25T22:30:00Z')).toBe('2026-10-25');
  });
});
