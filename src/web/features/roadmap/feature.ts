import { CompassIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

const kinds = ['roadmapElement'];

/** The roadmap: coming deliveries, product by product. */
export const roadmapFeature: Feature = {
  routes: [
    { path: 'roadmap', lazy: () => import('./roadmap-page.tsx') },
    { path: 'roadmap/timeline', lazy: () => import('./timeline/timeline-page.tsx') },
    { path: 'roadmap/monday', lazy: () => import('./monday/monday-page.tsx') },
  ],
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
  commands: [
    { label: 'roadmap.newElement', to: '/new/roadmapElement', permission: 'matter.create' },
    { label: 'roadmap.openTimeline', to: '/roadmap/timeline', permission: 'matter.read' },
    { label: 'roadmap.openMonday', to: '/roadmap/monday', permission: 'matter.edit' },
  ],
  listViews: [
    { kind: 'roadmapElement', to: '/roadmap/timeline', label: 'roadmap.timeline', order: 10 },
    {
      kind: 'roadmapElement',
      to: '/roadmap/monday',
      label: 'roadmap.monday',
      order: 20,
      permission: 'matter.edit',
    },
  ],
  matterParts: [
    { id: 'roadmap-signals', kinds, place: 'top', order: 20, load: () => import('./parts/signals-part.tsx') },
    {
      id: 'roadmap-progress',
      kinds,
      place: 'aside',
      order: 10,
      load: () => import('./parts/progress-part.tsx'),
    },
    {
      id: 'roadmap-dependencies',
      kinds,
      place: 'main',
      order: 10,
      load: () => import('./parts/dependencies-part.tsx'),
    },
  ],
  workParts: [{ id: 'roadmap-waiting', order: 30, load: () => import('./parts/work-part.tsx') }],
};
