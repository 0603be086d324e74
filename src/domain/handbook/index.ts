export * from './diff.ts';
export * from './processes.ts';
export * from './routines.ts';
