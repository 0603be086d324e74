export { serveCollaboration } from './routes.ts';
