import type { Feature } from '../../shared/feature.ts';

/** See the module of the same name. */
export const okrFeature: Feature = { routes: [] };
