import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { may, whoMay, type Verb } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Env } from './env.ts'

/** What a route demands: a verb of the matrix, or a reason why nobody's permission is asked. */
export type Permission = { verb: Verb } | { open: string }
const named = new WeakMap<object, Permission>()

/** The permission that a handler was given; the test of all routes reads it. */
export const permissionOf = (handler: object) => named.get(handler)

/** Lets the actor through who may do this, on that object when the route names one. */
export function allow(verb: Verb, objectOf?: (c: Context) => string | undefined) {
  const middleware = createMiddleware<Env>(async (c, next) => {
    const actor = c.get('actor')
    if (!may(actor, verb, objectOf?.(c))) {
      // Who may not even read is not told that it exists.
      if (!may(actor, 'register:read')) throw new Refusal('not_found', {})
      throw new Refusal('forbidden', { who: whoMay(verb).join(', ') })
    }
    await next()
  })
  named.set(middleware, { verb })
  return middleware
}

/** A route that needs no permission, and why. */
export function open(why: string) {
  const middleware = createMiddleware<Env>((_, next) => next())
  named.set(middleware, { open: why })
  return middleware
}

/** The object in the address. */
export const objectInPath = (c: Context) => c.req.param('object')
