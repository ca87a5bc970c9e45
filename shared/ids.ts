/** The ids of all of them: to ask whether one is there. */
export const idsOf = (all: { id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id))
