export { serveSessions } from './routes.ts';
