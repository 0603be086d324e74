import { BranchingIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** How this feature plugs into the shell. */
export const threadFeature: Feature = {
  routes: [
    { path: 'thread', lazy: () => import('./start-page.tsx') },
    { path: 'thread/:key', lazy: () => import('./thread-page.tsx') },
  ],
  nav: [
    {
      to: '/thread',
      label: 'thread.nav',
      icon: BranchingIcon,
      order: 60,
      permission: 'matter.read',
      letter: 't',
    },
  ],
};
