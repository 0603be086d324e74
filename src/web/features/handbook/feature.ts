import { BookIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** The handbook: how each process runs, drawn and told from its definition. */
export const handbookFeature: Feature = {
  routes: [
    { path: 'handbook', lazy: () => import('./handbook-page.tsx') },
    { path: 'handbook/routines', lazy: () => import('./routines-page.tsx') },
    { path: 'handbook/routines/:team/:process', lazy: () => import('./routine-page.tsx') },
    { path: 'handbook/:kind', lazy: () => import('./process-page.tsx') },
  ],
  nav: [
    {
      to: '/handbook',
      label: 'handbook.title',
      icon: BookIcon,
      order: 70,
      permission: 'process.read',
      letter: 'h',
    },
  ],
  commands: [{ label: 'handbook.routines.title', to: '/handbook/routines', permission: 'deployment.read' }],
};
