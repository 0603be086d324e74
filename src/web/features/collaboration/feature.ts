import type { Feature } from '../../shared/feature.ts';
import { Bell } from './bell.tsx';

/** Nodes without a process that people talk about. */
const places = ['meeting', 'planList'] as const;

/** Notices, what one follows, and files at matters. */
export const collaborationFeature: Feature = {
  routes: [
    { path: 'notices', lazy: () => import('./notices-page.tsx') },
    { path: 'notices/settings', lazy: () => import('./settings-page.tsx') },
  ],
  topBar: [{ id: 'bell', order: 10, Part: Bell }],
  matterParts: [
    { id: 'watch', place: 'head', order: 10, load: () => import('./watch-button.tsx') },
    { id: 'attachments', place: 'main', order: 90, load: () => import('./attachments.tsx') },
  ],
  nodeParts: [
    { id: 'watch', kinds: places, place: 'head', order: 10, load: () => import('./node-watch.tsx') },
    { id: 'talk', kinds: places, place: 'foot', order: 10, load: () => import('./talk.tsx') },
  ],
  workParts: [
    { id: 'mentions', order: 5, load: () => import('./mentions-part.tsx') },
    { id: 'watched', order: 60, load: () => import('./watched.tsx') },
  ],
  settings: [{ to: '/notices/settings', label: 'collaboration.settings', order: 15 }],
  commands: [
    { label: 'collaboration.notices', to: '/notices' },
    { label: 'collaboration.choose', to: '/notices/settings' },
  ],
};
