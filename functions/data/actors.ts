import type { PersonActor } from '#shared/actor.ts'
import { isCurrent } from '#shared/assignments.ts'
import type { Day } from '#shared/day.ts'
import { isOpenTo } from '#shared/domains.ts'
import type { Model } from '#shared/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { dataFor } from './index.ts'
import type { Machine } from './machine.ts'
import type { Place } from './place.ts'

/**
 * Who a person is in a municipality today: account roles, and the roles held. Membership, roles and the tenant's state
 * are read each time: revoked means revoked now. `name` is used until the person has one in the register. `data` is the
 * municipality's, for this person and this once.
 */
export async function personActor(
  machine: Machine,
  place: Place,
  { person, name }: { person: string; name: string },
  today: Day,
) {
  const seed: PersonActor = {
    ...{ kind: 'person', municipality: place.municipality, person, name },
    ...{ accountRoles: [], held: [], openToAll: false },
  }
  const { tenant, model, members, staffing } = dataFor(seed, machine, place)
  const [[of], [roles], all, { people, assignments }] = await Promise.all([
    tenant.list(),
    model.list(),
    members.list(),
    staffing(),
  ])
  if (!of || !roles) throw new Refusal('not_found', {})
  const member = all.find(found => found.person === person)
  const known = people.find(({ id }) => id === person)
  const actor: PersonActor = {
    ...seed,
    name: known?.name ?? name,
    accountRoles: member?.roles ?? [],
    held: assignments.filter(a => a.person === person && isCurrent(a, today)).flatMap(a => heldRole(a, roles)),
    openToAll: of.openToAll,
  }
  return { tenant: of, member, model: roles, actor, data: dataFor(actor, machine, place) }
}

/**
 * Somebody of the municipality who is no member, where it lets everyone with an address of its own read: no person of
 * its register, and no roles.
 */
export async function colleagueActor(machine: Machine, place: Place, { sub, email, name }: Colleague) {
  const actor: PersonActor = {
    ...{ kind: 'person', municipality: place.municipality, person: `login:${sub}`, name },
    ...{ accountRoles: [], held: [], openToAll: true },
  }
  const data = dataFor(actor, machine, place)
  const [[tenant], [model]] = await Promise.all([data.tenant.list(), data.model.list()])
  if (!tenant || !model || !isOpenTo(tenant, email)) throw new Refusal('not_found', {})
  return { tenant, model, actor, data }
}
type Colleague = { sub: string; email: string; name: string }

function heldRole(assignment: { object: string; role: string }, model: Model) {
  const role = model.roles.find(r => r.id === assignment.role)
  return role ? [{ object: assignment.object, role: role.id, level: role.level, side: role.side }] : []
}
