/** A deployment as far as it matters here. */
export interface PlacedDeployment {
  readonly application: string;
  readonly environment: string;
  readonly sha: string;
  /** ISO instant. */
  readonly deployedAt: string;
}

/** What runs in one environment of one application, and since when. */
export interface Running<T extends PlacedDeployment> {
  readonly application: string;
  readonly environment: string;
  /** The latest deployment. */
  readonly current: T;
  /** When this commit came to run there without anything else in between: ISO instant. */
  readonly since: string;
  /** The latest deployment of another commit before it, null when this is the first. */
  readonly previous: T | null;
  /** Deployments known for this application and environment. */
  readonly count: number;
}

/**
 * The current deployment per application and environment, sorted by application, then environment. The latest instant
 * wins, of equal ones the one given last. Deploying the same commit again changes nothing about since when it runs.
 */
export function whatRunsWhere<T extends PlacedDeployment>(deployments: readonly T[]): readonly Running<T>[] {
  const places = new Map<string, T[]>();
  for (const d of deployments) {
    const key = JSON.stringify([d.application, d.environment]);
    const list = places.get(key);
    if (list) list.push(d);
    else places.set(key, [d]);
  }
  const running: Running<T>[] = [];
  for (const list of places.values()) {
    const ordered = list
      .map((d, i) => ({ d, i }))
      .sort((a, b) => compare(a.d.deployedAt, b.d.deployedAt) || a.i - b.i);
    const current = ordered.at(-1)?.d;
    if (!current) continue;
    const previousIndex = ordered.findLastIndex(({ d }) => d.sha !== current.sha);
    running.push({
      application: current.application,
      environment: current.environment,
      current,
      since: ordered[previousIndex + 1]?.d.deployedAt ?? current.deployedAt,
      previous: ordered[previousIndex]?.d ?? null,
      count: ordered.length,
    });
  }
  return running.sort(
    (a, b) => compare(a.application, b.application) || compare(a.environment, b.environment),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
