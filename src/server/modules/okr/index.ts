export { addKeyResult } from './commands/add-key-result.ts';
export { upgradeObjectives } from './commands/upgrade-objectives.ts';
export { provideOkrFacts } from './facts.ts';
export { serveOkr } from './routes.ts';
