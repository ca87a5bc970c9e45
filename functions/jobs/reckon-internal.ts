import { yearOf, type Day, type Year } from '#shared/day.ts'
import type { Data } from '../data/index.ts'

/** How many years are reckoned while whoever asks waits: this one and those to come. */
const AT_ONCE = 4

/** The years, this one and those that have costs or in which something is taken into use, that show other allocation and investments than there are now. */
async function internalStale(data: Data, today: Day): Promise<Year[]> {
  const [totals, { items }, internalIn] = await Promise.all([
    data.costs.totals(),
    data.investments.now(),
    data.costs.internal(),
  ])
  const begun = items.map(({ inUse }) => yearOf(inUse))
  const years = [...new Set([yearOf(today), ...totals.map(({ year }) => year), ...begun])]
  const stale = await Promise.all(
    years.map(async year => ((await data.costs.head(year))?.from.internal ?? '') !== internalIn(year).mark),
  )
  return years.filter((_, i) => stale[i]).toSorted((a, b) => a - b)
}

/** Reckons this year and those to come with what is divided and invested now; answers the earlier years that are left. */
export async function planInternal(data: Data, today: Day): Promise<Year[]> {
  const stale = await internalStale(data, today)
  const coming = stale.filter(year => year >= yearOf(today)).slice(0, AT_ONCE)
  for (const year of coming) await data.costs.plan(year)
  return stale.filter(year => !coming.includes(year))
}

/** The night's work: what a stop has left, and what follows from an object that has left the register. Answers how many years. */
export async function reckonInternal(data: Data, day: Day): Promise<number> {
  const stale = await internalStale(data, day)
  for (const year of stale) await data.costs.plan(year)
  return stale.length
}
