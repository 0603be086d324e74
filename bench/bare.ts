/**
 * The bare server to compare with, a process of its own: `node:http` and `pg`, nothing between. `GET /<name>` runs the
 * statements that the product ran for that read, in their order, and sends the rows as JSON.
 */
import { createServer } from 'node:http';
import pg from 'pg';

/** Statements of one read, as captured from the product. */
export interface BareRead {
  readonly name: string;
  readonly statements: readonly { readonly text: string; readonly values: readonly unknown[] }[];
}

process.on('message', ({ url, reads }: { url: string; reads: readonly BareRead[] }) => {
  // Planned once, as the product's own pool has it: what is compared is the server, not the planner.
  const options = '-c plan_cache_mode=force_generic_plan';
  const pool = new pg.Pool({ connectionString: url, max: 16, options });
  const byPath = new Map(reads.map((r) => [`/${r.name}`, r]));
  const server = createServer((request, response) => {
    const read = byPath.get(request.url ?? '');
    if (!read) {
      response.writeHead(404).end();
      return;
    }
    answer(pool, read).then(
      (body) => {
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': String(Buffer.byteLength(body)),
        });
        response.end(body);
      },
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(pool: pg.Pool, read: BareRead): Promise<string> {
  const client = await pool.connect();
  try {
    const all: unknown[] = [];
    for (const [i, s] of read.statements.entries()) {
      const { rows } = await client.query({
        name: `${read.name}${i}`,
        text: s.text,
        values: s.values as unknown[],
      });
      all.push(rows);
    }
    return JSON.stringify(all);
  } finally {
    client.release();
  }
}
