import type { Level, Side } from './actor.ts'
import { isCurrent, shareOf, type Assignment } from './assignments.ts'
import { addDays, type Day } from './day.ts'
import { mandatoryRolesOf, rolesOf, type Model, type Role } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { Person } from './people.ts'
import type { System } from './systems.ts'

export type Register = {
  model: Model
  objects: ManagedObject[]
  systems: Pick<System, 'object'>[]
  assignments: Assignment[]
  people: Person[]
}

/** A mandatory role without a current assignment. `since` is the day after the last one ended; absent when nobody has held it. */
export type Vacancy = { object: string; objectName: string; role: string; roleName: string; side: Side; since?: Day }

const inRole = (assignments: Assignment[], object: string, role: string) =>
  assignments.filter(a => a.object === object && a.role === role)

/** A mandatory role is vacant on an object when nobody holds it on that day. */
export function vacancies({ model, objects, systems, assignments }: Omit<Register, 'people'>, today: Day): Vacancy[] {
  const byPlace = Map.groupBy(assignments, a => `${a.object}#${a.role}`)
  return objects.flatMap(object =>
    mandatoryRolesOf(model, object, systems).flatMap(role => {
      const held = byPlace.get(`${object.id}#${role.id}`) ?? []
      if (held.some(a => isCurrent(a, today))) return []
      const last = held
        .flatMap(a => (a.to && a.to < today ? [a.to] : []))
        .toSorted()
        .at(-1)
      const place = {
        object: object.id,
        objectName: object.name,
        role: role.id,
        roleName: role.name,
        side: role.side,
      }
      return [{ ...place, ...(last && { since: addDays(last, 1) }) }]
    }),
  )
}

/** Does anyone hold a deciding role on the object that day? */
export const hasOwner = (
  { model, assignments }: Pick<Register, 'model' | 'assignments'>,
  object: ManagedObject,
  today: Day,
): boolean => {
  const deciding = new Set(model.roles.filter(role => role.level === 'deciding').map(role => role.id))
  return assignments.some(a => a.object === object.id && deciding.has(a.role) && isCurrent(a, today))
}

/** The role by which an object is owned; the model may have none. */
export const ownerRole = (model: Model, object: ManagedObject): string | undefined =>
  rolesInOrder({ ...model, roles: rolesOf(model, object) }).find(({ level }) => level === 'deciding')?.id

/** How many places a role, or the municipality, has, and how many of them are vacant. */
export type PlaceCount = { places: number; vacant: number }

/** A place is a role on an object that somebody holds, or must hold: a cell of the matrix that is not unused. Whoever counts places asks here. */
export function placesOf(
  register: Omit<Register, 'people'>,
  today: Day,
): PlaceCount & { byRole: Record<string, PlaceCount> } {
  const { model, objects, assignments } = register
  const known = new Set(objects.map(object => object.id))
  const held = assignments.filter(a => isCurrent(a, today) && known.has(a.object))
  const open = Map.groupBy(vacancies(register, today), vacancy => vacancy.role)
  const byRole = model.roles.map(({ id }): [string, PlaceCount] => {
    const vacant = open.get(id)?.length ?? 0
    return [id, { places: new Set(held.filter(a => a.role === id).map(a => a.object)).size + vacant, vacant }]
  })
  const total = (of: keyof PlaceCount) => byRole.reduce((sum, [, count]) => sum + count[of], 0)
  return { places: total('places'), vacant: total('vacant'), byRole: Object.fromEntries(byRole) }
}

/** How many of an object's places are held. */
export function staffed(register: Omit<Register, 'people'>, object: ManagedObject, today: Day) {
  const { places, vacant } = placesOf({ ...register, objects: [object] }, today)
  return { roles: places, staffed: places - vacant }
}

/** A person's assignments of that day against the time set aside for them, in per cent of the time set aside. */
export type Workload = { person: string; name: string; title: string; objects: number; extent: number; percent: number }

/** Highest load first; a person without time set aside and with assignments counts as 200 %. */
export function workload({ assignments, people }: Pick<Register, 'assignments' | 'people'>, today: Day): Workload[] {
  const held = Map.groupBy(
    assignments.filter(a => isCurrent(a, today)),
    a => a.person,
  )
  return people
    .flatMap(({ id, name, title, available }) => {
      const mine = held.get(id) ?? []
      if (mine.length === 0) return []
      const extent = Math.round(mine.reduce((total, a) => total + shareOf(a), 0))
      const percent = available === 0 ? (extent > 0 ? 200 : 0) : Math.round((extent / available) * 100)
      return [{ person: id, name, title, objects: new Set(mine.map(a => a.object)).size, extent, percent }]
    })
    .toSorted((a, b) => b.percent - a.percent || a.name.localeCompare(b.name, 'sv'))
}

/** Who holds a role on an object: people, a vacancy since a day, or a role that is not used there. */
type Cell =
  | {
      kind: 'held'
      holders: { assignment: string; person: string; name: string; title: string; overloaded: boolean }[]
    }
  | { kind: 'vacant'; since?: Day }
  | { kind: 'unused' }

export type StaffingPage = {
  roles: { id: string; name: string; level: Level; side: Side }[]
  rows: { object: string; name: string; unit: string; cells: Cell[] }[]
  vacancies: Vacancy[]
  workload: Workload[]
}

/** The matrix objects × roles of one day, business side first. */
export function staffingPage(register: Register, today: Day): StaffingPage {
  const { model, objects, assignments, people } = register
  const roles = rolesInOrder(model)
  const load = workload(register, today)
  const overloaded = new Set(load.filter(w => w.percent > 100).map(w => w.person))
  const person = new Map(people.map(p => [p.id, p]))
  const open = vacancies(register, today)

  const cell = (object: ManagedObject, role: Role): Cell => {
    const current = inRole(assignments, object.id, role.id).filter(a => isCurrent(a, today))
    if (current.length > 0)
      return {
        kind: 'held',
        holders: current.map(a => ({
          assignment: a.id,
          person: a.person,
          name: person.get(a.person)?.name ?? '',
          title: person.get(a.person)?.title ?? '',
          overloaded: overloaded.has(a.person),
        })),
      }
    const vacancy = open.find(v => v.object === object.id && v.role === role.id)
    return vacancy ? { kind: 'vacant', ...(vacancy.since && { since: vacancy.since }) } : { kind: 'unused' }
  }

  return {
    roles: roles.map(({ id, name, level, side }) => ({ id, name, level, side })),
    rows: objects.map(o => ({ object: o.id, name: o.name, unit: o.unit, cells: roles.map(role => cell(o, role)) })),
    vacancies: open,
    workload: load,
  }
}

const order: Level[] = ['deciding', 'leading', 'operative']

/** The roles as people read them: business before IT, deciding before leading before operative. */
export const rolesInOrder = (model: Model): Role[] =>
  model.roles.toSorted((a, b) => a.side.localeCompare(b.side) || order.indexOf(a.level) - order.indexOf(b.level))
