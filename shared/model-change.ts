import * as z from 'zod'
import type { Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import { CostKind, Role, Section, type Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { OwnField } from './own-fields.ts'
import type { Person } from './people.ts'
import { Refusal } from './refusal.ts'
import { systemFile } from './system-file.ts'

const id = z.string().min(1).optional()

/** The model's lists as they should be, each whole and in order. A row without an id is new; a list that is left out stays. */
export const ModelChange = z.object({
  roles: z.array(Role.extend({ id })).max(40).optional(),
  sections: z.array(Section.extend({ id })).max(40).optional(),
  costKinds: z.array(CostKind.extend({ id })).max(60).optional(),
  ownFields: z.array(OwnField.extend({ id })).max(30).optional(),
})
export type ModelChange = z.infer<typeof ModelChange>

/** The model lies in one row, and its history has it twice: this many characters fit with room to spare. */
const MOST = 100_000

/** The model after a change. Ids never change, so what is renamed is renamed everywhere; a new row gets an id. */
export function changeModel(before: Model, change: ModelChange, newId: () => string): Model {
  const after: Model = {
    ...before,
    roles: rowsAfter(before.roles, change.roles, newId).map(tidy),
    sections: rowsAfter(before.sections, change.sections, newId),
    costKinds: rowsAfter(before.costKinds, change.costKinds, newId),
    ownFields: rowsAfter(before.ownFields, change.ownFields, newId),
  }
  for (const rows of [after.roles, after.sections, after.costKinds, after.ownFields]) assertOwnNames(rows)
  if (change.ownFields) assertNoHeading(after.ownFields)
  if (JSON.stringify(after).length > MOST) throw new Refusal('too_large', { limit: '100 kB' })
  return after
}

/** How many systems an object needs says nothing about a role that is optional everywhere. */
function tidy({ fromSystems, ...role }: Role): Role {
  return role.mandatory && fromSystems !== undefined ? { ...role, fromSystems } : role
}

function rowsAfter<T extends { id: string }>(
  before: T[],
  rows: (Omit<T, 'id'> & { id?: string | undefined })[] | undefined,
  newId: () => string,
): T[] {
  if (!rows) return before
  const known = new Set(before.map(row => row.id))
  const after = rows.map(row => ({ ...row, id: row.id ?? newId() }) as T)
  if (rows.some(row => row.id !== undefined && !known.has(row.id))) throw new Refusal('not_found', {})
  if (new Set(after.map(row => row.id)).size < after.length)
    throw new Refusal('malformed', { fields: [{ path: '/id', message: 'twice' }] })
  return after
}

/** Two rows of one list never have the same name: nobody could tell them apart. */
function assertOwnNames(rows: { name: string }[]): void {
  const seen = new Set<string>()
  for (const { name } of rows) {
    const key = name.toLocaleLowerCase('sv')
    if (seen.has(key)) throw new Refusal('value_taken', { field: 'name', value: name })
    seen.add(key)
  }
}

/** An own field is not named as a column that a file of systems has already: nobody could tell which is meant. */
function assertNoHeading(fields: OwnField[]): void {
  const headings = systemFile().fields.flatMap(({ label, names }) => [label.sv, label.en, ...names])
  const taken = new Set(headings.map(heading => heading.toLocaleLowerCase('sv')))
  const twice = fields.find(({ name }) => taken.has(name.toLocaleLowerCase('sv')))
  if (twice) throw new Refusal('value_taken', { field: 'name', value: twice.name })
}

const removed = <T extends { id: string }>(before: T[], after: T[]) =>
  before.filter(row => !after.some(({ id }) => id === row.id))

export type Staffed = { assignments: Assignment[]; people: Person[]; objects: ManagedObject[] }

/** A role is not removed while somebody holds it, or is appointed to it: the refusal says who and where. */
export function assertRolesFree(
  before: Model,
  after: Model,
  { assignments, people, objects }: Staffed,
  today: Day,
): void {
  const name = (rows: { id: string; name: string }[], id: string) => rows.find(row => row.id === id)?.name ?? ''
  for (const role of removed(before.roles, after.roles)) {
    const by = assignments
      .filter(a => a.role === role.id && (a.to === undefined || a.to >= today))
      .map(a => ({ person: name(people, a.person), object: name(objects, a.object) }))
    if (by.length > 0) throw new Refusal('role_held', { role: role.name, by })
  }
}

/** The cost kinds that a change removes. */
export const removedKinds = (before: Model, after: Model): CostKind[] => removed(before.costKinds, after.costKinds)

/** A cost kind that a plan's budget or a cost row names is not removed, only hidden: amounts keep their names. */
export function assertKindsFree(kinds: CostKind[], used: Set<string>): void {
  const kept = kinds.find(kind => used.has(kind.id))
  if (kept) throw new Refusal('cost_kind_used', { name: kept.name })
}
