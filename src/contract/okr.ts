/** Routes of the module. */
export const okrRoutes = {};
