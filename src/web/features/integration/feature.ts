import type { Feature } from '../../shared/feature.ts';

/** Outgoing webhooks and channels of chat tools: whom the product tells, and how it goes. */
export const integrationFeature: Feature = {
  routes: [
    { path: 'settings/channels', lazy: () => import('./channels-page.tsx') },
    { path: 'settings/channels/:id', lazy: () => import('./channel-page.tsx') },
    { path: 'settings/webhooks', lazy: () => import('./webhooks-page.tsx') },
    { path: 'settings/webhooks/:id', lazy: () => import('./webhook-page.tsx') },
  ],
  settings: [
    { to: '/settings/channels', label: 'integration.channels', order: 43, permission: 'channel.edit' },
    { to: '/settings/webhooks', label: 'integration.title', order: 45, permission: 'webhook.edit' },
  ],
  commands: [
    { label: 'integration.channels', to: '/settings/channels', permission: 'channel.edit' },
    { label: 'integration.title', to: '/settings/webhooks', permission: 'webhook.edit' },
  ],
};
