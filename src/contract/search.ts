/** Routes of the module. */
export const searchRoutes = {};
