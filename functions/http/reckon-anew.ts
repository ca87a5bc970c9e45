import type { Context } from 'hono'
import { reckonings } from '../data/current-costs.ts'
import type { Env } from './env.ts'

/** Has years' costs reckoned anew, by a worker. */
export const reckonAnew = ({ var: { actor, platform, today } }: Context<Env>, years: number[]): Promise<void> =>
  platform.queue.send(reckonings(actor.municipality, today, years))
