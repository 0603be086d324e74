import type { Feature } from '../../shared/feature.ts';

/** Lists that go out as documents: budget proposals to the ministry and plans of a year. */
export const planFeature: Feature = {
  routes: [
    { path: 'plans', lazy: () => import('./plans-page.tsx') },
    { path: 'plans/:key', lazy: () => import('./plan-page.tsx') },
  ],
  commands: [{ label: 'plan.title', permission: 'plan.read', to: '/plans' }],
  listViews: [{ kind: 'initiative', to: '/plans', label: 'plan.title', order: 50, permission: 'plan.read' }],
};
