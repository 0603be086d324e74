import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveModule } from '../../../../test/deployment/served.ts';
import type { TestClient } from '../../../../test/harness/app.ts';
import { serveDeploymentReads } from './read-routes.ts';

let served: Served;
let employee: TestClient;

beforeAll(async () => {
  served = await serveModule((app, { services }) => serveDeploymentReads(app, services));
  employee = await served.somebody('employee');
  const { world } = served;
  const product = await world.product('idporten');
  const application = await world.application(product, 'web');
  const environment = await world.environment('prod', true);
  const lines = ['MOVE-465: Ny side', '50%_av alt'];
  const made = { application, product, environment, at: '2025-03-03T08:00:00Z', lines };
  const id = await world.deployment(made);
  await served.db.sql(`update node set key = 'LEV-7' where id = $1`, [id]);
});
afterAll(() => served?.close());

const addresses = [
  '/api/v1/deployments',
  '/api/v1/deployments/count',
  '/api/v1/deployments/density',
  '/api/v1/deployments/LEV-7',
  '/api/v1/running',
  '/api/v1/applications/web',
  '/api/v1/imports',
];

describe('who may', () => {
  it.each(addresses)('%s: nobody 401, whoever does not belong to the agency 403', async (url) => {
    const organisation = await served.world.node(
      'organisation',
      'rodtrad',
      `ORG-${url.length}-${url.at(-1)}`,
    );
    await served.db.sql('insert into organisation (id) values ($1)', [organisation]);
    const outsider = await served.somebody(['serviceOwnerMember', organisation]);
    expect((await served.nobody.get(url)).statusCode).toBe(401);
    expect((await outsider.get(url)).statusCode).toBe(403);
    const auditor = await served.somebody('auditor');
    expect((await auditor.get(url)).statusCode).not.toBe(403);
  });
});

describe('bad input is refused with where and why', () => {
  const cursor = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  it.each([
    ['product=finnesikke', 'query:product', 'no_such_reference'],
    ['application=finnesikke', 'query:application', 'no_such_reference'],
    ['application=idporten', 'query:application', 'no_such_reference'],
    ['environment=mars', 'query:environment', 'no_such_reference'],
    ['from=2025-02-29', 'query:from', 'not_a_date'],
    ['to=2025-13-01', 'query:to', 'not_a_date'],
    ['from=i%20dag', 'query:from', 'not_a_date'],
    ['from=2025-03-02&to=2025-03-01', 'query:to', 'before_start'],
    ['q=a', 'query:q', 'too_short'],
    ['q=%20%20%20', 'query:q', 'too_short'],
    [`q=${'x'.repeat(201)}`, 'query:q', 'too_long'],
    ['q=a%00b', 'query:q', 'unclean_text'],
    ['explained=kanskje', 'query:explained', 'not_a_choice'],
    ['production=ja', 'query:production', 'wrong_type'],
    ['farge=rød', 'query:farge', 'unknown_field'],
  ])('%s', async (query, pointer, reason) => {
    for (const path of ['', '/count', '/density']) {
      const answer = await employee.get(`/api/v1/deployments${path}?${query}`);
      expect([answer.statusCode, answer.json().faults?.[0]]).toMatchObject([400, { pointer, reason }]);
    }
  });

  it.each([
    ['cursor=tull', 'query:cursor', 'not_a_cursor'],
    [`cursor=${cursor(['2025-02-30T00:00:00.000000Z', 1])}`, 'query:cursor', 'not_a_cursor'],
    [`cursor=${cursor(['i går', 1])}`, 'query:cursor', 'not_a_cursor'],
    [`cursor=${cursor(['2025-02-01T00:00:00.000000Z', 1.5])}`, 'query:cursor', 'not_a_cursor'],
    [`cursor=${cursor(['2025-02-01T00:00:00.000000Z'])}`, 'query:cursor', 'not_a_cursor'],
    [`cursor=${cursor(['2025-99-01T00:00:00.000000Z', 1])}`, 'query:cursor', 'not_a_cursor'],
    ['limit=0', 'query:limit', 'too_small'],
    ['limit=201', 'query:limit', 'too_large'],
    ['limit=mange', 'query:limit', 'wrong_type'],
  ])('%s', async (query, pointer, reason) => {
    const answer = await employee.get(`/api/v1/deployments?${query}`);
    expect([answer.statusCode, answer.json().faults?.[0]]).toMatchObject([400, { pointer, reason }]);
  });

  it('in imports and places too', async () => {
    for (const url of [`/api/v1/imports?cursor=${cursor(['x'])}`, '/api/v1/running?product=mars']) {
      expect((await employee.get(url)).statusCode).toBe(400);
    }
  });

  it('searches for anything without breaking', async () => {
    const hostile = [
      "' or 1=1",
      '(((',
      '[',
      '\\',
      '%_%',
      '*)',
      '$1',
      '.*.*',
      'ÆØÅ-1',
      '🧵🧵',
      '\u202Eabc',
      '((a+)+)+$',
      'AB-1|.*',
    ];
    for (const q of hostile) {
      const answer = await employee.get(`/api/v1/deployments?q=${encodeURIComponent(q.padEnd(2, 'x'))}`);
      expect([q, answer.statusCode]).toEqual([q, 200]);
    }
  });
});
