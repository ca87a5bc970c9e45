import { yearOf, type Day, type Year } from './day.ts'
import type { Deadline } from './deadlines.ts'
import { askedPeriods } from './followup-periods.ts'
import type { Period } from './followups.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { holderNames, type HolderName } from './role-names.ts'
import { resolve, wheelOf, type ResolvedEvent, type Wheel } from './wheel.ts'

/** An event with how many deadlines it has given, and how many of them are done. */
export type EventLine = ResolvedEvent & { deadlines: number; done: number }

/** A year's wheel, and what its events may be about. `years`: last, this and next year, when there was a wheel. */
export type WheelPage = {
  year: Year
  years: Year[]
  /** 0: the year has no wheel of its own yet. */
  revision: number
  events: EventLine[]
  holders: HolderName[]
  periods: Period[]
  objects: Pick<ManagedObject, 'id' | 'name'>[]
}

type Input = {
  wheels: (Wheel & { revision: number })[]
  deadlines: Deadline[]
  objects: Pick<ManagedObject, 'id' | 'name'>[]
  model: Pick<Model, 'roles' | 'periods'>
}

/** Undefined when there was no wheel in that year. */
export function wheelPage({ wheels, deadlines, objects, model }: Input, year: Year, today: Day): WheelPage | undefined {
  const turning = wheelOf(wheels, year)
  if (!turning) return undefined
  const byRule = Map.groupBy(deadlines, ({ rule }) => rule)
  return {
    year,
    years: [-1, 0, 1].map(n => yearOf(today) + n).filter(of => wheelOf(wheels, of)),
    revision: wheels.find(of => of.year === year)?.revision ?? 0,
    events: resolve(turning).map(event => {
      const of = byRule.get(event.id) ?? []
      return { ...event, deadlines: of.length, done: of.filter(({ state }) => state === 'done').length }
    }),
    holders: holderNames(model),
    periods: askedPeriods[model.periods],
    objects: objects.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
  }
}
