/** Routes of the module. */
export const planRoutes = {};
