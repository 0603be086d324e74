import { LightBulbIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** Needs: the front door, their list, support, and what answers them. */
export const needFeature: Feature = {
  routes: [
    { path: 'needs', lazy: () => import('./needs-page.tsx') },
    { path: 'needs/new', lazy: () => import('./door-page.tsx') },
    // Wherever a need is registered from, it comes through the front door.
    { path: 'new/need', lazy: () => import('./door-page.tsx') },
  ],
  nav: [
    {
      to: '/needs',
      label: 'need.title',
      icon: LightBulbIcon,
      order: 15,
      permission: 'matter.read',
      letter: 'n',
      phone: true,
    },
  ],
  commands: [{ label: 'need.door.title', to: '/needs/new', permission: 'matter.create' }],
  matterParts: [
    {
      id: 'need-support',
      kinds: ['need'],
      place: 'top',
      order: 10,
      load: () => import('./support-part.tsx'),
    },
    { id: 'need-handle', kinds: ['need'], place: 'top', order: 20, load: () => import('./handle-part.tsx') },
  ],
  workParts: [{ id: 'need-waiting', order: 30, load: () => import('./waiting-part.tsx') }],
};
