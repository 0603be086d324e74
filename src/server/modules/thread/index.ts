/** The front door of the thread: its routes, the thread of a node, and what a job does for it. */
export { makeSuggestions, type SuggestionCounts } from './commands/make-suggestions.ts';
export { readBelow } from './queries/below.ts';
export { countSuggestions } from './queries/list-suggestions.ts';
export { readThread } from './queries/read-thread.ts';
export { serveThread } from './routes.ts';
