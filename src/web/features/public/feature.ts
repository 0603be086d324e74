import type { Feature } from '../../shared/feature.ts';

/** The public pages are rendered on the server (`src/web/ssr`); the shell has none of them. */
export const publicFeature: Feature = { routes: [] };
