export { serveOkr } from './routes.ts';
