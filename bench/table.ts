import type { FirstPage } from './first-page.ts';
import type { Outcome } from './jobs.ts';

/** One measurement, beside the bare server where there is one. */
export interface Figure {
  readonly name: string;
  readonly title: string;
  readonly clients: number;
  readonly product: Outcome;
  readonly bare: Outcome | null;
  /** Throughput of the product by that of the bare server. */
  readonly ratio: number | null;
}

/** The report as lines of text. */
export function tableOf(report: {
  readonly scale: number;
  readonly readyMs: number;
  readonly firstPage: FirstPage | null;
  readonly machine: { readonly cpus: number; readonly loadAverage: readonly number[] };
  readonly figures: readonly Figure[];
}): string {
  const rows = report.figures.map((f) => {
    const times = f.product.server ?? f.product.client;
    return [
      f.title,
      String(f.clients),
      String(f.product.perSecond),
      times.p50.toFixed(1),
      times.p95.toFixed(1),
      times.p99.toFixed(1),
      f.product.server ? 'server' : 'client',
      f.bare ? String(f.bare.perSecond) : '',
      f.ratio === null ? '' : f.ratio.toFixed(2),
      f.product.failed > 0 ? `${f.product.failed} failed` : '',
    ];
  });
  const heads = [
    'what',
    'clients',
    'per s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'time of',
    'bare per s',
    'ratio',
    '',
  ];
  const widths = heads.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((c, i) => (i === 0 ? c.padEnd(widths[i]!) : c.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  const page = report.firstPage;
  return [
    `${report.scale} matters, ${report.machine.cpus} CPUs, load average ${report.machine.loadAverage.join(' ')}`,
    line(heads),
    ...rows.map(line),
    `ready ${(report.readyMs / 1000).toFixed(1)} s after npm start on a warm data directory`,
    page === null
      ? 'the web is not built: no sizes'
      : `first page: ${kb(page.jsGzip)} JS + ${kb(page.cssGzip)} CSS gzip in ${page.files} files`,
  ].join('\n');
}
