import type { Assignment } from './assignments.ts'
import type { Day, Year } from './day.ts'
import { yearOf } from './day.ts'
import type { Economy } from './economy.ts'
import type { Model } from './model.ts'
import { fullTimeYear, type StaffFault } from './staff-costs.ts'
import { staffOf } from './staff-rows.ts'

type Of = {
  model: Pick<Model, 'roles' | 'costKinds'>
  assignments: Assignment[]
  people: { id: string; name: string }[]
  objects: { id: string; name: string }[]
}
/** What cannot be calculated of a role, why, and on which objects. */
export type StaffGap = { why: StaffFault; role: string; name: string; assignments: number; objects: string[] }

const names = (all: { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]))

/** What the economy model's page tells beside the model itself. Of people it tells who holds what, and never a salary. */
export function economyPage({ staff }: Pick<Economy, 'staff'>, of: Of, today: Day) {
  const year = yearOf(today)
  const [objects, people] = [names(of.objects), names(of.people)]
  const roles = of.model.roles.map(({ id, name, side }) => {
    const named = staff.ofRole[id]
    const cost = named === undefined ? undefined : fullTimeYear(staff, named, today)
    return { id, name, side, ...(cost !== undefined && { cost }) }
  })
  const held = of.assignments
    .filter(({ to }) => to === undefined || yearOf(to) >= year)
    .map(({ id, role, object, person }) => ({
      ...{ id, role, object: objects.get(object) ?? object, person: people.get(person) ?? person },
    }))
  return { year, today, roles, held, missing: gapsOf(year, of, { staff }, objects) }
}

function gapsOf(
  year: Year,
  { model, assignments }: Of,
  { staff }: Pick<Economy, 'staff'>,
  objects: Map<string, string>,
) {
  const { missing } = staffOf(year, { ...model, assignments }, staff)
  const roles = names(model.roles)
  return [...Map.groupBy(missing, ({ why, role }) => JSON.stringify([why, role])).values()].map((all): StaffGap => {
    const { why, role } = all[0]!
    const on = [...new Set(all.map(({ object }) => objects.get(object) ?? object))]
    return {
      ...{ why, role, name: roles.get(role) ?? role, assignments: new Set(all.map(of => of.assignment)).size },
      objects: on.toSorted((a, b) => a.localeCompare(b, 'sv')),
    }
  })
}
