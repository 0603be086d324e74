import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the bench was asked to do. */
export interface BenchArgs {
  readonly scale: number;
  /** Where the figures go as JSON; null: nowhere. */
  readonly json: string | null;
  /** Kept between runs, so that the data is made once. */
  readonly data: string;
  readonly seconds: number;
  readonly port: number;
}

export const usage = `npm run bench -- [--scale 100000] [--json FILE] [--data DIR] [--seconds 4] [--port 3977]

Starts the product on data of its own (kept in DIR between runs), tops it up to --scale matters, and measures reads and
writes at 1 and 16 clients, each read beside a bare node:http + pg server that sends the same rows by the same SQL.
The clients run on the same machine and take their share of it. Only loopback is called.`;

/** Reads the command line. Throws with a word about what is wrong. */
export function readArgs(argv: readonly string[]): BenchArgs | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      scale: { type: 'string', default: '100000' },
      json: { type: 'string' },
      data: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      port: { type: 'string', default: '3977' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const scale = whole('--scale', values.scale, 10_000, 5_000_000);
  return {
    scale,
    json: values.json === undefined ? null : resolve(values.json),
    data: resolve(values.data ?? join(tmpdir(), `rodtrad-bench-${scale}`)),
    seconds: whole('--seconds', values.seconds, 1, 60),
    port: whole('--port', values.port, 1024, 65_535),
  };
}

function whole(name: string, text: string, low: number, high: number): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n < low || n > high)
    throw new Error(`${name} is a whole number from ${low} to ${high}`);
  return n;
}
