/** Routes of the module. */
export const demandRoutes = {};
