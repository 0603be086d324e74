import type { Db } from '../src/server/platform/db/db.ts';
import { boardSize, type Prepared, watcherCount } from './prepare.ts';

/** Something measured a few times by hand, in words. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  /** Milliseconds, one a time. */
  readonly milliseconds: readonly number[];
  readonly note: string;
}

interface Target {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly metricsToken: string;
}

const times = 5;
const round = (n: number): number => Math.round(n * 10) / 10;

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return round(performance.now() - began);
}

async function ask(t: Target, method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${t.origin}${path}`, {
    method,
    headers: { ...t.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** The same change to 1,000 issues, each decided by itself. */
export async function bulkEdit(t: Target, db: Db, p: Prepared): Promise<Measured> {
  const taken: number[] = [];
  let failed = 0;
  for (let i = 0; i < times; i += 1) {
    const matters = await db.sql<{ key: string; version: number }>(
      `select n.key, m.version from matter m join node n on n.id = m.id
       where m.kind = 'issue' and m.team_id = (select id from node where key = $1) order by m.id limit 1000`,
      [p.team],
    );
    taken.push(
      await timed(async () => {
        const answer = await ask(t, 'POST', '/api/v1/issues/bulk-edit', {
          matters,
          fields: { estimate: 10 + i },
          addLabels: [`maaling-${i}`],
        });
        const { done, failed: refused } = (await answer.json()) as { done: unknown[]; failed: unknown[] };
        failed += refused.length;
        if (done.length + refused.length !== matters.length)
          throw new Error('some matters were not answered for');
      }),
    );
  }
  return {
    name: 'bulkEdit',
    title: 'bulk edit of 1,000',
    milliseconds: taken,
    note: failed > 0 ? `${failed} refused` : '',
  };
}

/** From the answer to one change until each of 500 followers has a notice of it (the background looks again and again). */
export async function fanOut(t: Target, db: Db, p: Prepared): Promise<Measured> {
  const taken: number[] = [];
  const count = async (): Promise<number> => {
    const [row] = await db.sql<{ n: number }>(
      `select count(*)::int as n from notice where node_id = $1 and person_id in (select id from person where email like 'folger%@samd.example')`,
      [p.watched.id],
    );
    return row!.n;
  };
  for (let i = 0; i < times; i += 1) {
    const before = await count();
    const { version } = (await (await ask(t, 'GET', `/api/v1/matters/${p.watched.key}`)).json()) as {
      version: number;
    };
    await ask(
      { ...t, headers: { ...t.headers, 'if-match': `"${version}"` } },
      'PATCH',
      `/api/v1/issues/${p.watched.key}`,
      { estimate: 20 + i + (version % 7) },
    );
    taken.push(
      await timed(async () => {
        const until = performance.now() + 30_000;
        while ((await count()) - before < watcherCount) {
          if (performance.now() > until) throw new Error('the followers were not told within 30 s');
          await new Promise((done) => setTimeout(done, 20));
        }
      }),
    );
  }
  return {
    name: 'fanOut',
    title: `one change told to ${watcherCount} followers`,
    milliseconds: taken,
    note: 'with the wait until the background looks',
  };
}

/** Resident memory of the server, in MiB, as it says itself. */
async function memory(t: Target): Promise<number> {
  const response = await fetch(`${t.origin}/metrics`, {
    headers: { authorization: `Bearer ${t.metricsToken}` },
  });
  const found = /^(?:\w+_)?process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(await response.text());
  return found ? Math.round(Number(found[1]) / 2 ** 20) : 0;
}

/** Export of a list as CSV or XLSX, with the server's memory before and at its highest: all issues, or at scale those of a team. */
export async function exported(t: Target, db: Db, format: 'csv' | 'xlsx'): Promise<Measured> {
  const [all] = await db.sql<{ n: number }>(`select count(*)::int as n from matter where kind = 'issue'`);
  const [team] = await db.sql<{ key: string; n: number }>(
    `select n.key, count(*)::int as n from matter m join node n on n.id = m.team_id where m.kind = 'issue' group by n.key order by 2 desc limit 1`,
  );
  const whole = all!.n <= 100_000 || !team;
  const rows = whole ? all!.n : team.n;
  const filter = whole ? '' : `&team=${team.key}`;
  const before = await memory(t);
  let most = before;
  let bytes = 0;
  const watch = setInterval(() => {
    memory(t).then(
      (m) => {
        most = Math.max(most, m);
      },
      () => undefined,
    );
  }, 200);
  const taken = await timed(async () => {
    const response = await ask(t, 'GET', `/api/v1/issues/export?format=${format}&sort=key${filter}`);
    for await (const part of response.body!) bytes += (part as Uint8Array).length;
  }).finally(() => clearInterval(watch));
  return {
    name: `export-${format}`,
    title: `export of ${rows.toLocaleString('en')} issues as ${format}`,
    milliseconds: [taken],
    note: `${round(bytes / 1e6)} MB, memory ${before} MiB before, ${most} MiB at most`,
  };
}

/** From opening the page of the team's board until its first card is there, in a real browser. */
export async function firstCard(t: Target, person: string): Promise<Measured> {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const taken: number[] = [];
  try {
    const page = await (await browser.newContext({ baseURL: t.origin })).newPage();
    const { people } = (await (await fetch(`${t.origin}/api/v1/session/demo-people`)).json()) as {
      people: { id: number; name: string }[];
    };
    const id = people.find((p) => p.name === person)?.id;
    if (id === undefined) throw new Error(`nobody is called ${person}`);
    await page.goto('/');
    await page.evaluate(async (who) => {
      await fetch('/api/v1/session/demo', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: who }),
      });
    }, id);
    for (let i = 0; i < times; i += 1) {
      await page.goto('about:blank');
      taken.push(
        await timed(async () => {
          await page.goto('/backlog/teams/team-maaling', { waitUntil: 'commit' });
          await page.locator('.rt-card').first().waitFor();
        }),
      );
    }
  } finally {
    await browser.close();
  }
  return {
    name: 'firstCard',
    title: `first card of a board of ${boardSize.toLocaleString('en')} in a browser`,
    milliseconds: taken,
    note: 'the first time with an empty cache',
  };
}

/** Those measured by hand, as lines. */
export function linesOf(measured: readonly Measured[]): string[] {
  return measured.map((m) => `${m.title}: ${m.milliseconds.join(', ')} ms${m.note ? ` (${m.note})` : ''}`);
}
