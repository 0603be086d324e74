import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveModule } from '../../../../test/deployment/served.ts';
import type { TestClient } from '../../../../test/harness/app.ts';
import type { DeploymentRowValue, DeploymentValue } from '../../../contract/deployments.ts';
import { serveDeploymentReads } from './read-routes.ts';

let served: Served;
let employee: TestClient;
const sha = (digit: string): string => digit.repeat(40);
const ids: Record<string, number> = {};
const products: Record<string, number> = {};
const apps: Record<string, number> = {};
const rows = 'items' as const;

/** The key of a deployment made here. */
async function keyOf(id: number): Promise<string> {
  const [row] = await served.db.sql<{ key: string }>('select key from node where id = $1', [id]);
  return row!.key;
}
async function refer(
  deployment: number,
  position: number,
  type: string,
  value: string,
  more: { starts?: number; nodeId?: number; certainty?: string; repository?: string } = {},
): Promise<void> {
  const { starts = 0, nodeId = null, certainty = 'written', repository = null } = more;
  await served.db.sql(
    `insert into line_reference (line_id, type, value, starts, ends, certainty, node_id, repository)
     select id, $3, $4, $5::int, $5::int + length($4), $6, $7, $8 from deployment_line where deployment_id = $1 and position = $2`,
    [deployment, position, type, value, starts, certainty, nodeId, repository],
  );
}

beforeAll(async () => {
  served = await serveModule((app, { services }) => serveDeploymentReads(app, services));
  employee = await served.somebody('employee');
  const { world, db } = served;
  products.a = await world.product('idporten');
  products.b = await world.product('krr');
  products.many = await world.product('plattform');
  apps.web = await world.application(products.a, 'web');
  apps.api = await world.application(products.a, 'api');
  apps.krr = await world.application(products.b, 'krr-api');
  apps.many = await world.application(products.many, 'operator');
  const test = await world.environment('test', false);
  const prod = await world.environment('prod', true);
  const deploy = (
    name: string,
    application: string,
    environment: number,
    at: string,
    commit: string,
    lines: string[],
    explained = 'none',
  ) =>
    world
      .deployment({
        application: apps[application]!,
        product: application === 'krr' ? products.b! : products.a!,
        environment,
        at,
        sha: sha(commit),
        lines,
        explained,
      })
      .then((id) => {
        ids[name] = id;
      });
  await deploy('t1', 'web', test, '2025-03-03T08:00:00Z', '1', ['MOVE-465: Ny side'], 'issue');
  await deploy('t2', 'web', test, '2025-03-05T08:00:00Z', '2', ['50%_av alt er raskere', 'Library upgrades']);
  await deploy('t3', 'web', test, '2025-03-07T08:00:00Z', '3', [
    'MOVE-4654 Enda en side',
    'Rettet stavefeil',
  ]);
  await deploy('p0', 'web', prod, '2025-02-10T08:00:00Z', '0', ['Første versjon']);
  // 23:30 UTC on the 9th is the 10th in Oslo.
  await deploy(
    'p1',
    'web',
    prod,
    '2025-03-09T23:30:00Z',
    '1',
    ['MOVE-465: Ny side', 'Rettet stavefeil'],
    'issue',
  );
  await deploy('k1', 'krr', prod, '2025-06-30T22:30:00Z', '9', ["O'Hara \\ <b>fet</b> {key}"], 'maintenance');
  await deploy('gone', 'api', prod, '2025-07-01T08:00:00Z', 'd', ['Slettet']);
  await db.sql('update node set deleted_at = now() where id = $1', [ids.gone]);
  for (let i = 0; i < 130; i++) {
    await world.deployment({
      application: apps.many,
      product: products.many,
      environment: test,
      // Ten at a time at the same instant: the order is made whole by the id.
      at: new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 10), 12)).toISOString(),
      lines: [`Endring nummer ${i}`],
    });
  }
  await db.sql(
    `insert into tracker_prefix (prefix, status, url) values
       ('MOVE', 'confirmed', 'https://jira.example/browse/{key}'), ('OLD', 'rejected', 'https://old.example/{key}')`,
  );
  const issue = await world.externalIssue('MOVE-465', products.a);
  await refer(ids.t1!, 0, 'issue', 'MOVE-465', { nodeId: issue });
  await refer(ids.p1!, 0, 'issue', 'MOVE-465', { nodeId: issue });
  await refer(ids.p1!, 0, 'issue', 'OLD-1', { starts: 30, certainty: 'inferred' });
  await refer(ids.p1!, 1, 'pullRequest', '529', { starts: 1, repository: 'felles/web' });
  await refer(ids.p1!, 1, 'pullRequest', '530', { starts: 8 });
  await refer(ids.p1!, 1, 'cve', 'CVE-2024-1234', { starts: 12 });
  await refer(ids.p1!, 1, 'ghsa', 'GHSA-72hv-8253-57qq', { starts: 30 });
});
afterAll(() => served?.close());

const list = async (query: string, client = employee): Promise<DeploymentRowValue[]> => {
  const answer = await client.get(`/api/v1/deployments?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json()[rows];
};
const namesOf = async (query: string): Promise<string[]> => {
  const found = await list(query);
  const names = new Map(
    await Promise.all(Object.entries(ids).map(async ([name, id]) => [await keyOf(id), name] as const)),
  );
  return found.map((d) => names.get(d.key) ?? '?');
};

describe('the list', () => {
  it('shows what a dense row needs', async () => {
    const [row] = await list('application=web&production=true');
    expect(row).toMatchObject({
      product: { kind: 'product', title: 'idporten' },
      application: { kind: 'application', title: 'web' },
      environment: 'prod',
      production: true,
      sha: sha('1'),
      deployedAt: '2025-03-09T23:30:00.000Z',
      explained: 'issue',
      lines: 2,
      summary: 'MOVE-465: Ny side',
      issues: ['MOVE-465'],
    });
  });

  it.each([
    ['product=idporten', ['p1', 't3', 't2', 't1', 'p0']],
    ['product=IDPORTEN&environment=prod', ['p1', 'p0']],
    ['application=krr-api', ['k1']],
    ['product=krr&application=web', []],
    ['product=idporten&production=false', ['t3', 't2', 't1']],
    ['environment=test&production=true', []],
    ['explained=maintenance', ['k1']],
    ['product=idporten&explained=issue', ['p1', 't1']],
    // Days are the agency's: 23:30 UTC in winter time is the next day, 22:30 UTC in summer time too.
    ['product=idporten&from=2025-03-10&to=2025-03-10', ['p1']],
    ['product=idporten&from=2025-03-07&to=2025-03-09', ['t3']],
    ['from=2025-07-01', ['k1']],
    ['product=krr&to=2025-06-30', []],
    ['q=stavefeil', ['p1', 't3']],
    ['q=rettet%20STAVEFEIL', ['p1', 't3']],
    ['q=stavefeil%20side', []],
    ['q=move-465', ['p1', 't1']],
    ['q=MOVE%20465', ['p1', 't1']],
    ['q=MOVE-4654', ['t3']],
    ['q=OLD-1', ['p1']],
    ['q=cve-2024-1234', ['p1']],
    ['q=ghsa-72hv-8253-57qq', ['p1']],
    ['q=CVE-2024-123', []],
    [`q=${'1'.repeat(7)}`, ['p1', 't1']],
    [`q=${'1'.repeat(40)}`, ['p1', 't1']],
    ['q=111111f', []],
    ['q=50%25_av', ['t2']],
    ['q=%25%25', []],
    ['q=5__', []],
    ["q=O'Hara", ['k1']],
    ['q=%5C%20%7Bkey%7D', ['k1']],
    ["q=');drop table deployment;--", []],
  ])('%s', async (query, expected) => {
    expect(await namesOf(query)).toEqual(expected);
    const count = await employee.get(`/api/v1/deployments/count?${query}`);
    expect(count.json()).toEqual({ count: expected.length, capped: false });
  });

  it('finds a deployment by its own key, and never one that is deleted', async () => {
    // Keys of the test world are of another form than `AB-1`: give one such a key.
    await served.db.sql(`update node set key = 'LEV-7' where id = $1`, [ids.k1]);
    expect(await namesOf('q=lev-7')).toEqual(['k1']);
    expect(await namesOf('q=Slettet')).toEqual([]);
    expect(await namesOf('application=api')).toEqual([]);
  });

  it('pages through everything once, in order, whatever the size of the page', async () => {
    const whole = await list('product=plattform&limit=200');
    expect(whole).toHaveLength(130);
    for (const limit of [1, 7, 50, 130]) {
      const seen: DeploymentRowValue[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: DeploymentRowValue[]; next: string | null } = (
          await employee.get(
            `/api/v1/deployments?product=plattform&limit=${limit}${cursor && `&cursor=${cursor}`}`,
          )
        ).json();
        seen.push(...page.items);
        cursor = page.next;
      }
      expect(seen.map((d) => d.key)).toEqual(whole.map((d) => d.key));
    }
    const times = whole.map((d) => d.deployedAt);
    expect(times).toEqual([...times].sort().reverse());
  });
});

describe('one', () => {
  it('has its lines with addresses, its neighbours and the same commit elsewhere', async () => {
    const answer = await employee.get(`/api/v1/deployments/${await keyOf(ids.p1!)}`);
    expect(answer.statusCode, answer.body).toBe(200);
    const d = answer.json<DeploymentValue>();
    expect(d.content.map((l) => l.text)).toEqual(['MOVE-465: Ny side', 'Rettet stavefeil']);
    expect(d.content[0]!.references).toEqual([
      {
        type: 'issue',
        value: 'MOVE-465',
        starts: 0,
        ends: 8,
        url: 'https://jira.example/browse/MOVE-465',
        key: 'MOVE-465',
      },
      { type: 'issue', value: 'OLD-1', starts: 30, ends: 35, url: null, key: null },
    ]);
    expect(d.content[1]!.references.map((r) => r.url)).toEqual([
      'https://github.com/felles/web/pull/529',
      null,
      'https://nvd.nist.gov/vuln/detail/CVE-2024-1234',
      'https://github.com/advisories/GHSA-72hv-8253-57qq',
    ]);
    expect(d.previous).toMatchObject({ key: await keyOf(ids.p0!), sha: sha('0') });
    expect(d.next).toBeNull();
    expect(d.elsewhere).toEqual([
      {
        key: await keyOf(ids.t1!),
        environment: 'test',
        production: false,
        deployedAt: '2025-03-03T08:00:00.000Z',
      },
    ]);
    expect(d.publicAddress).toBe(`/nb/release-notes/idporten/prod/web/${sha('1')}`);
  });

  it('is not there when it is unknown, deleted or something else', async () => {
    for (const key of [
      'LEV-999',
      await keyOf(ids.gone!),
      'MOVE-465',
      await keyOf(apps.web!),
      '%2E%2E',
      'æøå',
    ]) {
      const answer = await employee.get(`/api/v1/deployments/${encodeURIComponent(key)}`);
      expect([key, answer.statusCode, answer.json().code]).toEqual([key, 404, 'not_found']);
    }
  });

  it('is chosen by its kind where a key means several things, and found by its old key', async () => {
    await served.world.node('externalIssue', 'elsewhere', 'LEV-7');
    const one = await employee.get('/api/v1/deployments/LEV-7');
    expect(one.json()).toMatchObject({ key: 'LEV-7', product: { title: 'krr' } });
    await served.world.node('deployment', 'elsewhere2', 'LEV-7');
    const several = await employee.get('/api/v1/deployments/LEV-7');
    expect(several.statusCode).toBe(300);
    expect(several.json().candidates).toHaveLength(3);
    await served.db.sql('insert into key_alias (key, node_id) values ($1, $2)', ['GAMMEL-1', ids.p0]);
    const moved = await employee.get('/api/v1/deployments/GAMMEL-1');
    expect([moved.statusCode, moved.headers.location]).toEqual([
      308,
      `/api/v1/deployments/${await keyOf(ids.p0!)}`,
    ]);
  });
});

describe('days, places, applications, imports', () => {
  it('counts days in the agency zone', async () => {
    const answer = await employee.get('/api/v1/deployments/density?product=idporten&from=2025-03-01');
    expect(answer.json()).toEqual({
      days: [
        { day: '2025-03-03', count: 1 },
        { day: '2025-03-05', count: 1 },
        { day: '2025-03-07', count: 1 },
        { day: '2025-03-10', count: 1 },
      ],
      from: '2025-03-03',
      to: '2025-03-10',
    });
    const none = await employee.get('/api/v1/deployments/density?q=finnesikke');
    expect(none.json()).toEqual({ days: [], from: null, to: null });
  });

  it('tells what runs where, and whether it is the same in test and production', async () => {
    const { environments, applications } = (await employee.get('/api/v1/running')).json();
    expect(environments).toEqual([
      { name: 'test', production: false },
      { name: 'prod', production: true },
    ]);
    const of = (title: string) =>
      applications.find((a: { application: { title: string } }) => a.application.title === title);
    expect(of('web')).toMatchObject({
      cells: [
        { key: await keyOf(ids.t3!), since: '2025-03-07T08:00:00.000Z' },
        { key: await keyOf(ids.p1!), since: '2025-03-09T23:30:00.000Z' },
      ],
      same: false,
    });
    expect(of('krr-api')).toMatchObject({ cells: [null, { sha: sha('9') }], same: null });
    expect(of('api')).toBeUndefined();
    const only = (await employee.get('/api/v1/running?product=krr')).json();
    expect(only.environments).toEqual([{ name: 'prod', production: true }]);
    expect(only.applications).toHaveLength(1);
  });

  it('tells of an application how often it is deployed and what waits for production', async () => {
    const key = await keyOf(apps.web!);
    const page = (await employee.get(`/api/v1/applications/${encodeURIComponent(key)}`)).json();
    expect(page).toMatchObject({
      application: { key, title: 'web' },
      product: { title: 'idporten' },
      productionCount: 2,
      medianGapDays: 28,
    });
    expect(page.running).toMatchObject([
      { environment: 'test', sha: sha('3'), previous: sha('2') },
      { environment: 'prod', sha: sha('1'), previous: sha('0') },
    ]);
    // «Rettet stavefeil» came to production after it was tested; what was tested before `1` is not waiting.
    expect(page.waiting.map((l: { text: string }) => l.text)).toEqual([
      'MOVE-4654 Enda en side',
      '50%_av alt er raskere',
      'Library upgrades',
    ]);
    expect(page.waiting.map((l: { position: number }) => l.position)).toEqual([0, 1, 2]);
    const untested = await employee.get(`/api/v1/applications/${encodeURIComponent(await keyOf(apps.krr!))}`);
    expect(untested.json()).toMatchObject({ productionCount: 1, medianGapDays: null, waiting: [] });
    expect((await employee.get('/api/v1/applications/idporten')).statusCode).toBe(404);
  });

  it('counts since when the same commit has run, across its redeployments', async () => {
    const { world } = served;
    const app = await world.application(products.b!, 'igjen');
    const [prod] = await served.db.sql<{ id: number }>(`select id from environment where name = 'prod'`);
    for (const [at, commit] of [
      ['2025-01-01', 'a'],
      ['2025-01-02', 'b'],
      ['2025-01-03', 'a'],
      ['2025-01-05', 'a'],
    ] as const) {
      await world.deployment({
        application: app,
        product: products.b!,
        environment: prod!.id,
        at,
        sha: sha(commit),
      });
    }
    const page = (await employee.get(`/api/v1/applications/${encodeURIComponent(await keyOf(app))}`)).json();
    expect(page.running).toMatchObject([
      { sha: sha('a'), since: '2025-01-03T00:00:00.000Z', previous: sha('b') },
    ]);
  });

  it('pages through the imports, newest first', async () => {
    const summary = {
      files: 2,
      deployments: 1,
      applications: 1,
      products: 1,
      issueKeys: 0,
      refused: [{ file: 'a.md', line: 3, field: null, reason: 'dateNotReal', detail: '2025-02-30' }],
      byProductEnvironment: { 'idporten/prod': 1 },
    };
    await served.db.sql(
      `insert into import_run (source, finished_at, summary) select 'mappe ' || i, now(), $1::jsonb from generate_series(1, 3) i`,
      [JSON.stringify(summary)],
    );
    await served.db.sql(`insert into import_run (source) values ('pågår')`);
    const first = (await employee.get('/api/v1/imports?limit=2')).json();
    expect(first.items).toMatchObject([
      { source: 'pågår', finishedAt: null, summary: null, startedBy: null },
      { source: 'mappe 3', summary },
    ]);
    const second = (await employee.get(`/api/v1/imports?limit=2&cursor=${first.next}`)).json();
    expect(second.items.map((i: { source: string }) => i.source)).toEqual(['mappe 2', 'mappe 1']);
    expect(second.next).toBeNull();
  });
});
