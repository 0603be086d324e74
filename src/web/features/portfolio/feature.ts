import { BriefcaseIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

const kinds = ['initiative'] as const;

/** The portfolio: initiatives from idea to done. */
export const portfolioFeature: Feature = {
  routes: [
    { path: 'portfolio', lazy: () => import('./portfolio-page.tsx') },
    { path: 'portfolio/priorities', lazy: () => import('./priorities-page.tsx') },
    { path: 'portfolio/milestones', lazy: () => import('./milestones-page.tsx') },
    { path: 'portfolio/balance', lazy: () => import('./balance-page.tsx') },
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
      also: ['/guiding-documents', '/demands', '/key-results', '/meetings', '/plans'],
    },
  ],
  commands: [
    { label: 'portfolio.newInitiative', to: '/new/initiative', permission: 'matter.create' },
    { label: 'portfolio.priorities.title', to: '/portfolio/priorities', permission: 'portfolio.read' },
    { label: 'portfolio.milestones.title', to: '/portfolio/milestones', permission: 'portfolio.read' },
    { label: 'portfolio.balance.title', to: '/portfolio/balance', permission: 'portfolio.read' },
  ],
  matterParts: [
    {
      id: 'portfolio-standing',
      kinds,
      place: 'top',
      order: 10,
      load: () => import('./parts/standing-part.tsx'),
    },
    {
      id: 'portfolio-funding',
      kinds,
      place: 'main',
      order: 10,
      load: () => import('./parts/funding-part.tsx'),
    },
    {
      id: 'portfolio-dependencies',
      kinds,
      place: 'main',
      order: 40,
      load: () => import('./parts/dependencies-part.tsx'),
    },
    {
      id: 'portfolio-distribution',
      kinds,
      place: 'main',
      order: 50,
      load: () => import('./parts/distribution-part.tsx'),
    },
    {
      id: 'portfolio-reports',
      kinds,
      place: 'main',
      order: 60,
      load: () => import('./parts/reports-part.tsx'),
    },
    {
      id: 'portfolio-similar',
      kinds,
      place: 'aside',
      order: 50,
      load: () => import('./parts/similar-part.tsx'),
    },
  ],
  workParts: [{ id: 'portfolio-work', order: 20, load: () => import('./parts/work-part.tsx') }],
  listViews: [
    {
      kind: 'initiative',
      to: '/portfolio/priorities',
      label: 'portfolio.priorities.tab',
      order: 10,
      permission: 'portfolio.read',
    },
    {
      kind: 'initiative',
      to: '/portfolio/milestones',
      label: 'portfolio.milestones.tab',
      order: 20,
      permission: 'portfolio.read',
    },
    {
      kind: 'initiative',
      to: '/portfolio/balance',
      label: 'portfolio.balance.tab',
      order: 30,
      permission: 'portfolio.read',
    },
  ],
};
