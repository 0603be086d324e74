export * from './diff.ts';
export * from './practice.ts';
export * from './processes.ts';
export * from './routines.ts';
export * from './statements.ts';
