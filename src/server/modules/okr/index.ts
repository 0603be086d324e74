export { addKeyResult } from './commands/add-key-result.ts';
export { correctMeasurement, measure } from './commands/measure.ts';
export { upgradeObjectives } from './commands/upgrade-objectives.ts';
export { measurementPlan, okrNow } from './queries/standing.ts';
export { keyResultsOf } from './read.ts';
export { serveOkr } from './routes.ts';
export { installOkrRules } from './rules.ts';
export { draftNeedsOfPlansEnded, okrTasks, remindOfMeasurements } from './tasks.ts';
