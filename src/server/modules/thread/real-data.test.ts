import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { CoverageValue, ThreadValue } from '../../../contract/thread.ts';
import { importReleaseNotes } from '../deployment/index.ts';
import { makeSuggestions } from './index.ts';

const real = join(import.meta.dirname, '../../../../../shared/data/release-notes');

describe.skipIf(!existsSync(real))(
  'the real release notes (skipped: ../shared/data/release-notes is not there)',
  () => {
    let t: TestApp;
    let kari: TestClient;
    beforeAll(async () => {
      t = await startTestApp();
      await importReleaseNotes(t.db, real);
      kari = await t.as(await t.make.person('Kari', 'employee'));
    }, 120_000);
    afterAll(() => t?.close());

    const get = async <T>(url: string): Promise<T> => {
      const answer = await kari.get(url);
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
      return answer.json<T>();
    };
    const count = async (filter: string): Promise<number> =>
      (await get<{ count: number }>(`/api/v1/deployments/count?production=true&${filter}`)).count;

    it('are explained by an issue, by maintenance or not at all, and each number opens its list', async () => {
      const c = await get<CoverageValue>('/api/v1/coverage');
      expect(c).toMatchObject({ total: 1331, byIssue: 842, byMaintenance: 427, none: 62, byOrigin: 0 });
      expect(await count('explained=issue')).toBe(842);
      expect(await count('explained=maintenance')).toBe(427);
      expect(await count('explained=none')).toBe(62);
      const members = ['total', 'byIssue', 'byOrigin', 'byMaintenance', 'none'] as const;
      for (const m of members) {
        expect(c.products.reduce((sum, p) => sum + p[m], 0)).toBe(c[m]);
        expect(c.months.reduce((sum, p) => sum + p[m], 0)).toBe(c[m]);
      }
      for (const p of c.products) {
        expect(await count(`product=${p.product.key}`), p.product.key).toBe(p.total);
        expect(await count(`product=${p.product.key}&explained=none`), p.product.key).toBe(p.none);
      }
      for (const m of c.months.slice(0, 12)) {
        const [year, month] = m.month.split('-').map(Number) as [number, number];
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const period = `from=${m.month}-01&to=${m.month}-${last}`;
        expect(await count(period), m.month).toBe(m.total);
        expect(await get<CoverageValue>(`/api/v1/coverage?${period}`)).toMatchObject({
          total: m.total,
          none: m.none,
        });
      }
      const holes = await get<{ counts: { code: string; total: { count: number } }[] }>('/api/v1/holes');
      expect(holes.counts[0]).toEqual({ code: 'deploymentUnexplained', total: { count: 62, capped: false } });
    });

    it('answer where an issue went', async () => {
      const thread = await get<ThreadValue>('/api/v1/thread/move%204654');
      expect(thread.focus).toMatchObject({ key: 'MOVE-4654', kind: 'externalIssue' });
      expect(thread.deliveries.length).toBeGreaterThan(0);
      const deployments = thread.nodes.filter((n) => n.kind === 'deployment');
      expect(thread.deliveries.reduce((sum, d) => sum + d.deployments, 0)).toBe(deployments.length);
      for (const d of thread.deliveries) {
        const own = deployments.filter((n) => n.application === d.application.title);
        expect(d.firstAt).toBe(own.map((n) => n.at).sort()[0]);
        const production = own.filter((n) => n.production).map((n) => n.at);
        expect(d.firstProductionAt).toBe(production.sort()[0] ?? null);
      }
    });

    it('can be hung under an initiative, whose truth bar then tells how far they came', async () => {
      const made = await kari.write('POST', '/api/v1/initiatives', { title: 'Tryggere eFormidling' });
      expect(made.statusCode, made.body).toBe(201);
      const { key } = made.json<{ key: string }>();
      const body = { type: 'decomposes', from: key, to: 'MOVE-4654' };
      expect((await kari.write('POST', '/api/v1/links', body)).statusCode).toBe(201);
      const thread = await get<ThreadValue>(`/api/v1/thread/${key}`);
      const issue = await get<ThreadValue>('/api/v1/thread/MOVE-4654');
      const production = issue.deliveries.some((d) => d.firstProductionAt !== null) ? 1 : 0;
      expect(thread.rollup).toMatchObject({ total: 1, released: 1, inProduction: production });
      expect(issue.nodes).toContainEqual(expect.objectContaining({ key, distance: -1 }));
    });

    it('get suggestions, once', async () => {
      const made = await makeSuggestions(t.db);
      expect(made.sameCommit).toBeLessThan(500);
      expect(await makeSuggestions(t.db)).toEqual({ sameKey: 0, sameCommit: 0, likeText: 0 });
      const page = await get<{ items: { reason: string; from: { title: string }; evidence: string }[] }>(
        '/api/v1/suggestions?limit=200',
      );
      expect(page.items.length).toBeGreaterThan(0);
      for (const s of page.items) expect(s.evidence, s.from.title).not.toBe('');
      expect(new Set(page.items.map((s) => s.reason))).toContain('sameKey');
    });
  },
);
