import type { Day } from '#shared/day.ts'
import { handsMark } from '#shared/ledgers/hands.ts'
import type { Message } from '../platform/queue.ts'
import type { Data } from './index.ts'

/** What asks a worker to reckon years' costs anew. */
export const reckonings = (scope: string, day: Day, years: number[]): Message[] =>
  years.map(year => ({ job: 'place-costs', scope, day, item: String(year) }))

/** Is what a year shows made of how things are placed, invested and divided now? */
export async function isCurrent(data: Data, year: number): Promise<boolean> {
  const [about, placing, hands, internalIn] = await Promise.all([
    data.costs.head(year),
    data.placing.now(),
    data.placed(year).list(),
    data.costs.internal(),
  ])
  if (!about) return true
  if (about.from.internal !== internalIn(year).mark) return false
  if (about.from.ledgers.length === 0) return true
  return about.from.placing === placing.revision && about.from.hands === handsMark(hands)
}

/** The years that ledgers have been read in for, the latest first. */
export async function yearsWithLedgers(data: Data): Promise<number[]> {
  const done = (await data.ledgers.list()).filter(({ state }) => state === 'done')
  return [...new Set(done.flatMap(({ choice }) => choice?.year ?? []))].toSorted((a, b) => b - a)
}

/** Those of them whose costs wait to be reckoned anew. */
export async function staleYears(data: Data): Promise<number[]> {
  const years = await yearsWithLedgers(data)
  const current = await Promise.all(years.map(year => isCurrent(data, year)))
  return years.filter((_, i) => !current[i])
}
