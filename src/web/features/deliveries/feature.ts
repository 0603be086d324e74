import { PackageIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** How this feature plugs into the shell. */
export const deliveriesFeature: Feature = {
  routes: [
    { path: 'deliveries', lazy: () => import('./list-page.tsx') },
    { path: 'deliveries/calendar', lazy: () => import('./calendar-page.tsx') },
    { path: 'deliveries/now', lazy: () => import('./now-page.tsx') },
    { path: 'deliveries/trackers', lazy: () => import('./trackers-page.tsx') },
    { path: 'deliveries/imports', lazy: () => import('./imports-page.tsx') },
    { path: 'deployments/:key', lazy: () => import('./deployment-page.tsx') },
    { path: 'applications/:key', lazy: () => import('./application-page.tsx') },
  ],
  nav: [
    {
      to: '/deliveries',
      label: 'deliveries.nav',
      icon: PackageIcon,
      order: 50,
      permission: 'deployment.read',
      letter: 'l',
      also: ['/deployments', '/applications'],
      phone: true,
    },
  ],
  commands: [
    { label: 'deliveries.section.calendar', permission: 'deployment.read', to: '/deliveries/calendar' },
    { label: 'deliveries.now.title', permission: 'deployment.read', to: '/deliveries/now' },
    { label: 'deliveries.trackers.title', permission: 'deployment.read', to: '/deliveries/trackers' },
    { label: 'deliveries.imports.title', permission: 'deployment.read', to: '/deliveries/imports' },
  ],
};
