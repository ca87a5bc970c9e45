import type { Context } from 'hono'
import { dayOf } from '#shared/day.ts'
import { undoUntil } from '#shared/imports/imports.ts'
import type { Env } from './env.ts'

/** Until when what was read in can be undone, while it still can. */
export function stillUndone(c: Context<Env>, of: Parameters<typeof undoUntil>[0]) {
  const until = undoUntil(of)
  return until !== undefined && dayOf(c.var.platform.clock.now()) <= until ? until : undefined
}
