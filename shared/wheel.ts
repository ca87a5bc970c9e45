import * as z from 'zod'
import { changed } from './change.ts'
import { Level, Side } from './actor.ts'
import { Day, monthDay, Year } from './day.ts'
import { roll } from './holidays.ts'

/** Ring of the wheel, outermost first: the municipality's process, plan, follow-up, contracts and systems. */
const Band = z.enum(['budget', 'plan', 'followup', 'contracts'])
/** MM-DD, a day that there is in some year: 29 February too. */
const MonthDay = z.string().refine(mmdd => Day.safeParse(`2000-${mmdd}`).success)

/** Händelse: a rule of the year. Each creates one deadline per scope and year for the holders of a role. */
export const WheelEvent = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  band: Band,
  /** MM-DD. 29 February is 28 February in other years than leap years. */
  day: MonthDay,
  /** MM-DD when the work begins, the year before when it is later in the year than the day; draws the band on the wheel. */
  start: MonthDay.optional(),
  /** When the day is no working day. */
  roll: z.enum(['none', 'next', 'previous']).default('previous'),
  scope: z.enum(['municipality', 'object']),
  /** The role that should do it, by level and side. */
  holder: z.object({ level: Level, side: Side }),
  action: z.enum(['tick', 'plan', 'followup', 'staffing', 'costs']).default('tick'),
  /** Which year's plan or follow-up the event is about, relative to the wheel's year. */
  about: z.union([z.literal(-1), z.literal(0), z.literal(1)]).default(0),
})
export type WheelEvent = z.infer<typeof WheelEvent>

/** Årshjul of one year. A year without a wheel of its own turns by the latest earlier one. */
export const Wheel = z.object({ year: Year, events: z.array(WheelEvent).max(100) })
export type Wheel = z.infer<typeof Wheel>

/** An event with its days in the wheel's year: `on` is the deadline's day, rolled off days when nobody works. */
export type ResolvedEvent = WheelEvent & { on: Day; begins?: Day }

/** The wheel's events in the order of the year. */
export const resolve = (wheel: Wheel): ResolvedEvent[] =>
  wheel.events
    .map(event => {
      const on = roll(monthDay(wheel.year, event.day), event.roll)
      return { ...event, on, ...(event.start && { begins: beginning(wheel.year, event.start, event.day, on) }) }
    })
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))

/** Work never begins after its day, also when the day was rolled back. */
function beginning(year: number, start: string, day: string, on: Day): Day {
  const begins = monthDay(start > day ? year - 1 : year, start)
  return begins < on ? begins : on
}

/** The wheel that a year turns by: its own, or the latest earlier one. */
export function wheelOf(wheels: Wheel[], year: number): Wheel | undefined {
  const own = wheels.filter(w => w.year <= year).toSorted((a, b) => b.year - a.year)[0]
  return own && { ...own, year }
}

export const EventChange = z.strictObject({
  name: WheelEvent.shape.name.optional(),
  day: WheelEvent.shape.day.optional(),
  start: WheelEvent.shape.start,
})

/** The wheel with one event changed; undefined when it has no such event. Its id stays, so its deadlines move. */
export function changeEvent(wheel: Wheel, id: string, change: z.infer<typeof EventChange>): Wheel | undefined {
  if (!wheel.events.some(event => event.id === id)) return undefined
  return { ...wheel, events: wheel.events.map(event => (event.id === id ? changed(event, change) : event)) }
}
