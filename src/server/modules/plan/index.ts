export { servePlans } from './routes.ts';
