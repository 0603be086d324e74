import type { Feature } from '../../shared/feature.ts';

/** Objectives and key results of initiatives: how they stand, measuring them, and what is due. */
export const okrFeature: Feature = {
  routes: [
    { path: 'key-results', lazy: () => import('./list-page.tsx') },
    { path: 'new/keyResult', lazy: () => import('./new-key-result-page.tsx') },
  ],
  matterParts: [
    {
      id: 'okr',
      kinds: ['initiative'],
      place: 'main',
      order: 10,
      links: ['measures.down'],
      load: () => import('./initiative-part.tsx'),
    },
    {
      id: 'measurements',
      kinds: ['keyResult'],
      place: 'top',
      order: 10,
      load: () => import('./key-result-part.tsx'),
    },
  ],
  commands: [{ label: 'process.keyResult.new', to: '/new/keyResult', permission: 'matter.create' }],
  workParts: [{ id: 'measurements', order: 30, load: () => import('./due-part.tsx') }],
  listViews: [
    {
      kind: 'initiative',
      to: '/key-results',
      label: 'okr.list',
      order: 65,
      permission: 'matter.read',
    },
  ],
};
