export { serveWork } from './routes.ts';
