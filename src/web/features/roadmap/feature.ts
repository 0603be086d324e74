import { CompassIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** The roadmap: coming deliveries, product by product. */
export const roadmapFeature: Feature = {
  routes: [{ path: 'roadmap', lazy: () => import('./roadmap-page.tsx') }],
  nav: [
    {
      to: '/roadmap',
      label: 'roadmap.title',
      icon: CompassIcon,
      order: 30,
      permission: 'matter.read',
      letter: 'r',
    },
  ],
  commands: [{ label: 'roadmap.newElement', to: '/new/roadmapElement', permission: 'matter.create' }],
};
