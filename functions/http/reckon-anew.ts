import type { Context } from 'hono'
import type { Env } from './env.ts'

/** Has years' costs reckoned anew, by a worker. */
export async function reckonAnew(c: Context<Env>, years: number[]): Promise<void> {
  const { actor, platform, today } = c.var
  const messages = years.map(year => ({
    job: 'place-costs',
    scope: actor.municipality,
    day: today,
    item: String(year),
  }))
  await platform.queue.send(messages)
}
