import { termOn, type Contract } from './contracts.ts'
import { addDays, yearOf, type Day } from './day.ts'

/**
 * The contract's last notice days in those years, of each term that is prolonged by itself too, and its last day, once
 * no term follows. Whether the days have passed does not matter.
 */
export function contractDays(contract: Contract, years: readonly number[]): { notice: Day[]; end?: Day } {
  const notice: Day[] = []
  const last = Math.max(...years)
  for (let day: Day = `${Math.min(...years)}-01-01`; ;) {
    const term = termOn(contract, day)
    if (!term) return { notice }
    if (years.includes(yearOf(term.lastNotice)) && !notice.includes(term.lastNotice)) notice.push(term.lastNotice)
    if (term.next === undefined) return { notice, ...(years.includes(yearOf(term.end)) && { end: term.end }) }
    if (yearOf(term.lastNotice) > last) return { notice }
    day = addDays(term.lastNotice, 1)
  }
}
