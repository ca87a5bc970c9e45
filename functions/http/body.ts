import { zValidator } from '@hono/zod-validator'
import type { Context } from 'hono'
import * as z from 'zod'
import { Refusal } from '#shared/refusal.ts'

const refuse = (result: { success: boolean; error?: z.core.$ZodError }) => {
  if (result.success) return
  const issues = result.error?.issues ?? []
  throw new Refusal('malformed', {
    fields: issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, message })),
  })
}

/** The body parsed by a schema; unknown fields are refused, each fault with a pointer to its field. */
export const body = <T extends z.ZodObject>(schema: T) => zValidator('json', schema.strict(), refuse as never)

export const query = <T extends z.ZodObject>(schema: T) => zValidator('query', schema, refuse as never)

export const params = <T extends z.ZodObject>(schema: T) => zValidator('param', schema, refuse as never)

/** The revision that the reader saw, from If-Match. Weak tags are accepted: compression makes them. */
export function ifMatch(c: Context): number {
  const header = c.req.header('If-Match')
  if (header === undefined) throw new Refusal('missing_if_match', {})
  const revision = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1]
  if (revision === undefined) throw new Refusal('malformed', { fields: [{ path: 'If-Match', message: header }] })
  return Number(revision)
}
