import { LayersIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** The backlog: epics and issues of the teams, their boards, and what a matter is broken down into. */
export const backlogFeature: Feature = {
  routes: [
    { path: 'backlog/teams', lazy: () => import('./teams-page.tsx') },
    { path: 'backlog/teams/:team/planning', lazy: () => import('./planning-page.tsx') },
    { path: 'backlog/teams/:team/sprints', lazy: () => import('./sprints-page.tsx') },
    { path: 'backlog/teams/:team/:list?', lazy: () => import('./team-page.tsx') },
    { path: 'backlog/sprints', lazy: () => import('./sprints-page.tsx') },
    { path: 'backlog/sprints/:key', lazy: () => import('./sprint-page.tsx') },
    { path: 'backlog/:list?', lazy: () => import('./backlog-page.tsx') },
  ],
  nav: [
    {
      to: '/backlog',
      label: 'backlog.title',
      icon: LayersIcon,
      order: 40,
      permission: 'matter.read',
      letter: 'b',
    },
  ],
  commands: [
    { label: 'backlog.newEpic', to: '/new/epic', permission: 'matter.create' },
    { label: 'backlog.newIssue', to: '/new/issue', permission: 'matter.create' },
    { label: 'backlog.teams', to: '/backlog/teams', permission: 'matter.read' },
    { label: 'sprint.running', to: '/backlog/sprints', permission: 'matter.read' },
  ],
  matterParts: [
    {
      id: 'promote',
      kinds: ['issue'],
      place: 'head',
      order: 95,
      load: () => import('./promote-part.tsx'),
    },
    {
      id: 'tasks',
      kinds: ['epic'],
      place: 'main',
      order: 5,
      load: () => import('./tasks-part.tsx'),
    },
    {
      id: 'sprint',
      kinds: ['issue'],
      place: 'aside',
      order: 5,
      load: () => import('./sprint-part.tsx'),
    },
    {
      id: 'references',
      kinds: ['epic', 'issue'],
      place: 'aside',
      order: 10,
      load: () => import('./references-part.tsx'),
    },
  ],
};
