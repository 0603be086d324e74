import type { Feature } from '../../shared/feature.ts';

/** Innsyn: giving matters out as they stood, and what has been given out. */
export const disclosureFeature: Feature = {
  routes: [
    { path: 'matters/:key/disclosure', lazy: () => import('./draft-page.tsx') },
    { path: 'settings/disclosures', lazy: () => import('./disclosures-page.tsx') },
  ],
  matterParts: [
    { id: 'disclosure', place: 'head', order: 90, load: () => import('./disclosure-button.tsx') },
  ],
  settings: [
    { to: '/settings/disclosures', label: 'disclosure.title', order: 41, permission: 'disclosure.read' },
  ],
  commands: [{ label: 'disclosure.title', to: '/settings/disclosures', permission: 'disclosure.read' }],
};
