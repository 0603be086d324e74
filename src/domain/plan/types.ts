/** Satsningsforslag (to the ministry) and virksomhetsplan (of the year). */
export const planTypes = ['budgetProposal', 'yearPlan'] as const;
/** Frozen: as it was sent. */
export const planStates = ['open', 'frozen'] as const;
