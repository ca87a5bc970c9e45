import * as z from 'zod'
import { addDays, Day, monthDay, weekday } from './day.ts'
import { isWorkingDay } from './holidays.ts'

/** MM-DD, a day that there is in some year: 29 February too. */
export const MonthDay = z.string().refine(mmdd => Day.safeParse(`2000-${mmdd}`).success)

/** Third Thursday of May, last Friday of August. `nth` is -1 for the last; `weekday` 1 is Monday. */
const NthWeekday = z.strictObject({
  nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
  weekday: z.int().min(1).max(7),
  month: z.int().min(1).max(12),
})

/** So many days, or working days, after another event of the wheel; before it when negative. */
const Offset = z.strictObject({
  from: z.string().min(1),
  days: z.int().min(-366).max(366),
  working: z.boolean().default(false),
})

/** When in the year: a fixed day (29 February is the 28th in other years than leap years), a weekday of a month, or so long from another event. */
export const DayRule = z.union([MonthDay, NthWeekday, Offset])
export type DayRule = z.infer<typeof DayRule>

/** The event that a rule leans on. */
export const leansOn = (rule: DayRule): string | undefined =>
  typeof rule === 'object' && 'from' in rule ? rule.from : undefined

/** The rule's day in a year, before it is rolled; `dayOf` gives the day of the event that it leans on, if there is one. */
export function dayBy(rule: DayRule, year: number, dayOf: (event: string) => Day | undefined): Day | undefined {
  if (typeof rule === 'string') return monthDay(year, rule)
  if ('from' in rule) {
    const base = dayOf(rule.from)
    return base && (rule.working ? addWorkingDays(base, rule.days) : addDays(base, rule.days))
  }
  return nthWeekday(year, rule)
}

function nthWeekday(year: number, { nth, weekday: wanted, month }: z.infer<typeof NthWeekday>): Day {
  const first: Day = `${year}-${String(month).padStart(2, '0')}-01`
  if (nth > 0) return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1))
  const next: Day = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  const last = addDays(next, -1)
  return addDays(last, -((weekday(last) - wanted + 7) % 7))
}

/** So many working days from a day, which does not count itself. */
function addWorkingDays(from: Day, days: number): Day {
  let day = from
  for (let left = Math.abs(days); left > 0;) {
    day = addDays(day, Math.sign(days))
    if (isWorkingDay(day)) left -= 1
  }
  return day
}
