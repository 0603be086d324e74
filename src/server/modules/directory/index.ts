export { findPerson, peopleRefs } from './queries/people.ts';
export { serveDirectory } from './routes.ts';
