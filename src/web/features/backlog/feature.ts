import { LayersIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** The backlog: epics and issues of the teams. */
export const backlogFeature: Feature = {
  routes: [{ path: 'backlog/:list?', lazy: () => import('./backlog-page.tsx') }],
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
  ],
};
