import type { Context } from 'hono'
import type { Import } from '#shared/imports/imports.ts'
import type { Saved } from '../data/collection.ts'
import type { Env } from './env.ts'

/** Asks for the next step of an import; the same step asked for twice is done once. */
export async function askedFor(c: Context<Env>, before: Saved<Import>, next: Partial<Import>): Promise<Saved<Import>> {
  const { data, actor, platform, today } = c.var
  const { problem: _, ...rest } = before
  const after = await data.imports.save(before, { ...rest, ...next })
  await data.imports.came(after.id, { done: 0, total: 0 })
  const item = `${after.id}#${after.attempt}#${after.state}`
  await platform.queue.send([{ job: 'import-register', scope: actor.municipality, day: today, item }])
  return after
}
