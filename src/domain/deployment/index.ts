/** The front door of what is known about deployments: reading them, recognising what they carry, counting them. */
export { type Bullet, formatBullets, parseBullets } from './bullets.ts';
export {
  type CalendarDensity,
  calendarDensity,
  countByDay,
  type Day,
  type DensityDay,
  type DensityWeek,
  medianGapDays,
  osloDay,
} from './density.ts';
export { NEVER_A_PREFIX } from './deny-list.ts';
export {
  countExplanations,
  coverageOf,
  type Explanation,
  type ExplanationCounts,
  type ExplanationKind,
  explainDeployment,
  isProduction,
} from './explain.ts';
export { type InstantResult, parseInstant } from './instants.ts';
export {
  type ApplicationLeadTime,
  type IssueLeadTime,
  type KeyedDeployment,
  leadTimeOfIssue,
  median,
} from './lead-time.ts';
export {
  applyPrefixEdits,
  assessPrefixes,
  type LearnedPrefix,
  learnPrefixes,
  type PrefixConfidence,
  type PrefixEdit,
  type PrefixReason,
} from './learn-prefixes.ts';
export { classifyLine, looksAutomatic, MAINTENANCE_DECLARATIONS } from './line-kind.ts';
export { isName, isSha, type NotePath, normaliseEnvironment, parseNotePath } from './note-path.ts';
export {
  type DecodeResult,
  decodeNote,
  isMaintenanceOnly,
  MAX_FIELD_LENGTH,
  MAX_LINE_LENGTH,
  MAX_NOTE_LENGTH,
  unfitText,
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
export { createRecogniser, issueKeysOf, type Recogniser, recogniseReferences } from './references.ts';
export {
  proposeReverted,
  type RevertBasis,
  type RevertCandidate,
  type RevertibleDeployment,
  type RevertibleLine,
} from './reverts.ts';
export type * from './types.ts';
export { type PlacedDeployment, type Running, whatRunsWhere } from './what-runs-where.ts';
