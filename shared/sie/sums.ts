import { sum, type Ore } from '../money.ts'

/** What one account says of one year, in öre, as the file has it. Months are `2026-04`. */
export type YearSums = {
  opening?: Ore
  closing?: Ore
  result?: Ore
  /** Rows without objects, and with. */
  months: Map<string, Ore>
  monthParts: Map<string, Ore>
  budgets: Map<string, Ore>
  budgetParts: Map<string, Ore>
}
export const noSums = (): YearSums => ({
  months: new Map(),
  monthParts: new Map(),
  budgets: new Map(),
  budgetParts: new Map(),
})

export const addTo = <K>(map: Map<K, Ore>, key: K, amount: Ore): Map<K, Ore> =>
  map.set(key, (map.get(key) ?? 0) + amount)

/**
 * Whether a month's rows with objects stand beside the row without (their sum is the account's) instead of being parts
 * of it, as the standard says. Both are written, and nothing says which: so it is the one by which more accounts come
 * to their own closing balance or result; the standard's when that tells nothing.
 */
export function partsApart(years: Iterable<YearSums>): boolean {
  let apart = 0
  let within = 0
  for (const { opening, closing, result, months, monthParts } of years) {
    const changed = result ?? (closing === undefined ? undefined : closing - (opening ?? 0))
    const [own, parts] = [sum(months.values()), sum(monthParts.values())]
    if (monthParts.size === 0 || months.size === 0 || changed === undefined || parts === 0) continue
    if (own === changed) within++
    else if (own + parts === changed) apart++
  }
  return apart > within
}

/** The account's months: its rows without objects. An account that has none has the sum of the others, as has one whose others stand beside. */
export function monthsOf(own: Map<string, Ore>, parts: Map<string, Ore>, apart: boolean): Map<string, Ore> {
  if (parts.size === 0 || (own.size > 0 && !apart)) return own
  const months = new Map(own)
  for (const [month, amount] of parts) addTo(months, month, amount)
  return months
}
