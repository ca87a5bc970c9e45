import { yearOf, type Day } from '#shared/day.ts'
import type { Data } from '../data/index.ts'

/** How many years of costs follow what staff cost is reckoned by. */
const YEARS = 3

/** This year's costs, and those of later years that have any, with staff cost as it is calculated now; answers how many years became otherwise. */
export async function planStaff(data: Data, today: Day): Promise<number> {
  const year = yearOf(today)
  const later = (await data.costs.totals()).map(total => total.year).filter(of => of > year)
  const years = [year, ...[...new Set(later)].toSorted((a, b) => a - b)].slice(0, YEARS)
  let changed = 0
  for (const of of years) if (await data.costs.plan(of)) changed += 1
  return changed
}

/** The night's work: who holds what has moved since, and a role moved yesterday costs its new object today. */
export const reckonStaff = async (data: Data, day: Day): Promise<number> =>
  (await data.staffTerms())?.lkp.length ? planStaff(data, day) : 0
