/** Routes of the module. */
export const collaborationRoutes = {};
