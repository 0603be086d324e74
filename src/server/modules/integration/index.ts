export { serveIntegration } from './routes.ts';
