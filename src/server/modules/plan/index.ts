export { addItems, createPlan, editItem, freezePlan } from './commands/change-plan.ts';
export { presentPlan } from './content.ts';
export { findPlan } from './queries/lists.ts';
export { servePlans } from './routes.ts';
