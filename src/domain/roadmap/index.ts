export { roadmapElementProcess } from './roadmap-element.ts';
