/** Routes of the module. */
export const integrationRoutes = {};
