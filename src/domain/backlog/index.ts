export { epicProcess } from './epic.ts';
export { issueProcess } from './issue.ts';
