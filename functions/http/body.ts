import { zValidator } from '@hono/zod-validator'
import type { Context } from 'hono'
import * as z from 'zod'
import { Refusal } from '#shared/refusal.ts'

const refuse = (result: { success: boolean; error?: { issues: readonly z.core.$ZodIssue[] } }) => {
  if (result.success) return
  const fields = (result.error?.issues ?? []).map(({ path, message }) => ({ path: `/${path.join('/')}`, message }))
  throw new Refusal('malformed', { fields })
}

/** The query parsed by a schema. */
export const query = <T extends z.ZodRawShape>(schema: z.ZodObject<T>) => zValidator('query', schema, refuse)

const schemas = new WeakMap<object, z.ZodObject>()

/** The schema that a handler parses its body by; the test of all routes makes bodies from it. */
export const schemaOf = (handler: object) => schemas.get(handler)

/** The body parsed by a schema; unknown fields are refused, each fault with a pointer to its field. */
export function body<T extends z.ZodRawShape>(schema: z.ZodObject<T>) {
  const validator = zValidator('json', schema.strict(), refuse)
  schemas.set(validator, schema)
  return validator
}

/** The revision that the reader saw, from If-Match. Weak tags are accepted: compression makes them. */
export function ifMatch(c: Context): number {
  const header = c.req.header('If-Match')
  if (header === undefined) throw new Refusal('missing_if_match', {})
  const revision = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1]
  if (revision === undefined) throw new Refusal('malformed', { fields: [{ path: 'If-Match', message: header }] })
  return Number(revision)
}
