export { serveBacklog } from './routes.ts';
