import * as z from 'zod'
import { Level, Side } from './actor.ts'
import { changed, changeOf } from './change.ts'
import { Day, monthDay, Year, yearOf } from './day.ts'
import { dayBy, DayRule, leansOn, MonthDay } from './day-rules.ts'
import { roll } from './holidays.ts'
import { Refusal } from './refusal.ts'

/** Ring of the wheel, outermost first: the municipality's process, plan, follow-up, contracts and systems. */
const Band = z.enum(['budget', 'plan', 'followup', 'contracts'])

/** Days before a deadline when its holders are reminded. */
export const Remind = z.array(z.int().min(0).max(400)).max(6)
/** When holders are reminded of an event that does not say. */
const REMIND = [14, 3]

/** What a deadline needs to be done: somebody's tick, what is to be handed in, or an approval. */
export const Needs = z.enum(['tick', 'report', 'approval'])

/** For one object an event falls on another day; without one it does not fall at all. */
const Exception = z.strictObject({ object: z.string().min(1), day: MonthDay.optional() })

/** Händelse: a rule of the year. Each creates one deadline per scope and year for the holders of a role. */
export const WheelEvent = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  band: Band,
  day: DayRule,
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
  /** Without it a tick. */
  needs: Needs.optional(),
  /** The period that the follow-up is of. */
  period: z.string().trim().min(1).max(20).optional(),
  remind: Remind.optional(),
  exceptions: z.array(Exception).max(200).optional(),
})
export type WheelEvent = z.infer<typeof WheelEvent>

/** Årshjul of one year. A year without a wheel of its own turns by the latest earlier one. */
export const Wheel = z.object({ year: Year, events: z.array(WheelEvent).max(100) })
export type Wheel = z.infer<typeof Wheel>

/** An event with its days in the wheel's year: `on` is the deadline's day, rolled off days when nobody works. */
export type ResolvedEvent = WheelEvent & { on: Day; begins?: Day }

/** When holders are reminded of the event. */
export const remindOf = ({ remind }: Pick<WheelEvent, 'remind'>): number[] => remind ?? REMIND

/** An event's day by its rule, and the day that it was rolled to. */
type Found = { plain: Day; on: Day }

/**
 * The wheel's events in the order of the year; for an object with its exceptions, also those that lean on them.
 * What leans on nothing that there is falls on no day.
 */
export function resolve(wheel: Wheel, object?: string): ResolvedEvent[] {
  const events = new Map(wheel.events.map(event => [event.id, event]))
  const days = new Map<string, Found | undefined>()
  const exceptionOf = (event: WheelEvent) => event.exceptions?.find(of => of.object === object)
  const dayOf = (id: string): Found | undefined => {
    const event = events.get(id)
    if (!event || days.has(id)) return days.get(id)
    days.set(id, undefined)
    const plain = dayBy(exceptionOf(event)?.day ?? event.day, wheel.year, from => dayOf(from)?.on)
    const found = plain === undefined ? undefined : { plain, on: roll(plain, event.roll) }
    days.set(id, found)
    return found
  }
  return wheel.events
    .flatMap((event): ResolvedEvent[] => {
      const found = dayOf(event.id)
      const exception = exceptionOf(event)
      if (!found || (exception && !exception.day)) return []
      return [{ ...event, on: found.on, ...(event.start && { begins: beginning(event.start, found) }) }]
    })
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))
}

/** Work never begins after its day, also when the day was rolled back. */
function beginning(start: string, { plain, on }: Found): Day {
  const year = yearOf(plain)
  const begins = monthDay(start > plain.slice(5) ? year - 1 : year, start)
  return begins < on ? begins : on
}

/** The wheel that a year turns by: its own, or the latest earlier one. */
export function wheelOf(wheels: Wheel[], year: number): Wheel | undefined {
  const own = wheels.filter(w => w.year <= year).toSorted((a, b) => b.year - a.year)[0]
  return own && { ...own, year }
}

/** Events that are about a year's plans and follow-ups, in the order of time, with the year of the wheel that they turn in. */
export const eventsAbout = (wheels: Wheel[], about: Year): (ResolvedEvent & { year: Year })[] =>
  [about - 1, about, about + 1].flatMap(year => {
    const wheel = wheelOf(wheels, year)
    const events = wheel ? resolve(wheel).filter(event => year + event.about === about) : []
    return events.map(event => ({ ...event, year }))
  })

/** The events that lean on one, and those that lean on them, in the order of the wheel. */
export function followers({ events }: Pick<Wheel, 'events'>, id: string): WheelEvent[] {
  const found = new Set([id])
  const add = () =>
    events.filter(event => !found.has(event.id) && found.has(leansOn(event.day) ?? '')).map(({ id }) => found.add(id))
  while (add().length > 0);
  return events.filter(event => event.id !== id && found.has(event.id))
}

/** Every event has one day: what it leans on is in the wheel, and it does not lean on itself by way of others. */
export function assertWheel(wheel: Wheel): void {
  const names = new Map(wheel.events.map(event => [event.id, event.name]))
  for (const event of wheel.events) {
    const base = leansOn(event.day)
    if (base !== undefined && !names.has(base)) throw new Refusal('wheel_base_unknown', { name: event.name })
    if (base !== undefined && (base === event.id || followers(wheel, event.id).some(({ id }) => id === base)))
      throw new Refusal('wheel_cycle', { name: event.name, other: names.get(base)! })
  }
}

export const NewEvent = WheelEvent.omit({ id: true })
/** What is written of an event; `null` empties what may be empty. */
export const EventChange = changeOf(NewEvent).strict()
export type EventChange = z.infer<typeof EventChange>

/** The wheel with one event changed; undefined when it has no such event. Its id stays, so its deadlines move. */
export function changeEvent(wheel: Wheel, id: string, change: EventChange): Wheel | undefined {
  if (!wheel.events.some(event => event.id === id)) return undefined
  const after = {
    ...wheel,
    events: wheel.events.map(event => (event.id === id ? changed<WheelEvent>(event, change) : event)),
  }
  assertWheel(after)
  return after
}

/** The wheel with an event more. */
export function addEvent(wheel: Wheel, event: WheelEvent): Wheel {
  const after = { ...wheel, events: [...wheel.events, event] }
  assertWheel(after)
  return after
}

/** The wheel without an event, on which no other leans; undefined when it has no such event. */
export function removeEvent(wheel: Wheel, id: string): Wheel | undefined {
  const event = wheel.events.find(of => of.id === id)
  if (!event) return undefined
  const by = wheel.events.filter(of => leansOn(of.day) === id).map(({ name }) => name)
  if (by.length > 0) throw new Refusal('wheel_event_leaned_on', { name: event.name, by })
  return { ...wheel, events: wheel.events.filter(of => of.id !== id) }
}
