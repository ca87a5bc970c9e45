/** How far a plan has come, from the first to the last. */
export const planStates = ['none', 'draft', 'submitted', 'approved', 'reviewed'] as const

/** How an object may stand, from good to unknown. */
export const statuses = ['ok', 'warn', 'bad', 'na'] as const
