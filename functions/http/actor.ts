import { createMiddleware } from 'hono/factory'
import { MunicipalityCode } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { loginActor } from '../data/actors.ts'
import { placeOf } from '../data/place.ts'
import type { Env } from './env.ts'
import { hasMet, loginOf } from './session.ts'

/** Turns the address and the session into an Actor. Nothing else in the API reads the municipality. */
export const actor = createMiddleware<Env>(async (c, next) => {
  const platform = c.get('platform')
  const kod = MunicipalityCode.safeParse(c.req.param('municipality'))
  if (!kod.success) throw new Refusal('not_found', {})
  const today = await platform.clock.today()
  const signedIn = loginOf(c)
  // A stranger makes us ask for no municipality.
  if (!hasMet(c)) await signedIn
  const place = placeOf(kod.data, platform.table, { brief: true })
  // What has changed in the municipality is asked in the same breath: all that is remembered of it is answered by that.
  const [login] = await Promise.all([signedIn, place.marked.marks()])
  const { tenant, model, actor, data } = await loginActor(platform, place, login, today)
  if (tenant.state !== 'active') throw new Refusal('tenant_not_active', { state: tenant.state })
  c.set('login', login)
  c.set('today', today)
  c.set('tenant', tenant)
  c.set('model', model)
  c.set('actor', actor)
  c.set('data', data)
  await next()
})
