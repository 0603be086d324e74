export {
  type BurndownDay,
  type IssueOutcome,
  type IssueStanding,
  resultOf,
  type SprintFact,
  type SprintFrame,
  type SprintResult,
  type Sum,
  tellSprint,
} from './burndown.ts';
export { epicProcess } from './epic.ts';
export { issueProcess } from './issue.ts';
export {
  isOpenSprint,
  mostWeeks,
  nextPeriod,
  refuseIssue,
  refusePeriod,
  refuseStart,
  type SprintPeriod,
  type SprintState,
  sprintStates,
  velocityOf,
  velocitySprints,
  type WayOfWorking,
  waysOfWorking,
  workdaysLeft,
} from './sprint.ts';
export { breaksWip, type WipStanding, wipMost, wipStanding } from './wip.ts';
