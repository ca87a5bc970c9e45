import { sum } from '#shared/money.ts'

/** How much is there on average, in whole per cent. */
export const averageOf = (rows: { complete: number }[]): number =>
  rows.length === 0 ? 0 : Math.floor(sum(rows.map(row => row.complete)) / rows.length)
