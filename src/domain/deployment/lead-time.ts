import { isProduction } from './explain.ts';

/** A deployment and the issue keys it carries. */
export interface KeyedDeployment {
  readonly application: string;
  readonly environment: string;
  /** ISO instant. */
  readonly deployedAt: string;
  readonly issueKeys: readonly string[];
}

/** How one issue travelled in one application. */
export interface ApplicationLeadTime {
  readonly application: string;
  /** Where it was deployed first, and when. */
  readonly firstEnvironment: string;
  readonly firstAt: string;
  /** Its first deployment outside production, null when none is known. */
  readonly testedAt: string | null;
  /** Its first production deployment, null while there is none. */
  readonly inProductionAt: string | null;
  /** From the first test deployment to the first production deployment after it, in milliseconds; else null. */
  readonly leadTimeMs: number | null;
}

/** How one issue travelled, everywhere. */
export interface IssueLeadTime {
  readonly key: string;
  readonly applications: readonly ApplicationLeadTime[];
  readonly firstEnvironment: string | null;
  readonly firstAt: string | null;
  /** When it was first in production anywhere. */
  readonly inProductionAt: string | null;
  /** The median over the applications that have one, in milliseconds; null when none has. */
  readonly medianLeadTimeMs: number | null;
}

/**
 * Where an issue went: per application, where first, when tested, when in production, and the lead time from test to
 * production. Without a known test deployment, or with production only before it, there is no lead time: null, not 0.
 */
export function leadTimeOfIssue(key: string, deployments: readonly KeyedDeployment[]): IssueLeadTime {
  const own = deployments
    .filter((d) => d.issueKeys.includes(key))
    .sort((a, b) => Date.parse(a.deployedAt) - Date.parse(b.deployedAt));
  const applications = [...new Set(own.map((d) => d.application))]
    .sort()
    .flatMap((application) => ofApplication(own.filter((d) => d.application === application)));
  return {
    key,
    applications,
    firstEnvironment: own[0]?.environment ?? null,
    firstAt: own[0]?.deployedAt ?? null,
    inProductionAt: own.find((d) => isProduction(d.environment))?.deployedAt ?? null,
    medianLeadTimeMs: median(applications.flatMap((a) => (a.leadTimeMs === null ? [] : [a.leadTimeMs]))),
  };
}

/** The median; of an even number the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** @param own one application's deployments, in order of time */
function ofApplication(own: readonly KeyedDeployment[]): readonly ApplicationLeadTime[] {
  const first = own[0];
  if (!first) return [];
  const test = own.find((d) => !isProduction(d.environment));
  const production = own.filter((d) => isProduction(d.environment));
  const after = test && production.find((d) => Date.parse(d.deployedAt) >= Date.parse(test.deployedAt));
  return [
    {
      application: first.application,
      firstEnvironment: first.environment,
      firstAt: first.deployedAt,
      testedAt: test?.deployedAt ?? null,
      inProductionAt: production[0]?.deployedAt ?? null,
      leadTimeMs: test && after ? Date.parse(after.deployedAt) - Date.parse(test.deployedAt) : null,
    },
  ];
}
