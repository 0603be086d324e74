import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoryOf,
  deliveredStates,
  deliveriesOf,
  hasWordLike,
  keyReadings,
  likeliestFirst,
  meantBy,
  reasonOfLink,
  tellingWords,
  wayDown,
} from './index.ts';

describe('keys', () => {
  it('are read as they stand first, then with the hyphen put in', () => {
    expect(keyReadings(' mp 686 ')).toEqual([
      { namespace: null, key: 'mp 686' },
      { namespace: null, key: 'MP-686' },
    ]);
    expect(keyReadings('jira:ID-1')).toContainEqual({ namespace: 'jira', key: 'ID-1' });
    expect(keyReadings('idporten/web')).toEqual([{ namespace: null, key: 'idporten/web' }]);
  });

  it('never throw, and give no NUL and nothing too long, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const r of keyReadings(text)) {
          expect(r.key).not.toContain('\u0000');
          expect(r.key.length).toBeLessThanOrEqual(200);
        }
      }),
    );
  }, 30_000);

  it('prefer the case as typed only between nodes of one namespace', () => {
    const nodes = [
      { namespace: 'a', key: 'Web' },
      { namespace: 'a', key: 'web' },
      { namespace: 'b', key: 'WEB' },
    ];
    expect(meantBy(keyReadings('web'), nodes)).toEqual([nodes[1], nodes[2]]);
    expect(meantBy(keyReadings('a:Web'), nodes)).toEqual([nodes[0]]);
  });
});

describe('a ring', () => {
  it('is the shortest way back', () => {
    const edges = [
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 2, to: 4 },
      { from: 4, to: 1 },
    ];
    expect(wayDown(edges, 1, 4)).toEqual([1, 2, 4]);
    expect(wayDown(edges, 3, 2)).toEqual([3, 4, 1, 2]);
    expect(wayDown([], 1, 2)).toBeNull();
  });
});

describe('deliveries', () => {
  it('tell the first environment, the first production and the lead time from test', () => {
    const d = (application: string, environment: string, production: boolean, at: string) => ({
      application,
      environment,
      production,
      at: `2026-01-${at}.000Z`,
    });
    const told = deliveriesOf([
      d('b', 'prod', true, '09T10:00:00'),
      d('a', 'at22', false, '02T10:00:00'),
      d('a', 'tt02', false, '03T10:00:00'),
      d('a', 'levende', true, '04T10:00:30'),
      d('a', 'levende', true, '06T10:00:00'),
    ]);
    expect(told.deliveries).toEqual([
      {
        application: 'a',
        firstEnvironment: 'at22',
        firstAt: '2026-01-02T10:00:00.000Z',
        firstProductionAt: '2026-01-04T10:00:30.000Z',
        leadTimeSeconds: 2 * 86_400 + 30,
        deployments: 4,
      },
      {
        application: 'b',
        firstEnvironment: 'prod',
        firstAt: '2026-01-09T10:00:00.000Z',
        firstProductionAt: '2026-01-09T10:00:00.000Z',
        leadTimeSeconds: null,
        deployments: 1,
      },
    ]);
    expect(told.leadTimeSeconds).toBe(2 * 86_400 + 30);
    // A test environment that somebody called production is still a test environment.
    expect(deliveriesOf([d('a', 'production', false, '02T10:00:00')]).deliveries[0]).toMatchObject({
      firstEnvironment: 'production',
      firstProductionAt: null,
    });
  });
});

describe('likeness', () => {
  it('is judged by the words that tell something', () => {
    expect(tellingWords('ID-6424: feat(web): Vis kvittering (#529)')).toBe('Vis kvittering');
    expect(tellingWords('fix: [MOVE-12](https://x.no/browse/MOVE-12) rett opp feil i kø')).toBe(
      'rett opp feil i kø',
    );
    expect(tellingWords('Merge pull request #12 from felles/feature-x')).toBe('');
    expect(tellingWords('KRR-000')).toBe('');
  });
});

describe('meanings', () => {
  it('come from the processes', () => {
    expect(categoryOf('epic', 'dropped')).toBe('done');
    expect(deliveredStates).toContainEqual({ kind: 'epic', state: 'closed' });
    expect(deliveredStates).not.toContainEqual({ kind: 'epic', state: 'dropped' });
    expect(categoryOf('externalIssue', 'open')).toBe('active');
    expect(categoryOf('deployment', null)).toBeNull();
    expect(reasonOfLink('revert', 'reverts')).toBe('revert');
    expect(reasonOfLink('import', 'reverts')).toBe('revert');
  });

  it('forgive a slip of the finger, not another word', () => {
    for (const word of ['kontaktregistert', 'kontaktregistr', 'kontatkregister', 'kontaktregister']) {
      expect(hasWordLike('Felles kontaktregister for alle', word), word).toBe(true);
    }
    expect(hasWordLike('Felles Kontaktregisteret', 'kontakregister')).toBe(true);
    expect(hasWordLike('Felles kontaktregister', 'kontaktskjema')).toBe(false);
    expect(hasWordLike('varsling', 'varslin')).toBe(true);
    expect(hasWordLike('varsling', 'vareslag')).toBe(false);
    expect(hasWordLike('', 'varsling')).toBe(false);
  });

  it('put the likeliest first', () => {
    const found = [
      { id: 1, key: 'SAK-9', kind: 'issue', title: 'Om kontaktregisteret' },
      { id: 2, key: 'TIL-1', kind: 'initiative', title: 'Kontaktregister' },
      { id: 3, key: 'KONTAKTREGISTER', kind: 'application', title: 'app' },
      { id: 4, key: 'TIL-2', kind: 'initiative', title: 'Felles kontaktregister' },
    ];
    expect(likeliestFirst('kontaktregister', found).map((f) => f.id)).toEqual([3, 2, 4, 1]);
  });
});
