import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { makeWorld } from '../../../../test/thread/world.ts';

describe('deployments taken along', () => {
  let t: TestApp;
  let employee: TestClient;
  const sha = 'a'.repeat(40);

  beforeAll(async () => {
    t = await startTestApp();
    await t.db.sql(`update person set language = 'nb'`);
    employee = await t.as(await t.make.person('Kari', 'employee'));
    const world = await makeWorld(t.db);
    const product = await world.product('idporten');
    const application = await world.application(product, 'web');
    const test = await world.environment('test', false);
    const prod = await world.environment('prod', true);
    const deploy = (environment: number, at: string, line: string) =>
      world.deployment({ application, product, environment, at, sha, lines: [line], explained: 'none' });
    await deploy(test, '2026-01-02T08:00:00Z', 'Ny side; med "tegn"');
    await deploy(prod, '2026-01-03T08:30:00Z', '=HYPERLINK("http://ond")');
    await deploy(prod, '2024-01-03T08:30:00Z', 'Gammel');
  });
  afterAll(() => t.close());

  it('as a file: what the filter says, in the reader’s words, told in the trail', async () => {
    const file = await employee.get('/api/v1/deployments/export?format=csv&production=true');
    expect(file.statusCode, file.body).toBe(200);
    expect(file.headers['content-disposition']).toBe('attachment; filename="deployments-2026-01-15.csv"');
    const lines = file.body.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('Nøkkel;Når;Produkt;Applikasjon;Miljø;Commit;Forklaring;Hva;Saker');
    expect(lines[1]).toContain(`;prod;${sha};Ikke forklart;`);
    // A formula somebody wrote is words.
    expect(lines[1]).not.toMatch(/;=HYPER|;"=HYPER/);
    const [told] = await t.db.sql<{ data: object }>(
      `select payload -> 'data' as data from event where type = 'list.exported'`,
    );
    expect(told!.data).toMatchObject({ kind: 'deployment', format: 'csv', count: 2, complete: true });
    const workbook = await employee.get('/api/v1/deployments/export?format=xlsx');
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await employee.get('/api/v1/deployments/export?format=csv&product=NO')).statusCode).toBe(400);
    expect((await t.nobody.get('/api/v1/deployments/export?format=csv')).statusCode).toBe(401);
    const organisation = await t.make.organisation({ title: 'Brreg' });
    const outside = await t.as(await t.make.person('Ute', ['serviceOwnerMember', organisation.id]));
    expect((await outside.get('/api/v1/deployments/export?format=csv')).statusCode).toBe(403);
  });

  it('as a calendar: those of the last months, each at its instant, with the way to it', async () => {
    const made = await employee.write('POST', '/api/v1/calendar-feeds', {
      name: 'Produksjon',
      address: '/deliveries?production=true',
    });
    expect(made.statusCode, made.body).toBe(201);
    const calendar = await t.nobody.get(new URL(made.json<{ url: string }>().url).pathname);
    expect(calendar.body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(calendar.body).toContain('DTSTART:20260103T083000Z');
    expect(calendar.body).toMatch(/SUMMARY:.*\(prod\) aaaaaaa/);
    expect(calendar.body).toMatch(/URL[^\r\n]*\/deployments\//);
  });
});
