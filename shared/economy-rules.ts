import type { Economy } from './economy.ts'
import type { Role } from './model.ts'
import { Refusal } from './refusal.ts'
import type { StaffTerms } from './staff-costs.ts'

/** What an economy model is held against: its roles and assignments there are, and the entities that files and rules are of. */
export type EconomyOf = {
  roles: Pick<Role, 'id' | 'name'>[]
  assignments: { id: string }[]
  usedEntities: readonly string[]
}

/** What is wrong, and where it stands: `entities/0/parts/1`. */
export type EconomyFault = { at: string; refusal: Refusal }

const key = (text: string) => text.trim().toLocaleLowerCase('sv')

/** Rows that say what an earlier one does. */
const repeated = <T>(rows: T[], of: (row: T) => string) =>
  rows.flatMap((row, i) => (rows.findIndex(other => of(other) === of(row)) < i ? [{ row, i }] : []))

/** Everything that is wrong with an economy model after a change, in the order of the page. */
export function economyFaults(before: Economy, after: Economy, of: EconomyOf): EconomyFault[] {
  const { entities, staff } = after
  const gone = before.entities.find(
    ({ id }) => of.usedEntities.includes(id) && !entities.some(entity => entity.id === id),
  )
  return [
    ...(gone ? [{ at: 'entities', refusal: new Refusal('economy_entity_used', { name: gone.name }) }] : []),
    ...[...repeated(entities, ({ id }) => id), ...repeated(entities, ({ name }) => key(name))].map(({ row, i }) => ({
      ...{ at: `entities/${i}/name`, refusal: new Refusal('economy_entity_twice', { name: row.name }) },
    })),
    ...entities.flatMap(({ name, parts }, e) =>
      repeated(parts, ({ dimension }) => String(Number(dimension))).map(({ row: { dimension }, i }) => ({
        at: `entities/${e}/parts/${i}`,
        refusal: new Refusal('economy_dimension_twice', { name, dimension }),
      })),
    ),
    ...repeated(staff.lkp, ({ from }) => from).map(({ row: { from }, i }) => ({
      at: `lkp/${i}`,
      refusal: new Refusal('economy_lkp_twice', { day: from }),
    })),
    ...repeated(after.counts, ({ what, from }) => `${what} ${from}`).map(({ row: { from }, i }) => ({
      ...{ at: `counts/${i}`, refusal: new Refusal('economy_count_twice', { day: from }) },
    })),
    ...classFaults(staff),
    ...namedFaults(before.staff, staff, of),
  ]
}

/** A revision of a class is another row of it from another day; another class has another name. */
function classFaults({ classes }: StaffTerms): EconomyFault[] {
  const revised = repeated(classes, ({ id, from }) => JSON.stringify([id, from]))
  const named = classes.flatMap((row, i) =>
    classes.slice(0, i).some(({ id, name }) => id !== row.id && key(name) === key(row.name)) ? [{ row, i }] : [],
  )
  return [
    ...revised.map(({ row: { name, from }, i }) => ({
      ...{ at: `classes/${i}/from`, refusal: new Refusal('economy_class_twice', { name, day: from }) },
    })),
    ...named.map(({ row: { name }, i }) => ({
      ...{ at: `classes/${i}/name`, refusal: new Refusal('economy_class_name_taken', { name }) },
    })),
  ]
}

/** Whatever is reckoned by a class names one that there is; and what names one is there, or was when it was named. */
function namedFaults(before: StaffTerms, after: StaffTerms, { roles, assignments }: EconomyOf): EconomyFault[] {
  const there = new Set(after.classes.map(({ id }) => id))
  const name = (id: string) => before.classes.findLast(of => of.id === id)?.name
  const missing = (at: string, id: string, by: string): EconomyFault[] => {
    if (there.has(id)) return []
    const was = name(id)
    return [{ at, refusal: was ? new Refusal('economy_class_used', { name: was, by }) : unknownClass(by) }]
  }
  const ofRoles = Object.entries(after.ofRole).flatMap(([id, named]) => {
    const role = roles.find(role => role.id === id)
    if (role) return missing(`roles/${id}`, named, role.name)
    return id in before.ofRole ? [] : [{ at: `roles/${id}`, refusal: new Refusal('role_unknown', {}) }]
  })
  const known = new Set(assignments.map(({ id }) => id))
  const ofAssignments = Object.entries(after.ofAssignment).flatMap(([id, named]) => {
    if (known.has(id)) return missing(`assignments/${id}`, named, id)
    if (id in before.ofAssignment) return []
    return [{ at: `assignments/${id}`, refusal: new Refusal('economy_assignment_unknown', {}) }]
  })
  return [...ofRoles, ...ofAssignments]
}
const unknownClass = (by: string) => new Refusal('economy_class_unknown', { by })

/** Refuses an economy model that contradicts itself, or takes away what is in use. */
export function assertEconomy(before: Economy, after: Economy, of: EconomyOf): void {
  const [first] = economyFaults(before, after, of)
  if (first) throw first.refusal
}

/** Without what is said of roles and assignments that there are no more. */
export function tidied(after: Economy, { roles, assignments }: EconomyOf): Economy {
  const among = (all: Record<string, string>, known: { id: string }[]) => {
    const ids = new Set(known.map(({ id }) => id))
    return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  }
  const { ofRole, ofAssignment } = after.staff
  return {
    ...after,
    staff: { ...after.staff, ofRole: among(ofRole, roles), ofAssignment: among(ofAssignment, assignments) },
  }
}
