export { comparePlans, type PlanChange, type PlanContent, type PlanSnapshotItem } from './compare.ts';
export { planStates, planTypes } from './types.ts';
