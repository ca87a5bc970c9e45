/** How many cells can be put right on the page: beyond that the file itself is where to do it. */
export const MOST_CORRECTIONS = 2_000
