import { InboxIcon } from '@navikt/aksel-icons';
import type { Feature } from '../../shared/feature.ts';

/** The first page: what waits for whoever looks. */
export const workFeature: Feature = {
  routes: [{ index: true, lazy: () => import('./work-page.tsx') }],
  nav: [{ to: '/', label: 'work.title', icon: InboxIcon, order: 10, letter: 'w', phone: true }],
};
