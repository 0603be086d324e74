export { servePortfolio } from './routes.ts';
