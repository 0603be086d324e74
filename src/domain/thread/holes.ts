/**
 * The ways the thread can be broken, most pressing first.
 *
 * - `deploymentUnexplained`: a production deployment that no issue, origin or declared maintenance explains.
 * - `initiativeWithoutParts`: an initiative in implementation with nothing under it, when it belongs to a product or a
 *   product group (a stand-alone initiative may have none).
 * - `elementWithoutEpic`: a roadmap element, not dropped, that no epic delivers.
 * - `epicNotInProduction`: an epic closed, but neither it nor any work below it was ever in production.
 * - `demandUnanswered`: a demand of a guiding document that nothing answers.
 * - `initiativeUnmeasured`: an initiative in implementation with no key result to tell whether it helps.
 * - `issueWithoutOrigin`: an external issue that came out in production with nothing above it. It explains its
 *   deployment, so this is a hint, not an alarm: it comes last and is never counted against coverage.
 */
export const holeCodes = [
  'deploymentUnexplained',
  'initiativeWithoutParts',
  'elementWithoutEpic',
  'epicNotInProduction',
  'demandUnanswered',
  'initiativeUnmeasured',
  'issueWithoutOrigin',
] as const;

/** A way the thread can be broken. */
export type HoleCode = (typeof holeCodes)[number];

/** Whether a text is one of the codes. */
export function isHoleCode(text: string): text is HoleCode {
  return (holeCodes as readonly string[]).includes(text);
}

/** What kind of node a hole is a hole in. */
export const holeKind: Readonly<Record<HoleCode, string>> = {
  deploymentUnexplained: 'deployment',
  initiativeWithoutParts: 'initiative',
  elementWithoutEpic: 'roadmapElement',
  epicNotInProduction: 'epic',
  demandUnanswered: 'demand',
  initiativeUnmeasured: 'initiative',
  issueWithoutOrigin: 'externalIssue',
};
