/** Routes of the module. */
export const meetingRoutes = {};
