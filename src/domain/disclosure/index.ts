export * from './grounds.ts';
export * from './parts.ts';
export * from './redact.ts';
export * from './retention.ts';
