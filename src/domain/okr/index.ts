export { agreedFields, keyResultProcess } from './key-result.ts';
export {
  byObjective,
  countObjectives,
  isComplete,
  type ObjectiveGroup,
  okrShape,
} from './objectives.ts';
export {
  addDays,
  afterInterval,
  daysBetween,
  graceDays,
  type Interval,
  intervals,
  type MeasurementPlan,
  nextDue,
  planEnded,
} from './plan.ts';
export {
  type Aim,
  directionOf,
  expectedProgress,
  type Measured,
  progressOf,
  reaches,
  type Track,
  trackOf,
} from './progress.ts';
