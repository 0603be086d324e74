export { publishedHeads } from './queries/heads.ts';
export { serveAudit } from './routes.ts';
