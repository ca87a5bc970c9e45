import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Actor } from '#shared/actor.ts'
import { may, whoMay, type Verb } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Env } from './env.ts'

/** What a route demands: a verb of the matrix, or a reason why nobody's permission is asked. */
type Permission = { verb: Verb } | { open: string }
const named = new WeakMap<object, Permission>()

/** The permission that a handler was given; the test of all routes reads it. */
export const permissionOf = (handler: object) => named.get(handler)

/** Refuses who may not: as not found when the actor may not even read, otherwise with who may. */
export function demand(actor: Actor, verb: Verb, object?: string): void {
  if (may(actor, verb, object)) return
  if (!may(actor, 'register:read')) throw new Refusal('not_found', {})
  throw new Refusal('forbidden', { who: whoMay(verb) })
}

/**
 * Lets the actor through who may do this, on that object when the address names one.
 * `'later'`: the object stands in the body or the row, so the handler demands it there; readers are let through to be told.
 */
export function allow(verb: Verb, objectOf?: ((c: Context) => string | undefined) | 'later') {
  const middleware = createMiddleware<Env>(async (c, next) => {
    if (objectOf === 'later') demand(c.var.actor, 'register:read')
    else demand(c.var.actor, verb, objectOf?.(c))
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
