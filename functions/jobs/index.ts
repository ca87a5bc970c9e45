import type { JobActor } from '#shared/actor.ts'
import type { JobName } from '#shared/schedule.ts'
import { dataFor, type Data } from '../data/index.ts'
import { tenantsOf } from '../data/tenants.ts'
import type { Platform } from '../platform/index.ts'
import type { Message } from '../platform/queue.ts'
import { generateDeadlines } from './generate-deadlines.ts'

/** What a job does in one municipality on one business day; answers how many rows it wrote. */
export type Work = (data: Data, day: string) => Promise<number>

/** The work of each scheduled job that goes municipality by municipality. */
const jobs: Partial<Record<JobName, Work>> = { 'generate-deadlines': generateDeadlines }

/** Sends one message per municipality; answers how many. */
export async function dispatch(job: string, day: string, platform: Platform): Promise<number> {
  const municipalities = await tenantsOf(platform).list()
  await platform.queue.send(municipalities.map(municipality => ({ job, municipality, day })))
  return municipalities.length
}

/** Does one message's work, in its municipality and no other. Twice gives the same as once. */
export async function work({ job, municipality, day }: Message, platform: Platform): Promise<void> {
  const doIt = jobs[job as JobName]
  if (!doIt) throw new Error(`no job ${job}`)
  const actor: JobActor = { kind: 'job', municipality, job }
  const data = dataFor(actor, platform)
  const { state } = await data.tenant.get()
  const written = state === 'active' ? await doIt(data, day) : 0
  await tenantsOf(platform).mark(job, day, municipality, written)
}
