import type { Feature } from '../../shared/feature.ts';

/** Innsyn, retention and personal data: giving matters out, and taking out what is no longer to be held. */
export const disclosureFeature: Feature = {
  routes: [
    { path: 'matters/:key/disclosure', lazy: () => import('./draft-page.tsx') },
    { path: 'matters/:key/erasure', lazy: () => import('./erasure-page.tsx') },
    { path: 'settings/disclosures', lazy: () => import('./disclosures-page.tsx') },
    { path: 'settings/retention', lazy: () => import('./retention-page.tsx') },
    { path: 'settings/retention/:kind', lazy: () => import('./due-page.tsx') },
    { path: 'settings/people', lazy: () => import('./people-page.tsx') },
    { path: 'settings/people/:id', lazy: () => import('./person-page.tsx') },
  ],
  matterParts: [
    { id: 'disclosure', place: 'head', order: 90, load: () => import('./disclosure-button.tsx') },
  ],
  settings: [
    {
      to: '/settings/people',
      label: 'disclosure.people.title',
      order: 32,
      permission: 'disclosure.personRead',
    },
    { to: '/settings/disclosures', label: 'disclosure.title', order: 41, permission: 'disclosure.read' },
    {
      to: '/settings/retention',
      label: 'disclosure.retention.title',
      order: 42,
      permission: 'disclosure.personRead',
    },
  ],
  commands: [
    { label: 'disclosure.title', to: '/settings/disclosures', permission: 'disclosure.read' },
    { label: 'disclosure.retention.title', to: '/settings/retention', permission: 'disclosure.personRead' },
    { label: 'disclosure.people.title', to: '/settings/people', permission: 'disclosure.personRead' },
  ],
};
