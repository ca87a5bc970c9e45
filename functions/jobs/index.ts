import type { JobName } from '#shared/schedule.ts'
import type { Platform } from '../platform/index.ts'
import type { Message } from '../platform/queue.ts'

type Job = (message: Message, platform: Platform) => Promise<void>

const jobs: Partial<Record<JobName, Job>> = {}

/** Does one message's work. Throws when it must be tried again; unknown work is an error, never silence. */
export async function work(message: Message, platform: Platform): Promise<void> {
  const job = jobs[message.job as JobName]
  if (!job) throw new Error(`no such job: ${message.job}`)
  await job(message, platform)
}
