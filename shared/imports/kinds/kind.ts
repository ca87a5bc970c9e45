import type * as z from 'zod'
import type { Actor } from '../../actor.ts'
import type { Assignment } from '../../assignments.ts'
import type { Contract } from '../../contracts.ts'
import type { Day } from '../../day.ts'
import type { Model } from '../../model.ts'
import type { ManagedObject } from '../../objects.ts'
import type { Person } from '../../people.ts'
import { may, type Verb } from '../../permissions.ts'
import type { System } from '../../systems.ts'
import type { Entity, Fields, Lists, Value } from '../fields.ts'
import type { RowRules } from '../row.ts'
import type { Finding } from '../unique.ts'

/** The municipality's register, as far as imports look at it. */
type Saved<T> = T & { revision: number }
export type Register = {
  model: Model
  objects: Saved<ManagedObject>[]
  systems: Saved<System>[]
  contracts: Saved<Contract>[]
  people: Saved<Person>[]
  assignments: Saved<Assignment>[]
  /** Those of the people who have an account, or are invited to one. */
  members: string[]
}

type Values = Readonly<Record<string, Value | undefined>>

/** How one kind of thing is imported: its columns, what there is already, and what its rows become. */
export type Imported = {
  file: Fields
  existing: Entity[]
  /** One of them as a row of the file. */
  row(of: object): Entity
  lists: Lists
  check: RowRules['check']
  /** What is there now of the one that a row is about, as it was read. */
  before(id: string): (object & { revision: number }) | undefined
  /** The entity that a row makes: `before` is what there is, `values` what the row gives. */
  entity(values: Values, before: object | undefined, id: string, today: Day): object
  schema: z.ZodType<object>
}

/** Who reads a file in may do no more than on the pages: on every object that the row is about or leaves. */
export const yours = (actor: Actor, verb: Verb, field: string, ...objects: (Value | undefined)[]): Finding[] =>
  [...new Set(objects.filter(object => typeof object === 'string'))].every(object => may(actor, verb, object))
    ? []
    : [{ field, reason: { id: 'not_yours', params: {} } }]

/** Whoever a row chooses is here on the day from which they are needed; one who stands there already stays. */
export function hasGone(
  people: Person[],
  field: string,
  chosen: Value | undefined,
  from: Day,
  before?: Value | undefined,
): Finding[] {
  const person = chosen === before ? undefined : people.find(({ id }) => id === chosen)
  return person?.lastDay !== undefined && person.lastDay < from
    ? [{ field, reason: { id: 'gone', params: { name: person.name, day: person.lastDay } } }]
    : []
}

/** What a row gives, without what it leaves empty. */
export const given = (values: Values): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(values).filter((of): of is [string, Value] => of[1] !== null && of[1] !== undefined),
  )

/** What the schema would not take, said at its field: the last word, when no rule of a field has spoken. */
export function unaccepted(
  schema: z.ZodType,
  entity: object,
  { fields }: Fields,
  after: Omit<Entity, 'id'>,
): Finding[] {
  const issues = schema.safeParse(entity).error?.issues ?? []
  return issues.map(({ path }) => {
    const field = path.findLast(part => fields.some(f => f.id === part)) ?? fields[1]!.id
    return {
      field: String(field),
      reason: { id: 'not_accepted', params: { text: String(after[String(field)] ?? '') } },
    }
  })
}

/** A period that ends before it begins, said at its end. */
export const period = (after: Omit<Entity, 'id'>, from: string, to: string): Finding[] => {
  const [begins, ends] = [after[from], after[to]]
  return typeof begins === 'string' && typeof ends === 'string' && ends < begins
    ? [{ field: to, reason: { id: 'ends_before', params: { from: begins } } }]
    : []
}
