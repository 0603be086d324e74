import { describe, expect, it } from 'vitest';
import { processes } from '../processes.ts';
import { audiencesOf, faultsOfRule, retentionDefault, saysNothing } from './retention.ts';

describe('a rule of retention', () => {
  it.each(Object.values(processes).map((d) => [d.kind, d] as const))(
    'has a default that holds (%s)',
    (_kind, d) => {
      expect(faultsOfRule(d, retentionDefault(d))).toEqual([]);
    },
  );

  it('has years exactly when something is to become of them', () => {
    const d = processes.initiative;
    const rule = (action: 'keep' | 'anonymise' | 'erase', years: number | null) =>
      faultsOfRule(d, { audience: 'agency', action, years }).map((f) => f.reason);
    expect(rule('keep', 5)).toEqual(['not_expected']);
    expect(rule('erase', null)).toEqual(['required']);
    expect(rule('anonymise', 0)).toEqual([]);
    expect(audiencesOf(d)).toContain('restricted');
    expect(faultsOfRule(d, { audience: 'friends', action: 'keep', years: null })).toMatchObject([
      { pointer: '/audience', reason: 'not_a_choice' },
    ]);
  });

  it.each([
    ['matter.created', {}, false],
    ['matter.edited', {}, false],
    ['matter.transitioned', { changes: [{ field: 'state' }], data: { transition: 'toProblem' } }, true],
    ['matter.transitioned', { changes: [{ field: 'state' }], data: { reason: 'Fordi Kari sa det' } }, false],
    ['matter.transitioned', { changes: [{ field: 'title' }] }, false],
    ['criterion.met', { data: { criterion: 'TIL-P1' } }, true],
    ['criterion.met', { data: { criterion: 'TIL-P1', note: 'Sett på' } }, false],
    ['event.erased', { data: { events: [1], reason: 'navn' } }, true],
    ['comment.written', { data: { comment: 1, text: 'Hei' } }, false],
    ['note.removed', {}, false],
  ])('%s of %j says nothing: %s', (type, payload, expected) => {
    expect(saysNothing(type, payload)).toBe(expected);
  });
});
