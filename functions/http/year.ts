import type { Context } from 'hono'
import { Year } from '#shared/day.ts'
import { Refusal } from '#shared/refusal.ts'

/** The year in the address; what is no year has nothing. */
export function yearIn(c: Context): number {
  const year = Year.safeParse(Number(c.req.param('year')))
  if (!year.success) throw new Refusal('not_found', {})
  return year.data
}
