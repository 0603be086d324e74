import type { Feature } from '../../shared/feature.ts';

/** Search over everything, saved views, calendar feeds. */
export const searchFeature: Feature = {
  routes: [
    { path: 'search', lazy: () => import('./search-page.tsx') },
    { path: 'settings/views', lazy: () => import('./views-page.tsx') },
    { path: 'settings/calendars', lazy: () => import('./calendars-page.tsx') },
  ],
  settings: [
    { to: '/settings/views', label: 'search.views', order: 12, permission: 'view.edit' },
    { to: '/settings/calendars', label: 'search.calendars', order: 14, permission: 'view.edit' },
  ],
  commands: [
    { label: 'search.title', to: '/search' },
    { label: 'search.views', to: '/settings/views', permission: 'view.edit' },
    { label: 'search.calendars', to: '/settings/calendars', permission: 'view.edit' },
  ],
};
