import type { Assignment } from './assignments.ts'
import type { Component } from './components.ts'
import type { Day } from './day.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { hasOwner, ownerRole, vacancies } from './staffing.ts'
import type { Standing } from './standing.ts'
import type { System } from './systems.ts'
import { completenessOf, missingOf } from './usable-fields.ts'

/** Why an object is not as it should be, in words that people can act on. Computed, never typed. A late plan is a deadline, and is told as one. */
export const ObjectReason = ['no_owner', 'roles_vacant', 'no_systems'] as const
export type ObjectReason = (typeof ObjectReason)[number]

/** How an object stands, with the role that would own it, where the model has one, and the mandatory roles that nobody holds. */
export type ObjectStanding = Standing<ObjectReason> & { owner?: string; vacant: { role: string; name: string }[] }

/** What it rests on; rows of other objects are left out of account. */
type Register = {
  model: Model
  systems: Pick<System, 'object'>[]
  components: Pick<Component, 'object'>[]
  assignments: Assignment[]
}

/** How an object stands that day. Routines and training are run as an object too; with neither they nor systems there is nothing to run. */
export function objectStanding(object: ManagedObject, register: Register, today: Day): ObjectStanding {
  const { model, systems, components } = register
  const vacant = vacancies({ ...register, objects: [object] }, today)
  const rules: Record<ObjectReason, boolean> = {
    no_owner: !hasOwner(register, object, today),
    roles_vacant: vacant.length > 0,
    no_systems: ![...systems, ...components].some(of => of.object === object.id),
  }
  const owner = ownerRole(model, object)
  return {
    reasons: ObjectReason.filter(reason => rules[reason]),
    missing: missingOf(model, 'object', object),
    complete: completenessOf(model, 'object', object),
    vacant: vacant.map(({ role, roleName }) => ({ role, name: roleName })),
    ...(owner && { owner }),
  }
}
