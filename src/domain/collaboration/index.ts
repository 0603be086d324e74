export * from './files.ts';
export * from './internal.ts';
export * from './mentions.ts';
export * from './notices.ts';
export * from './pages.ts';
export * from './places.ts';
export * from './tells.ts';
export * from './words.ts';
