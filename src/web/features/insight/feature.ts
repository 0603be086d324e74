import type { Feature } from '../../shared/feature.ts';

/** How this feature plugs into the shell. */
export const insightFeature: Feature = { routes: [] };
