import type { ServeModule } from '../../platform/http/module.ts';

/** Serves the module's routes. */
export const servePlans: ServeModule = () => {};
