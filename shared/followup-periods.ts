import * as z from 'zod'
import { addDays, Day, Year, type Day as DayOf } from './day.ts'
import { Period } from './followups.ts'
import type { Model } from './model.ts'
import { eventsAbout, type Wheel } from './wheel.ts'

/** MM-DD that each period goes to. */
const ends = { Q1: '03-31', T1: '04-30', Q2: '06-30', T2: '08-31', Q3: '09-30', year: '12-31' } as const
/** The periods that a model follows up, in order. */
export const askedPeriods: Record<Model['periods'], Period[]> = {
  tertials: ['T1', 'T2', 'year'],
  quarters: ['Q1', 'Q2', 'Q3', 'year'],
}
/** Days that a period is answered in when the wheel has no event about it. */
const WITHOUT_EVENT = 25

/** A period with its days: `ends` is its last, from `opens` it is written, by `due` it is submitted, from `locks` it is locked. */
export type PeriodDays = { period: Period; ends: DayOf; opens: DayOf; due: DayOf; locks: DayOf; event?: string }

/** The last day of a period: what is answered is how it was then. */
export const endOf = (year: Year, period: Period): DayOf => `${year}-${ends[period]}`

/**
 * A year's periods, as the model has them. A period is due on the day of the wheel's event about it: the first one with
 * a follow-up to make from the period's end to the next one's. It opens when the event's work begins, or else the day
 * after its end, and locks so many days after it is due.
 */
export function periodsOf(
  model: Pick<Model, 'periods' | 'lockAfterDays'>,
  wheels: Wheel[],
  year: Year,
): [PeriodDays, ...PeriodDays[]] {
  const turning = eventsAbout(wheels, year).filter(event => event.action === 'followup')
  const days = askedPeriods[model.periods].map((period, i, all): PeriodDays => {
    const last = endOf(year, period)
    const next = i + 1 < all.length ? endOf(year, all[i + 1]!) : addDays(last, 365)
    const event = turning.find(({ on }) => on > last && on <= next)
    const due = event?.on ?? addDays(last, WITHOUT_EVENT)
    const opens = event?.begins && event.begins > last ? event.begins : addDays(last, 1)
    const locks = addDays(due, model.lockAfterDays)
    return { period, ends: last, opens, due, locks, ...(event && { event: event.id }) }
  })
  return days as [PeriodDays, ...PeriodDays[]]
}

/** The period to go on with: the last that has opened, or else the first. */
export const currentOf = (days: [PeriodDays, ...PeriodDays[]], today: DayOf): PeriodDays =>
  days.findLast(({ opens }) => opens <= today) ?? days[0]

/** What the modellansvarig has decided of one period: closed before its day, or open again for an object. */
export const Round = z.object({
  year: Year,
  period: Period,
  /** Locked from this day, whatever the wheel says. */
  closedOn: Day.optional(),
  closedBy: z.string().optional(),
  reopened: z
    .array(
      z.object({
        object: z.string(),
        /** Its last open day. */
        until: Day,
        reason: z.string().trim().min(1).max(500),
        by: z.string(),
        on: Day,
      }),
    )
    .max(400)
    .default([]),
  remindedOn: Day.optional(),
})
export type Round = z.infer<typeof Round>

/** The day from which an object's follow-up of a period is locked. */
export function lockedFrom(days: Pick<PeriodDays, 'locks'>, round: Round | undefined, object: string): DayOf {
  const again = round?.reopened.filter(of => of.object === object).map(({ until }) => addDays(until, 1)) ?? []
  const closed = round?.closedOn && round.closedOn < days.locks ? round.closedOn : days.locks
  return [closed, ...again].toSorted().at(-1)!
}
