/** `npm run bench`: the figures of the product beside a bare server, as a table and as JSON. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { loadConfig } from '../src/server/platform/config/index.ts';
import { openDatabase } from '../src/server/platform/database-host/index.ts';
import { type Db, openDb } from '../src/server/platform/db/db.ts';
import { type BenchArgs, readArgs, usage } from './args.ts';
import { build, helper, npmStart, rodtrad, tell } from './children.ts';
import { firstPage } from './first-page.ts';
import type { Job, Outcome } from './jobs.ts';
import { prepare } from './prepare.ts';
import { actorOf, captured, readsOf } from './reads.ts';
import { type Figure, tableOf } from './table.ts';
import { bulkEdit, exported, fanOut, firstCard, linesOf, type Measured } from './together.ts';
import { togetherReads } from './together-reads.ts';

const email = 'ingrid.solbakk@samd.example';
const name = 'Ingrid Solbakk';
const metricsToken = randomBytes(24).toString('hex');
const clientCounts = [1, 16] as const;
const most = 200_000;

function say(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}

async function main(args: BenchArgs): Promise<void> {
  const settings = {
    RODTRAD_MODE: 'demo',
    RODTRAD_DATA: args.data,
    RODTRAD_RATE_LIMIT: '0',
    RODTRAD_LOGIN_RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    RODTRAD_METRICS_TOKEN: metricsToken,
  };
  mkdirSync(args.data, { recursive: true, mode: 0o755 });
  say(`data in ${args.data}`);
  await build();
  const seedBegan = performance.now();
  const seeded = await rodtrad<{ made: number; byKind: Record<string, number> }>(
    ['seed', '--scale', String(args.scale), '--json'],
    settings,
  );
  const seedSeconds = Math.round((performance.now() - seedBegan) / 100) / 10;
  say(`${seeded.made} matters made in ${seedSeconds} s`);
  // Else the background would make the search's documents while something is measured.
  if (seeded.made > 0) await rodtrad(['search', 'rebuild', '--json'], settings);
  // Nothing runs now: this is a start on a warm data directory, as after a reboot.
  const server = await npmStart(args.port, settings);
  say(`ready ${server.readyMs} ms after npm start`);
  try {
    const database = await openDatabase(loadConfig({ ...settings }), {
      say,
      onLost: (e) => {
        throw e;
      },
    });
    const db = openDb({ url: database.serveUrl, max: 4, applicationName: 'bench' });
    try {
      if (seeded.made > 0) await settle(database.ownerUrl);
      const { figures, measured } = await measure(args, server.origin, db, database.serveUrl, settings);
      const report = {
        at: new Date().toISOString(),
        scale: args.scale,
        matters: seeded.byKind,
        machine: {
          cpus: cpus().length,
          model: cpus()[0]?.model ?? '',
          memoryMb: Math.round(totalmem() / 2 ** 20),
          node: process.version,
          postgres: (await db.sql<{ v: string }>(`select current_setting('server_version') as v`))[0]!.v,
          loadAverage: loadavg().map((n) => Math.round(n * 10) / 10),
        },
        seed: { made: seeded.made, seconds: seedSeconds },
        readyMs: server.readyMs,
        firstPage: firstPage(),
        figures,
        measured,
      };
      process.stdout.write(`${[tableOf(report), ...linesOf(measured)].join('\n')}\n`);
      if (args.json !== null) writeFileSync(args.json, `${JSON.stringify(report, null, 2)}\n`);
    } finally {
      await db.close();
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

/** What PostgreSQL does by itself in the hour after much has come in: without it indexes alone answer nothing. */
async function settle(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const owner = openDb({ url, max: 1, statementTimeout: 600_000, applicationName: 'bench' });
  try {
    await owner.sql('vacuum analyze');
  } finally {
    await owner.close();
  }
}

async function measure(
  args: BenchArgs,
  origin: string,
  db: Db,
  url: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ figures: Figure[]; measured: Measured[] }> {
  const actor = await actorOf(db, email);
  // First of all: the server remembers for a while what somebody may.
  const prepared = await prepare(db, actor.personId);
  const scopes = [
    'matter.read',
    'matter.create',
    'matter.edit',
    'deployment.read',
    'link.edit',
    'portfolio.read',
    'profile.edit',
  ];
  const { token } = await rodtrad<{ token: string }>(
    ['token', 'create', email, '--name', 'bench', '--days', '1', '--scope', ...scopes, '--json'],
    settings,
  );
  const reads = await readsOf(db, actor);
  const bares = await Promise.all(reads.map((r) => captured(db, r)));
  const [load, bare] = await Promise.all([helper('load.ts'), helper('bare.ts')]);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const shared = { warmSeconds: 1, seconds: args.seconds, most };
  const carryOut = async (job: Job): Promise<Outcome> => {
    const answer = await tell<{ outcome?: Outcome; error?: string }>(load, job);
    if (!answer.outcome) throw new Error(answer.error ?? 'the load generator gave no answer');
    return answer.outcome;
  };
  const figures: Figure[] = [];
  const measured: Measured[] = [];
  try {
    const { port } = await tell<{ port: number }>(bare, { url, reads: bares });
    for (const read of reads) {
      for (const clients of clientCounts) {
        const work = { kind: 'read', path: read.path } as const;
        const product = await carryOut({ ...shared, origin, headers, clients, work });
        const beside = await carryOut({
          ...shared,
          origin: `http://127.0.0.1:${port}`,
          headers: {},
          clients,
          work: { kind: 'read', path: `/${read.name}` },
        });
        figures.push(figureOf(read.name, read.title, clients, product, beside));
      }
    }
    for (const clients of clientCounts) {
      const page = await carryOut({
        ...shared,
        origin,
        headers: { accept: 'text/html' },
        clients,
        work: { kind: 'read', path: '/' },
      });
      figures.push(figureOf('page', 'first page (HTML)', clients, page, null));
    }
    for (const clients of clientCounts) {
      const keys = await movable(db, actor.personId, clients);
      const work = { kind: 'transition', keys, to: 'start', fro: 'backToTodo' } as const;
      const moved = await carryOut({ ...shared, origin, headers, clients, work });
      figures.push(figureOf('transition', 'one transition', clients, moved, null));
      const body = { title: 'Målt sak', issueType: 'task', description: 'Registrert av målingen.' };
      const created = await carryOut({
        ...shared,
        origin,
        headers,
        clients,
        work: { kind: 'create', path: '/api/v1/issues', body },
      });
      figures.push(figureOf('create', 'one create', clients, created, null));
    }
    for (const read of togetherReads(prepared)) {
      for (const clients of clientCounts) {
        const work = { kind: 'read', path: read.path } as const;
        const product = await carryOut({ ...shared, origin, headers, clients, work });
        figures.push(figureOf(read.name, read.title, clients, product, null));
      }
    }
    const target = { origin, headers, metricsToken };
    for (const measure of [
      () => bulkEdit(target, db, prepared),
      () => fanOut(target, db, prepared),
      () => exported(target, db, 'csv'),
      () => exported(target, db, 'xlsx'),
      () => firstCard(target, name),
    ]) {
      const one = await measure();
      say(linesOf([one]).join());
      measured.push(one);
    }
  } finally {
    load.disconnect();
    bare.disconnect();
  }
  return { figures, measured };
}

function figureOf(
  name: string,
  title: string,
  clients: number,
  product: Outcome,
  bare: Outcome | null,
): Figure {
  const ratio =
    bare === null || bare.perSecond === 0
      ? null
      : Math.round((product.perSecond / bare.perSecond) * 100) / 100;
  say(
    `${title}, ${clients} clients: ${product.perSecond}/s${bare ? `, bare ${bare.perSecond}/s` : ''}${product.failed > 0 ? `, FAILED ${product.failed}: ${product.firstFailure}` : ''}`,
  );
  return { name, title, clients, product, bare, ratio };
}

/** Issues not yet begun that the person owns, one a client. */
async function movable(db: Db, personId: number, count: number): Promise<string[]> {
  const rows = await db.sql<{ key: string }>(
    `select n.key from matter m join node n on n.id = m.id
     where m.kind = 'issue' and m.state = 'todo' and m.owner_id = $1 order by m.id limit $2`,
    [personId, count],
  );
  if (rows.length < count) throw new Error('too few issues to move: run with a larger --scale');
  return rows.map((r) => r.key);
}

try {
  const args = readArgs(process.argv.slice(2));
  if (args === 'help') process.stdout.write(`${usage}\n`);
  else await main(args);
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
