export { type Grown, growTo, NowhereToGrow, type OnProgress } from './scale/grow.ts';
export { type Seeded, seedDemo } from './seed-demo.ts';
