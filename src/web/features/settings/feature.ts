import type { Feature } from '../../shared/feature.ts';

/** Settings: one's own profile and tokens; members and roles; the audit trail; the API's reference. */
export const settingsFeature: Feature = {
  routes: [
    { path: 'settings', lazy: () => import('./profile-page.tsx') },
    { path: 'settings/tokens', lazy: () => import('./tokens-page.tsx') },
    { path: 'settings/members', lazy: () => import('./members-page.tsx') },
    { path: 'settings/audit', lazy: () => import('./audit-page.tsx') },
    { path: 'api/docs', lazy: () => import('./api-docs-page.tsx') },
  ],
  settings: [
    { to: '/settings', label: 'settings.profile', order: 10 },
    { to: '/settings/tokens', label: 'settings.tokens', order: 20, permission: 'token.edit' },
    { to: '/settings/members', label: 'settings.members', order: 30, permission: 'directory.read' },
    { to: '/settings/audit', label: 'settings.audit', order: 40, permission: 'audit.read' },
    { to: '/api/docs', label: 'settings.api', order: 50 },
  ],
  commands: [
    { label: 'settings.tokens', to: '/settings/tokens', permission: 'token.edit' },
    { label: 'settings.members', to: '/settings/members', permission: 'directory.read' },
    { label: 'settings.audit', to: '/settings/audit', permission: 'audit.read' },
    { label: 'settings.api', to: '/api/docs' },
  ],
};
