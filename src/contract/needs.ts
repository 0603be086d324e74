/** Routes of the module. */
export const needRoutes = {};
