/** The front door of the roadmap. */

export { answerDependency, askDependency } from './commands/dependencies.ts';
export { judgeElement } from './commands/judge.ts';
export { serveRoadmap } from './routes.ts';
