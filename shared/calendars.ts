import * as z from 'zod'
import type { PersonActor } from './actor.ts'
import { Day, type Year } from './day.ts'
import { onListOf } from './deadline-work.ts'
import { deadlineId, holdersOn, MUNICIPALITY, type Deadline } from './deadlines.ts'
import type { DayEvent } from './ical.ts'
import type { Register } from './to-do.ts'
import { resolve, wheelOf, type Wheel } from './wheel.ts'

/** A person's calendar feed: its address is known by its hash alone. `wheel`: the municipality's whole wheel beside one's own deadlines. */
export const Calendar = z.object({ person: z.string().min(1), hash: z.string(), wheel: z.boolean(), since: Day })
export type Calendar = z.infer<typeof Calendar>

export const CalendarChoice = Calendar.pick({ wheel: true })

/** The municipality's events of those years, as days in a calendar. */
export function wheelDays(wheels: Wheel[], years: Year[], at: { municipality: string; origin: string }): DayEvent[] {
  return years.flatMap(year =>
    resolve(wheelOf(wheels, year) ?? { year, events: [] }).map(event => ({
      uid: `${at.municipality}-wheel-${year}-${event.id}@jarnkoll`,
      ...{ day: event.on, title: event.name, text: '', revision: 0 },
      url: `${at.origin}/${at.municipality}/wheel?year=${year}`,
    })),
  )
}

/** The deadlines on a person's list, as days in a calendar: a moved one is the same event on another day. */
export function deadlineDays(
  deadlines: (Deadline & { revision: number })[],
  actor: PersonActor,
  { model, objects, assignments, people }: Register,
  { today, origin }: { today: Day; origin: string },
): DayEvent[] {
  const names = new Map(objects.map(({ id, name }) => [id, name]))
  const holdersOf = holdersOn(model, assignments, today, people)
  return deadlines
    .filter(d => d.state === 'open' && onListOf(holdersOf, d, actor))
    .map(d => ({
      uid: `${actor.municipality}-${d.year}-${deadlineId(d).replaceAll(/[^\w-]/g, '.')}@jarnkoll`,
      ...{ day: d.day, title: d.title, revision: d.revision },
      text: d.scope === MUNICIPALITY ? '' : (names.get(d.scope) ?? ''),
      url: `${origin}/${actor.municipality}`,
    }))
}
