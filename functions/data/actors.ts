import type { PersonActor } from '#shared/actor.ts'
import { isCurrent, standIns } from '#shared/assignments.ts'
import type { Day } from '#shared/day.ts'
import { isOpenTo } from '#shared/domains.ts'
import type { Model } from '#shared/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { dataFor } from './index.ts'
import type { Machine } from './machine.ts'
import type { Place } from './place.ts'

type Login = { sub: string; email: string; name: string }

/**
 * Who a login is in a municipality today: the member that it is bound to; or, where the municipality lets everyone with
 * an address of its own read, somebody who is no person of its register and holds nothing. To anybody else there is no
 * such municipality. Members, roles and the tenant's state are read each time: revoked means revoked now.
 */
export async function loginActor(machine: Machine, place: Place, { sub, email, name }: Login, today: Day) {
  const found = await foundIn(machine, place)
  const member = found.members.find(of => of.sub === sub)
  if (!member && !isOpenTo(found.tenant, email)) throw new Refusal('not_found', {})
  const actor = member
    ? personIn(found, place, { person: member.person, name }, today)
    : { ...nobodyIn(place), person: `login:${sub}`, name, openToAll: true }
  return { ...found, actor, data: dataFor(actor, machine, place) }
}

/** The person that a job acts for, with what the person may do today. `name` is used until the register has one. */
export async function personActor(machine: Machine, place: Place, who: { person: string; name: string }, today: Day) {
  return personIn(await foundIn(machine, place), place, who, today)
}

/** What says who somebody is in the municipality. */
async function foundIn(machine: Machine, place: Place) {
  const data = dataFor({ kind: 'job', municipality: place.municipality, job: 'actor' }, machine, place)
  const [[tenant], [model], members, staffing] = await Promise.all([
    data.tenant.list(),
    data.model.list(),
    data.members.list(),
    data.staffing(),
  ])
  if (!tenant || !model) throw new Refusal('not_found', {})
  return { tenant, model, members, ...staffing }
}
type Found = Awaited<ReturnType<typeof foundIn>>

const nobodyIn = ({ municipality }: Place) => ({
  ...{ kind: 'person' as const, municipality, accountRoles: [], held: [], openToAll: false },
})

function personIn(found: Found, place: Place, who: { person: string; name: string }, today: Day): PersonActor {
  const { tenant, model, members, people, assignments } = found
  const its = assignments.filter(a => a.person === who.person && isCurrent(a, today))
  const stead = assignments.filter(a => standIns(a, today).some(({ person }) => person === who.person))
  const standsIn = stead.flatMap(a => heldRole(a, model)).filter(({ level }) => level === 'deciding')
  return {
    ...nobodyIn(place),
    person: who.person,
    name: people.find(({ id }) => id === who.person)?.name ?? who.name,
    accountRoles: members.find(({ person }) => person === who.person)?.roles ?? [],
    held: its.flatMap(a => heldRole(a, model)),
    ...(standsIn.length > 0 && { standsIn }),
    openToAll: tenant.openToAll,
  }
}

function heldRole(assignment: { object: string; role: string }, model: Model) {
  const role = model.roles.find(r => r.id === assignment.role)
  return role ? [{ object: assignment.object, role: role.id, level: role.level, side: role.side }] : []
}
