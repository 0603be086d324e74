import type { Feature } from '../../shared/feature.ts';

/** Outgoing webhooks: whom the product tells, and how the deliveries go. */
export const integrationFeature: Feature = {
  routes: [
    { path: 'settings/webhooks', lazy: () => import('./webhooks-page.tsx') },
    { path: 'settings/webhooks/:id', lazy: () => import('./webhook-page.tsx') },
  ],
  settings: [{ to: '/settings/webhooks', label: 'integration.title', order: 45, permission: 'webhook.edit' }],
  commands: [{ label: 'integration.title', to: '/settings/webhooks', permission: 'webhook.edit' }],
};
