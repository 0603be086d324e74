export {
  type AgendaReason,
  type AgendaReasonCode,
  agendaReasonCodes,
  type HeldItem,
  mergeAgenda,
  type Proposal,
  sortProposals,
} from './agenda.ts';
export {
  attendances,
  type Decision,
  decisions,
  decisionsFrom,
  type MeetingState,
  meetingStates,
  transitionOf,
} from './decision.ts';
