export { addItem } from './commands/agenda-items.ts';
export { addAddendum, closeMeeting, openMeeting } from './commands/hold-meeting.ts';
export type { MeetingWork } from './commands/lock.ts';
export { editMeeting, planMeeting, setParticipants } from './commands/plan-meeting.ts';
export { type Recording, recordDecision } from './commands/record.ts';
export { presentMeeting } from './present.ts';
export { findMeeting } from './queries/meetings.ts';
export { serveMeetings } from './routes.ts';
export { meetingTasks } from './tasks.ts';
