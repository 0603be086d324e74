export { initiativeProcess } from './initiative.ts';
