import { BriefcaseIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** The portfolio: initiatives from idea to done. */
export const portfolioFeature: Feature = {
  routes: [{ path: 'portfolio', lazy: () => import('./portfolio-page.tsx') }],
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
  ],
  commands: [{ label: 'portfolio.newInitiative', to: '/new/initiative', permission: 'matter.create' }],
};
