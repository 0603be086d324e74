import { type IssueLeadTime, leadTimeOfIssue } from '../deployment/index.ts';

/** One deployment that an issue came out in. Instants are ISO 8601 in UTC. */
export interface DeliveredIn {
  readonly application: string;
  readonly environment: string;
  readonly production: boolean;
  readonly at: string;
}

/** How an issue reached one application. Seconds are whole. */
export interface Delivery {
  readonly application: string;
  readonly firstEnvironment: string | null;
  readonly firstAt: string | null;
  readonly firstProductionAt: string | null;
  readonly leadTimeSeconds: number | null;
  readonly deployments: number;
}

/** The deliveries of an issue by application, and the median lead time over them. */
export interface Deliveries {
  readonly deliveries: readonly Delivery[];
  readonly leadTimeSeconds: number | null;
}

const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

/**
 * Where an issue went: per application the first environment, when it was first in production, and the lead time from
 * test to production as `leadTimeOfIssue` defines it; earliest application first. Which environment is production is a
 * setting, not a name, so production is handed on under one name and shown under its own.
 */
export function deliveriesOf(deployments: readonly DeliveredIn[]): Deliveries {
  const lead: IssueLeadTime = leadTimeOfIssue(
    'it',
    deployments.map((d) => ({
      application: d.application,
      environment: d.production ? 'production' : `test:${d.environment}`,
      deployedAt: d.at,
      issueKeys: ['it'],
    })),
  );
  const deliveries = lead.applications
    .map((a) => {
      const own = deployments.filter((d) => d.application === a.application);
      return {
        application: a.application,
        firstEnvironment: own.find((d) => d.at === a.firstAt)?.environment ?? null,
        firstAt: a.firstAt,
        firstProductionAt: a.inProductionAt,
        leadTimeSeconds: seconds(a.leadTimeMs),
        deployments: own.length,
      };
    })
    .sort(
      (a, b) => Date.parse(a.firstAt) - Date.parse(b.firstAt) || (a.application < b.application ? -1 : 1),
    );
  return { deliveries, leadTimeSeconds: seconds(lead.medianLeadTimeMs) };
}
