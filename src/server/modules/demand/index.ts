export { serveDemands } from './routes.ts';
