export * from './front-door.ts';
export * from './need.ts';
