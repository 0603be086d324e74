/** What the load generator is asked to do. Both ends are ours, on one machine. */
export interface Job {
  /** `http://127.0.0.1:port`; nothing else is ever called. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Ends early after so many requests. */
  readonly most: number;
  readonly work:
    | { readonly kind: 'read'; readonly path: string }
    /** Each client moves a matter of its own to and fro. */
    | {
        readonly kind: 'transition';
        readonly keys: readonly string[];
        readonly to: string;
        readonly fro: string;
      }
    | { readonly kind: 'create'; readonly path: string; readonly body: Readonly<Record<string, unknown>> };
}

/** Milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What came of it. */
export interface Outcome {
  readonly requests: number;
  readonly failed: number;
  readonly firstFailure: string | null;
  readonly seconds: number;
  readonly perSecond: number;
  /** As the clients saw it. */
  readonly client: Percentiles;
  /** As the server said in `Server-Timing`; null where it says nothing. */
  readonly server: Percentiles | null;
  /** Of one answer. */
  readonly bytes: number;
}

/** Percentiles of times in milliseconds, rounded to hundredths. */
export function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
