import type { Feature } from '../../shared/feature.ts';

/** Guiding documents, their numbered demands, and what answers them. */
export const demandFeature: Feature = {
  routes: [
    { path: 'guiding-documents', lazy: () => import('./documents-page.tsx') },
    { path: 'guiding-documents/new', lazy: () => import('./new-document-page.tsx') },
    { path: 'guiding-documents/:key', lazy: () => import('./document-page.tsx') },
    { path: 'new/demand', lazy: () => import('./new-demand-page.tsx') },
    { path: 'demands', lazy: () => import('./demands-page.tsx') },
    { path: 'demands/unanswered', lazy: () => import('./unanswered-page.tsx') },
  ],
  matterParts: [
    {
      id: 'demand-answers',
      kinds: ['demand'],
      place: 'top',
      order: 10,
      load: () => import('./answers-part.tsx'),
    },
  ],
  commands: [
    { label: 'process.demand.new', to: '/new/demand', permission: 'portfolio.edit' },
    { label: 'demand.unanswered', to: '/demands/unanswered', permission: 'portfolio.read' },
    { label: 'demand.newDocument', to: '/guiding-documents/new', permission: 'portfolio.edit' },
  ],
  listViews: [
    {
      kind: 'initiative',
      to: '/guiding-documents',
      label: 'demand.documents',
      order: 60,
      permission: 'portfolio.read',
    },
    {
      kind: 'demand',
      to: '/demands/unanswered',
      label: 'demand.unanswered',
      order: 10,
      permission: 'portfolio.read',
    },
    {
      kind: 'demand',
      to: '/guiding-documents',
      label: 'demand.documents',
      order: 20,
      permission: 'portfolio.read',
    },
  ],
};
