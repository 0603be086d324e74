/** The front door of what is known about deployments: reading them, recognising what they carry, counting them. */
export type { Bullet } from './bullets.ts';
export {
  type CalendarDensity,
  calendarDensity,
  type Day,
  type DensityDay,
  type DensityWeek,
  medianGapDays,
} from './density.ts';
export { NEVER_A_PREFIX } from './deny-list.ts';
export {
  type Explanation,
  type ExplanationCounts,
  type ExplanationKind,
  isProduction,
} from './explain.ts';
export type { InstantResult } from './instants.ts';
export {
  type ApplicationLeadTime,
  type IssueLeadTime,
  type KeyedDeployment,
  leadTimeOfIssue,
} from './lead-time.ts';
export {
  assessPrefixes,
  type LearnedPrefix,
  type PrefixConfidence,
  type PrefixEdit,
  type PrefixReason,
} from './learn-prefixes.ts';
export { classifyLine } from './line-kind.ts';
export type { NotePath } from './note-path.ts';
export {
  type DecodeResult,
  isMaintenanceOnly,
  MAX_NOTE_LENGTH,
  withReferences,
} from './note-text.ts';
export { DISPATCH_TYPE, parseDispatch } from './parse-dispatch.ts';
export { parseNotePage, parseReleaseNote } from './parse-release-note.ts';
export {
  collectPrefixEvidence,
  type EvidenceForm,
  mergePrefixEvidence,
  type PrefixEvidence,
} from './prefix-evidence.ts';
export { createRecogniser, issueKeysOf, type Recogniser } from './references.ts';
export {
  proposeReverted,
  type RevertBasis,
  type RevertCandidate,
  type RevertibleDeployment,
  type RevertibleLine,
} from './reverts.ts';
export type * from './types.ts';
