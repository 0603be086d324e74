import { BriefcaseIcon, CompassIcon, LayersIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** Portfolio, roadmap and backlog: the lists of every kind of matter there is, and registering a new one. */
export const portfolioFeature: Feature = {
  routes: [
    { path: 'portfolio', lazy: () => import('./portfolio-page.tsx') },
    { path: 'roadmap', lazy: () => import('./roadmap-page.tsx') },
    { path: 'backlog/:list?', lazy: () => import('./backlog-page.tsx') },
    { path: 'new/:kind', lazy: () => import('../../matter/lists/new-matter-page.tsx') },
  ],
  nav: [
    {
      to: '/portfolio',
      label: 'portfolio.title',
      icon: BriefcaseIcon,
      order: 20,
      permission: 'matter.read',
      letter: 'p',
      phone: true,
    },
    {
      to: '/roadmap',
      label: 'roadmap.title',
      icon: CompassIcon,
      order: 30,
      permission: 'matter.read',
      letter: 'r',
    },
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
    { label: 'portfolio.newInitiative', to: '/new/initiative', permission: 'matter.create' },
    { label: 'roadmap.newElement', to: '/new/roadmapElement', permission: 'matter.create' },
    { label: 'backlog.newEpic', to: '/new/epic', permission: 'matter.create' },
    { label: 'backlog.newIssue', to: '/new/issue', permission: 'matter.create' },
  ],
};
