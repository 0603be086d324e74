export {
  answererRoles,
  type DependencyStanding,
  type DependencyState,
  type DependencyView,
  daysBetween,
  dependencyStates,
  isLate,
  judgeRoles,
  type PlannedElement,
  viewDependency,
} from './dependency.ts';
export { type DependencyEdge, heldUpBy, wayAlong } from './hold-ups.ts';
export {
  type ComputedProgress,
  computedProgress,
  deliveredNotInProduction,
  judgedStates,
  judgementOverdue,
  type WorkBelow,
} from './progress.ts';
export { roadmapElementProcess } from './roadmap-element.ts';
