export { serveIntegration } from './routes.ts';
export { integrationTasks } from './tasks.ts';
