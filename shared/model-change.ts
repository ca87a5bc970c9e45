import * as z from 'zod'
import type { Assignment } from './assignments.ts'
import { CodeList, CodeValue, settled, standing } from './code-lists.ts'
import { contractFile } from './contract-file.ts'
import type { Day } from './day.ts'
import { FieldUse } from './field-use.ts'
import type { Fields } from './imports/fields.ts'
import { Approval, CostKind, Family, Model, Process, Role, Section, SteeringGoal } from './model.ts'
import { objectFile } from './object-file.ts'
import type { ManagedObject } from './objects.ts'
import { OwnField, Owning } from './own-fields.ts'
import type { Person } from './people.ts'
import { Refusal } from './refusal.ts'
import { systemFile } from './system-file.ts'
import { assertTerms } from './term-names.ts'
import { Scale, termKey, Terms } from './terms.ts'
import { assertUse } from './usable-fields.ts'

const id = z.string().min(1).optional()

/**
 * The model's lists as they should be, each whole and in order. A row without an id is new, and so is one whose id
 * begins with `+`, by which others may point to it; a list that is left out stays.
 */
export const ModelChange = z.object({
  roles: z.array(Role.extend({ id })).max(40).optional(),
  sections: z.array(Section.extend({ id })).max(40).optional(),
  costKinds: z.array(CostKind.extend({ id })).max(60).optional(),
  families: z.array(Family.extend({ id })).max(60).optional(),
  processes: z.array(Process.extend({ id })).max(60).optional(),
  steering: z.array(SteeringGoal.extend({ id })).max(60).optional(),
  ownFields: z.array(OwnField.extend({ id })).max(60).optional(),
  fieldUse: FieldUse.unwrap().optional(),
  terms: Terms.unwrap().optional(),
  scale: Scale.unwrap().optional(),
  approval: Approval.unwrap().optional(),
  ownApproval: z.boolean().optional(),
  periods: Model.shape.periods.unwrap().optional(),
  lockAfterDays: Model.shape.lockAfterDays.unwrap().optional(),
  overBudgetPercent: Model.shape.overBudgetPercent.unwrap().optional(),
  codeLists: z
    .array(CodeList.extend({ id, values: z.array(CodeValue.extend({ id })).max(100).default([]) }))
    .max(30)
    .optional(),
})
export type ModelChange = z.infer<typeof ModelChange>

/** The model lies in one row, and its history has it twice: this many characters fit with room to spare. */
const MOST = 100_000

/** The model after a change. Ids never change, so what is renamed is renamed everywhere; a new row gets an id, which `newId` may take from what the change calls it. */
export function changeModel(before: Model, change: ModelChange, newId: (given?: string) => string): Model {
  const ids = idsBy(newId)
  const codeLists = rowsAfter(before.codeLists, change.codeLists as CodeList[] | undefined, ids).map(list => {
    const was = before.codeLists.find(({ id }) => id === list.id)?.values ?? []
    const values = change.codeLists ? rowsAfter(was, list.values, ids) : list.values
    return settled({ ...list, values: values.map(value => pointing(value, 'becomes', ids)) })
  })
  const after: Model = {
    ...before,
    roles: rowsAfter(before.roles, change.roles, ids).map(tidy),
    sections: rowsAfter(before.sections, change.sections, ids),
    costKinds: rowsAfter(before.costKinds, change.costKinds, ids),
    families: rowsAfter(before.families, change.families, ids),
    processes: rowsAfter(before.processes, change.processes, ids),
    steering: rowsAfter(before.steering, change.steering, ids),
    ownFields: rowsAfter(before.ownFields, change.ownFields, ids).map(field => listed(pointing(field, 'list', ids))),
    codeLists,
    fieldUse: change.fieldUse ?? before.fieldUse,
    terms: change.terms ?? before.terms,
    scale: change.scale ?? before.scale,
    approval: change.approval ?? before.approval,
    ownApproval: change.ownApproval ?? before.ownApproval,
    periods: change.periods ?? before.periods,
    lockAfterDays: change.lockAfterDays ?? before.lockAfterDays,
    overBudgetPercent: change.overBudgetPercent ?? before.overBudgetPercent,
  }
  assertNames(after)
  assertListed(after)
  assertUse(after.fieldUse)
  assertTerms(after.terms)
  assertSides(after)
  if (change.ownFields || change.terms) assertHeadings(after)
  if (JSON.stringify(after).length > MOST) throw new Refusal('too_large', { limit: '100 kB' })
  return after
}

/** Ids of new rows: the same one wherever the change names the row. */
function idsBy(newId: (given?: string) => string) {
  const given = new Map<string, string>()
  return (id: string | undefined): string => {
    if (id === undefined) return newId()
    if (!isNew(id)) return id
    if (!given.has(id)) given.set(id, newId(id))
    return given.get(id)!
  }
}
const isNew = (id: string | undefined) => id === undefined || id.startsWith('+')

/** A row that points to another, which may be new too. */
const pointing = <T, K extends keyof T>(row: T, to: K, ids: (id: string) => string): T =>
  typeof row[to] === 'string' ? { ...row, [to]: ids(row[to]) } : row

/** Only a choice has a code list. */
function listed({ list, ...field }: OwnField): OwnField {
  return field.kind === 'choice' && list !== undefined ? { ...field, list } : field
}

/** How many systems an object needs says nothing about a role that is optional everywhere. */
function tidy({ fromSystems, ...role }: Role): Role {
  return role.mandatory && fromSystems !== undefined ? { ...role, fromSystems } : role
}

function rowsAfter<T extends { id: string }>(
  before: T[],
  rows: (Omit<T, 'id'> & { id?: string | undefined })[] | undefined,
  ids: (id: string | undefined) => string,
): T[] {
  if (!rows) return before
  const known = new Set(before.map(row => row.id))
  const after = rows.map(row => ({ ...row, id: ids(row.id) }) as T)
  if (rows.some(row => !isNew(row.id) && !known.has(row.id!))) throw new Refusal('not_found', {})
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

/** Every list has its own names, the values of a code list too; own fields of different kinds may share one. */
function assertNames({ roles, sections, costKinds, families, processes, steering, ownFields, codeLists }: Model): void {
  const fields = Owning.options.map(of => ownFields.filter(field => field.of === of))
  const values = codeLists.map(list => standing(list.values))
  for (const rows of [roles, sections, costKinds, families, processes, steering, ...fields, codeLists, ...values])
    assertOwnNames(rows)
}

/** A choice has a code list to choose from. */
function assertListed({ ownFields, codeLists }: Model): void {
  const known = new Set(codeLists.map(({ id }) => id))
  const without = ownFields.find(({ kind, list }) => kind === 'choice' && !known.has(list ?? ''))
  if (without) throw new Refusal('code_list_missing', { name: without.name })
}

/** Both sides approve only where each has a role that decides. */
function assertSides({ approval, roles }: Model): void {
  const decides = (side: string) => roles.some(role => role.level === 'deciding' && role.side === side)
  if (approval.by === 'both' && !(decides('business') && decides('it'))) throw new Refusal('approval_side_missing', {})
}

/** What the municipality names itself is not named as another column of the same file: nobody could tell which is meant. */
function assertHeadings({ ownFields, terms }: Model): void {
  for (const of of Owning.options) {
    const { fields } = files[of](terms)
    const own = ownFields.filter(field => field.of === of)
    const named = fields.filter(({ id }) => termKey('axis', id) in terms)
    for (const { id, name } of [...own, ...named.map(({ id, label }) => ({ id, name: label.sv }))]) {
      const others = fields.filter(field => field.id !== id)
      const taken = others.flatMap(({ label, names }) => [label.sv, label.en, ...names])
      if (taken.some(heading => lower(heading) === lower(name)))
        throw new Refusal('value_taken', { field: 'name', value: name })
    }
  }
}
const lower = (name: string) => name.toLocaleLowerCase('sv')
const files: Record<Owning, (terms: Terms) => Fields> = {
  system: terms => systemFile([], terms),
  object: () => objectFile(),
  contract: () => contractFile(),
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
