export { serveNeeds } from './routes.ts';
