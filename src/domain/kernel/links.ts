/**
 * How nodes hang together. `from` is upstream (the origin), `to` is downstream (the effect), so that
 * walking down follows from → to and walking up follows to → from.
 *
 * - `thread`: part of the red thread; `beside`: told on the page, never walked.
 * - `acyclic`: may never go in a ring (breaking down, depending); causes may.
 */
export const linkTypes = {
  /** A demand or need is answered by what was decided because of it. */
  answers: { thread: true, acyclic: false },
  /** The whole is broken down into its part: initiative → element → epic → issue, parent → child. */
  decomposes: { thread: true, acyclic: true },
  /** An issue, initiative or other origin came out in a deployment. */
  delivers: { thread: true, acyclic: false },
  /** A commit was deployed. */
  deploys: { thread: true, acyclic: false },
  /** A deployment caused an incident, an incident uncovered a problem, a problem gave birth to work. */
  causes: { thread: true, acyclic: false },
  /** An initiative's result is measured by a key result. */
  measures: { thread: true, acyclic: true },
  /** `from` was merged into `to`, which lives on for both. */
  merges: { thread: true, acyclic: true },
  /** `to` cannot be done before `from`. */
  dependsOn: { thread: false, acyclic: true },
  /** `to` takes back what `from` brought. */
  reverts: { thread: false, acyclic: false },
  /** They have to do with each other. */
  relates: { thread: false, acyclic: false },
} as const;

/** The name of a link type. */
export type LinkType = keyof typeof linkTypes;
/** All link types. */
export const linkTypeNames = Object.keys(linkTypes) as LinkType[];
/** The types the thread walks. */
export const threadLinkTypes = linkTypeNames.filter((t) => linkTypes[t].thread);
/** The types that may never go in a ring. */
export const acyclicLinkTypes = linkTypeNames.filter((t) => linkTypes[t].acyclic);

/** Lanes of the thread picture, origin to effect; the rank also decides which way a breakdown may go. */
export const kindRank: Readonly<Record<string, number>> = {
  guidingDocument: 0,
  demand: 0,
  need: 0,
  initiative: 1,
  keyResult: 1,
  roadmapElement: 2,
  epic: 3,
  issue: 4,
  externalIssue: 4,
  change: 5,
  release: 6,
  commit: 6,
  deployment: 7,
  incident: 8,
  problem: 9,
};

/** Why a link between two kinds is refused, or null when it may be tried (rings are checked against the data). */
export function refuseLink(
  type: LinkType,
  from: { readonly kind: string },
  to: { readonly kind: string },
): 'breakdown_upwards' | 'not_a_breakdown' | 'not_a_delivery' | 'not_a_measure' | 'not_alike' | null {
  const a = kindRank[from.kind];
  const b = kindRank[to.kind];
  if (type === 'decomposes') {
    if (a === undefined || b === undefined || b > 4 || from.kind === 'keyResult' || to.kind === 'keyResult')
      return 'not_a_breakdown';
    if (a > b) return 'breakdown_upwards';
  }
  if (type === 'delivers' && to.kind !== 'deployment' && to.kind !== 'release') return 'not_a_delivery';
  if (type === 'measures' && to.kind !== 'keyResult') return 'not_a_measure';
  if (type === 'merges' && from.kind !== to.kind) return 'not_alike';
  return null;
}
