export { capacityLine, monthsInYear, type Need } from './capacity.ts';
export { type DependencyEnd, type DependencyFault, dependencyFault } from './dependency.ts';
export {
  type AnswerInput,
  type AnswerRefusal,
  type DistributionState,
  distributedIn,
  distributionStates,
  type Receiver,
  receivers,
  refuseAnswer,
} from './distribution.ts';
export { type FundingRow, type FundingTable, fundingTable } from './funding.ts';
export { initiativeProcess } from './initiative.ts';
export {
  missingInReport,
  nextReportDue,
  type ReportContent,
  type ReportInterval,
  type ReportStanding,
  type ReportStatus,
  reportIntervals,
  reportStanding,
  reportStatuses,
  soonDays,
} from './report.ts';
