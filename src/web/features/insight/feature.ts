import { BarChartIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** How this feature plugs into the shell. */
export const insightFeature: Feature = {
  routes: [
    { path: 'insight', lazy: () => import('./coverage-page.tsx') },
    { path: 'insight/holes', lazy: () => import('./holes-page.tsx') },
    { path: 'insight/suggestions', lazy: () => import('./suggestions-page.tsx') },
  ],
  nav: [
    {
      to: '/insight',
      label: 'insight.nav',
      icon: BarChartIcon,
      order: 65,
      permission: 'deployment.read',
      letter: 'i',
    },
  ],
  commands: [
    { label: 'insight.holes.title', permission: 'matter.read', to: '/insight/holes' },
    { label: 'insight.suggestions.title', permission: 'link.edit', to: '/insight/suggestions' },
  ],
};
