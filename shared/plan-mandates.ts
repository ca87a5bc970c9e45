import type { Side } from './actor.ts'
import { isCurrent, standIns, type Assignment } from './assignments.ts'
import type { Day } from './day.ts'
import { rolesOf, type Model, type Role } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { InStead } from './plan-decided.ts'
import { Refusal } from './refusal.ts'
import { roleNames } from './role-names.ts'

/** What says who decides on an object's plans. */
export type Deciding = {
  model: Pick<Model, 'roles' | 'approval' | 'ownApproval'>
  object: Pick<ManagedObject, 'id' | 'name' | 'sides'>
  /** As far as they last. */
  assignments: Assignment[]
}

/** By what a person decides: a role of one side, held by themselves or in somebody else's stead. */
export type Mandate = { side: Side; role: Role; for?: InStead }

const sides = ['business', 'it'] as const

const decidingRoles = ({ model, object }: Pick<Deciding, 'model' | 'object'>): Role[] =>
  rolesOf(model, object as ManagedObject).filter(role => role.level === 'deciding')

/**
 * The sides that approve a plan. The business owns the object, and IT where the object, or the model, has no deciding
 * role in the business. Where both sides decide, each that has a deciding role gives its part.
 */
export function decidingSides(of: Pick<Deciding, 'model' | 'object'>): Side[] {
  const there = sides.filter(side => decidingRoles(of).some(role => role.side === side))
  return of.model.approval.by === 'both' ? there : there.slice(0, 1)
}

/** Who may decide for a side on that day: those who hold a deciding role of it, and those who stand in for them. */
function mandates(of: Deciding, side: Side, day: Day): (Mandate & { person: string })[] {
  const roles = decidingRoles(of).filter(role => role.side === side)
  const held = of.assignments.filter(a => a.object === of.object.id && isCurrent(a, day))
  const found = held.flatMap(a => {
    const role = roles.find(({ id }) => id === a.role)
    return role ? [{ a, role }] : []
  })
  return [
    ...found.map(({ a, role }) => ({ side, role, person: a.person })),
    ...found.flatMap(({ a, role }) =>
      standIns(a, day).map(({ person, how }) => ({ side, role, person, for: { person: a.person, how } })),
    ),
  ]
}

/** Everyone who decides on the object's plans on that day, side by side; of each side those who hold the role first. */
export const decidersOn = (of: Deciding, day: Day) => decidingSides(of).flatMap(side => mandates(of, side, day))

/** By what the person decides on that day, in their own role before somebody else's; refuses who has no mandate. */
export function mandatesOf(of: Deciding, person: string, day: Day): Mandate[] {
  const own = decidersOn(of, day).filter(mandate => mandate.person === person)
  if (own.length === 0) {
    assertHeld(of, decidingSides(of), day)
    throw new Refusal('plan_no_mandate', { names: roleNames({ roles: decidingOf(of) }) })
  }
  return own.toSorted((a, b) => Number(a.for !== undefined) - Number(b.for !== undefined))
}

const decidingOf = (of: Deciding) => decidingRoles(of).filter(role => decidingSides(of).includes(role.side))

/** A side that decides has somebody in its deciding role on that day; otherwise the answer says who is missing. */
export function assertHeld(of: Deciding, needed: Side[], day: Day): void {
  const vacant = needed.find(side => mandates(of, side, day).length === 0)
  if (!vacant) return
  const role = decidingRoles(of).find(({ side }) => side === vacant)
  throw new Refusal('plan_decider_vacant', { role: role?.name ?? '', object: of.object.name, day })
}
