export { epicProcess } from './epic.ts';
export { issueProcess } from './issue.ts';
export { breaksWip, type WipStanding, wipMost, wipStanding } from './wip.ts';
