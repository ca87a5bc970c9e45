import { createMiddleware } from 'hono/factory'
import { MunicipalityCode } from '#shared/actor.ts'
import type { Day } from '#shared/day.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Membership } from '#shared/tenants.ts'
import { colleagueActor, personActor } from '../data/actors.ts'
import { loginsOf } from '../data/logins.ts'
import { placeOf, type Place } from '../data/place.ts'
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
  c.set('model', resolved.model)
  c.set('actor', resolved.actor)
  c.set('data', resolved.data)
  await next()
})

/** Membership, roles and the tenant's state are read on every request: revoked means revoked now. */
async function resolve(login: Login, municipality: string, today: Day, platform: Env['Variables']['platform']) {
  const place = placeOf(municipality, platform.table, { brief: true })
  // What has changed in the municipality is asked in the same breath: members' next question is answered by it.
  const [membership] = await Promise.all([loginsOf(platform).membership(login.sub, municipality), place.marked.marks()])
  const found = membership
    ? await memberActor(platform, place, membership, login, today)
    : await colleagueActor(platform, place, login)
  if (found.tenant.state !== 'active') throw new Refusal('tenant_not_active', { state: found.tenant.state })
  return found
}

/** Another municipality does not exist, as far as this login can tell; the member's row says whose login it is. */
async function memberActor(...[platform, place, { person }, { sub, name }, today]: Asked) {
  const found = await personActor(platform, place, { person, name }, today)
  if (found.member?.sub !== sub) throw new Refusal('not_found', {})
  return found
}
type Asked = [platform: Env['Variables']['platform'], place: Place, of: Membership, login: Login, today: Day]
