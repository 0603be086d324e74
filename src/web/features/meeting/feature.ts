import type { Feature } from '../../shared/feature.ts';

/** The portfolio office's meetings: agenda, decisions, minute, and what is to be followed up. */
export const meetingFeature: Feature = {
  routes: [
    { path: 'meetings', lazy: () => import('./meetings-page.tsx') },
    { path: 'meetings/:key', lazy: () => import('./meeting-page.tsx') },
  ],
  commands: [{ label: 'meeting.title', permission: 'meeting.read', to: '/meetings' }],
  listViews: [
    { kind: 'initiative', to: '/meetings', label: 'meeting.title', order: 40, permission: 'meeting.read' },
  ],
  workParts: [{ id: 'meeting-follow-ups', order: 40, load: () => import('./follow-ups.tsx') }],
};
