export { serveRoadmap } from './routes.ts';
