import type { PersonActor } from './actor.ts'
import type { Assignment } from './assignments.ts'
import { addDays, type Day } from './day.ts'
import { accountableFor, onListOf } from './deadline-work.ts'
import { deadlineId, holdersOn, isHeldBy, MUNICIPALITY, type Deadline, type HeldBy } from './deadlines.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'

/** One thing to do. The same rule on the same day for several objects is one line with several places. */
export type ToDo = Pick<Deadline, 'title' | 'day' | 'action' | 'period' | 'source' | 'entity' | 'needs'> & {
  places: { id: string; year: number; revision: number; object: string; name: string; movedByHand: boolean }[]
  /** Somebody else does it, and the actor answers for it; the name is empty when nobody has that id any longer. */
  doneBy?: string
  /** The actor does it for those who answer for it. */
  doneFor?: string[]
  /** The actor may waive it and hand it over. */
  mayDecide: boolean
}

type Saved<T> = T & { revision: number }
type Named = Pick<Person, 'id' | 'name' | 'lastDay'>
export type Register = { model: Model; objects: ManagedObject[]; assignments: Assignment[]; people?: Named[] }

/** How far ahead a thing to do is shown, in days; the whole year is in the wheel. */
const HORIZON = 100

/** Open deadlines that are late or come within the horizon. */
export const near = <D extends Deadline>(deadlines: D[], today: Day): D[] =>
  deadlines.filter(d => d.state === 'open' && d.day <= addDays(today, HORIZON))

/** Where a deadline is about. */
const placeOf = (names: Map<string, string>, d: Saved<Deadline>) => ({
  ...{ id: deadlineId(d), year: d.year, revision: d.revision, movedByHand: d.movedByHand },
  object: d.scope === MUNICIPALITY ? '' : d.scope,
  name: names.get(d.scope) ?? '',
})

/** What the actor should do, by day: what is late, and what comes within the horizon; what others do for the actor too. */
export function toDo(
  deadlines: Saved<Deadline>[],
  actor: PersonActor,
  { model, objects, assignments, people }: Register,
  today: Day,
): ToDo[] {
  if (!may(actor, 'deadline:tick')) return []
  const names = new Map(objects.map(o => [o.id, o.name]))
  const person = new Map((people ?? []).map(p => [p.id, p.name]))
  const holdersOf = holdersOn(model, assignments, today, people)
  const mine = near(deadlines, today).filter(d => onListOf(holdersOf, d, actor))
  const decides = (d: Deadline) => isHeldBy(accountableFor(holdersOf, d), actor)
  const key = (d: Deadline) => [d.day, d.rule, d.period, d.delegatedTo, decides(d)].join('#')
  const heldBy = (d: Deadline) => namesOf(accountableFor(holdersOf, d), person)
  return [...Map.groupBy(mine, key).values()]
    .map((group): ToDo => {
      const { title, day, action, period, source, entity, needs, delegatedTo } = group[0]!
      return {
        ...{ title, day, action, period, source, places: group.map(d => placeOf(names, d)) },
        ...(entity !== undefined && { entity }),
        ...(needs !== undefined && { needs }),
        ...(delegatedTo !== undefined && delegatedTo !== actor.person && { doneBy: person.get(delegatedTo) ?? '' }),
        ...(delegatedTo === actor.person && { doneFor: [...new Set(group.flatMap(heldBy))] }),
        mayDecide: decides(group[0]!),
      }
    })
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title, 'sv'))
}

const namesOf = (held: HeldBy, person: Map<string, string>) => [...held.people].flatMap(id => person.get(id) ?? [])
