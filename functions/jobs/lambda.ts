import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { dayOf } from '#shared/day.ts'
import type { JobName } from '#shared/schedule.ts'
import { cloudPlatform } from '../platform/cloud.ts'
import { config } from '../platform/config.ts'
import type { Platform } from '../platform/index.ts'
import type { Message } from '../platform/queue.ts'
import { bouncesIn } from '../platform/ses-events.ts'
import { dispatch, giveUp, work } from './index.ts'
import { noteBounce } from './note-bounces.ts'

/** The scheduler's call: `time` is when it was due, so a late run works for the right day. */
export type Due = { time: string }

/** A job as a Lambda: the scheduler's call sends its pieces to the queue, the queue's batches are worked off. */
export function scheduled(job: JobName, make: () => Platform = () => cloudPlatform(config())) {
  let platform: Platform | undefined
  return async (event: Due | SQSEvent): Promise<SQSBatchResponse | void> => {
    platform ??= make()
    if ('Records' in event) return batch(event, platform, work)
    await dispatch(job, dayOf(new Date(event.time)), platform)
  }
}

/** What people have asked for, worked off from its queue. */
export function queued(make: () => Platform = () => cloudPlatform(config())) {
  let platform: Platform | undefined
  return (event: SQSEvent) => batch(event, (platform ??= make()), work)
}

/** Their dead letters. */
export function givenUp(make: () => Platform = () => cloudPlatform(config())) {
  let platform: Platform | undefined
  return (event: SQSEvent) => batch(event, (platform ??= make()), giveUp)
}

/** The mail service's event about a mail that did not come through, or was not wanted. */
export function bounced(make: () => Platform = () => cloudPlatform(config())) {
  let platform: Platform | undefined
  return async ({ time, detail }: { time: string; detail: unknown }): Promise<void> => {
    platform ??= make()
    for (const bounce of bouncesIn(detail)) await noteBounce(bounce, dayOf(new Date(time)), platform)
  }
}

/** Each message by itself: those that fail come back, the others are done. */
async function batch({ Records }: SQSEvent, platform: Platform, doIt: typeof work): Promise<SQSBatchResponse> {
  const failed: string[] = []
  for (const { messageId, body } of Records) {
    try {
      await doIt(JSON.parse(body) as Message, platform)
    } catch (error) {
      const { name, message, stack } = error as Error
      console.error(JSON.stringify({ level: 'error', messageId, name, message, stack }))
      failed.push(messageId)
    }
  }
  return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) }
}
