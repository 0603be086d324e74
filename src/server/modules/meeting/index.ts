export { serveMeetings } from './routes.ts';
