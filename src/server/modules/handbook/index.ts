export { serveHandbook } from './routes.ts';
