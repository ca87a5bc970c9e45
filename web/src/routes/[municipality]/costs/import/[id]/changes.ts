import type { LedgerCheck } from '#shared/ledgers/check.ts'

/** More than a tenth, either way, is worth a look. */
const MUCH = 0.1

export type Changed = LedgerCheck['objects'][number]
/** Objects whose actual changes much, the largest change first. */
export const changesOf = ({ objects }: LedgerCheck): Changed[] =>
  objects
    .filter(({ from, to }) => Math.abs(to - from) > Math.abs(from) * MUCH)
    .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
