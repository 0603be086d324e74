export { serveDisclosures } from './routes.ts';
