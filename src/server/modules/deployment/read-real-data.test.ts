import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveModule } from '../../../../test/deployment/served.ts';
import { readXml } from '../../../../test/deployment/strict-xml.ts';
import type { TestClient } from '../../../../test/harness/app.ts';
import { type ImportSummary, importReleaseNotes } from './index.ts';
import { servePublicPages } from './public-routes.ts';
import { serveDeploymentReads } from './read-routes.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/release-notes');
const origin = 'https://notater.etaten.example';

describe.skipIf(!existsSync(folder))('the real deployments (skipped without ../shared/data)', () => {
  let served: Served;
  let employee: TestClient;
  let summary: ImportSummary;
  beforeAll(async () => {
    served = await serveModule((app, { services }) => {
      serveDeploymentReads(app, services);
      servePublicPages(app, services, { agency: 'Etaten', origin });
    });
    employee = await served.somebody('employee');
    ({ summary } = await importReleaseNotes(served.db, folder));
  }, 120_000);
  afterAll(() => served?.close());

  const get = async (url: string) => {
    const answer = await employee.get(url);
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.json();
  };

  it('counts what explains production as the thread does', async () => {
    const count = async (explained: string) =>
      (await get(`/api/v1/deployments/count?production=true${explained}`)).count;
    expect(await count('')).toBe(1331);
    expect(await count('&explained=issue')).toBe(842);
    expect(await count('&explained=maintenance')).toBe(427);
    expect(await count('&explained=none')).toBe(62);
    expect(await count('&explained=origin')).toBe(0);
  });

  it('counts for each product and environment what the import says', async () => {
    for (const [place, expected] of Object.entries(summary.byProductEnvironment)) {
      const [product, environment] = place.split('/');
      const { count } = await get(`/api/v1/deployments/count?product=${product}&environment=${environment}`);
      expect([place, count]).toEqual([place, expected]);
    }
  });

  it('pages through all of them once, newest first', async () => {
    const seen: { key: string; deployedAt: string; summary: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: typeof seen; next: string | null } = await get(
        `/api/v1/deployments?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(new Set(seen.map((d) => d.key)).size).toBe(summary.deployments);
    expect(seen.map((d) => d.deployedAt)).toEqual(
      seen
        .map((d) => d.deployedAt)
        .sort()
        .reverse(),
    );
    expect(seen.filter((d) => d.summary === '')).toEqual([]);
  });

  it('has days that add up', async () => {
    const { days, from, to } = await get('/api/v1/deployments/density');
    expect(days.reduce((sum: number, d: { count: number }) => sum + d.count, 0)).toBe(summary.deployments);
    expect([from, to]).toEqual([days[0].day, days.at(-1).day]);
    const [{ day, count }] = days;
    expect((await get(`/api/v1/deployments?from=${day}&to=${day}`)).items).toHaveLength(count);
  });

  it('knows where every application runs', async () => {
    const { applications, environments } = await get('/api/v1/running');
    expect(applications).toHaveLength(summary.applications);
    expect(environments.map((e: { name: string }) => e.name)).toEqual(['test', 'prod']);
    const { cells, application } = applications.find((a: { same: boolean | null }) => a.same !== null);
    const page = await get(`/api/v1/applications/${encodeURIComponent(application.key)}`);
    expect(page.running.map((r: { key: string }) => r.key)).toEqual(cells.map((c: { key: string }) => c.key));
  });

  it('leads the old addresses to the new, and feeds every product and environment', async () => {
    const old = await served.get('/idporten/release-notes/');
    expect([old.statusCode, old.headers.location]).toEqual([301, '/nb/release-notes/idporten/prod']);
    expect((await served.get('/prod-releases/')).headers.location).toBe('/nb/release-notes');
    for (const [place, expected] of Object.entries(summary.byProductEnvironment)) {
      const answer = await served.get(`/nb/release-notes/${place}/feed.atom`);
      const entries = readXml(answer.body).all('entry');
      expect([place, entries.length]).toEqual([place, Math.min(50, expected)]);
      expect(new Set(entries.map((e) => e.text('id'))).size).toBe(entries.length);
    }
  });
});
