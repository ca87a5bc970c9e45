import { createMiddleware } from 'hono/factory'
import { MunicipalityCode, type PersonActor } from '#shared/actor.ts'
import { isCurrent } from '#shared/assignments.ts'
import type { Day } from '#shared/day.ts'
import type { Model } from '#shared/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { dataFor } from '../data/index.ts'
import { loginsOf } from '../data/logins.ts'
import type { Env, Login } from './env.ts'
import { loginOf } from './session.ts'

/** Turns the address and the session into an Actor. Nothing else in the API reads the municipality. */
export const actor = createMiddleware<Env>(async (c, next) => {
  const platform = c.get('platform')
  const kod = MunicipalityCode.safeParse(c.req.param('municipality'))
  if (!kod.success) throw new Refusal('not_found', {})
  const login = await loginOf(c)
  const today = await platform.clock.today()
  const resolved = await resolve(login, kod.data, today, platform)
  c.set('login', login)
  c.set('today', today)
  c.set('tenant', resolved.tenant)
  c.set('actor', resolved.actor)
  c.set('data', dataFor(resolved.actor, platform))
  await next()
})

/** Membership, roles and the tenant's state are read on every request: revoked means revoked now. */
async function resolve(login: Login, municipality: string, today: Day, platform: Env['Variables']['platform']) {
  const membership = await loginsOf(platform).membership(login.sub, municipality)
  if (!membership) throw new Refusal('not_found', {})
  const seed: PersonActor = {
    kind: 'person',
    municipality,
    person: membership.person,
    name: login.name,
    accountRoles: [],
    held: [],
    openToAll: false,
  }
  const data = dataFor(seed, platform)
  const [tenant, member, model, assignments, person] = await Promise.all([
    data.tenant.get(),
    data.members.find(membership.person),
    data.model.get(),
    data.assignments.ofPerson(membership.person),
    data.people.find(membership.person),
  ])
  // Another municipality does not exist, as far as this login can tell; the member's row says whose login it is.
  if (member?.sub !== login.sub) throw new Refusal('not_found', {})
  if (tenant.state !== 'active') throw new Refusal('tenant_not_active', { state: tenant.state })
  const held = assignments.filter(a => isCurrent(a, today)).flatMap(a => heldRole(a, model))
  const { name } = person ?? login
  const actor: PersonActor = { ...seed, name, accountRoles: member.roles, held, openToAll: tenant.openToAll }
  return { tenant, actor }
}

function heldRole(assignment: { object: string; role: string }, model: Model) {
  const role = model.roles.find(r => r.id === assignment.role)
  return role ? [{ object: assignment.object, role: role.id, level: role.level, side: role.side }] : []
}
