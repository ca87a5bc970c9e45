import type { Message, Queue } from '#functions/platform/queue.ts'
import type { Keep } from './folder.ts'

type DeadLetter = { message: Message; error: string; at: string }

type Options = {
  work: (message: Message) => Promise<void>
  /** Tells whoever waits that the work has failed for good. */
  giveUp?: (message: Message) => Promise<void>
  keep: Keep
  /** 0–1; decides the order and who gets a message twice. */
  random?: () => number
  /** Milliseconds before the second, third … attempt; then it is a dead letter. */
  retries?: number[]
  /** How often a message comes twice, 0–1. */
  twice?: number
  atOnce?: number
}
type Waiting = { message: Message; attempt: number }

/**
 * The queue of one computer: in no order and at least once, on purpose, so that what works here works with SQS.
 * A message that was sent is kept until it is done, also when the service is killed.
 */
export function openQueue({
  work,
  giveUp,
  keep,
  random = Math.random,
  retries = [100, 400],
  twice = 0.1,
  atOnce = 2,
}: Options) {
  const waiting: Waiting[] = (keep.read<Message[]>('queue') ?? []).map(message => ({ message, attempt: 0 }))
  const dead: DeadLetter[] = keep.read('dead-letters') ?? []
  const running = new Set<Waiting>()
  const timers = new Map<NodeJS.Timeout, Waiting>()
  let idle = Promise.withResolvers<void>()
  let saving: NodeJS.Timeout | undefined
  let stopped = true

  const save = () => {
    clearTimeout(saving)
    saving = undefined
    keep.write(
      'queue',
      [...waiting, ...running, ...timers.values()].map(w => w.message),
    )
  }
  // Forgetting late costs a second delivery, which may happen anyway.
  const saveSoon = () => (saving ??= setTimeout(save, 200))

  function pump() {
    if (stopped) return
    while (running.size < atOnce && waiting.length > 0) {
      const [next] = waiting.splice(Math.floor(random() * waiting.length), 1)
      running.add(next!)
      void deliver(next!)
    }
    if (running.size + waiting.length + timers.size === 0) idle.resolve()
  }

  async function deliver(item: Waiting) {
    const error = await work(item.message).then(
      () => undefined,
      (e: unknown) => e,
    )
    running.delete(item)
    const pause = retries[item.attempt]
    if (error !== undefined && pause === undefined) {
      dead.push({ message: item.message, error: String(error), at: new Date().toISOString() })
      keep.write('dead-letters', dead)
      await giveUp?.(item.message).catch((e: unknown) => console.error(e))
    } else if (error !== undefined) {
      const again = { message: item.message, attempt: item.attempt + 1 }
      const timer = setTimeout(
        () => {
          timers.delete(timer)
          waiting.push(again)
          pump()
        },
        pause! * (0.5 + random()),
      )
      timers.set(timer, again)
    }
    saveSoon()
    pump()
  }

  const queue: Queue = {
    async send(messages) {
      for (const message of messages) {
        waiting.push({ message, attempt: 0 })
        if (random() < twice) waiting.push({ message, attempt: 0 })
      }
      if (messages.length === 0) return
      idle.resolve()
      idle = Promise.withResolvers()
      save()
      setImmediate(pump)
    },
  }

  return {
    queue,
    /** Begins to deliver, first what an earlier run left. */
    start() {
      stopped = false
      pump()
    },
    /** When everything sent is done, or dead. */
    async drained() {
      while (waiting.length + running.size + timers.size > 0) await idle.promise
    },
    state: () => ({ waiting: waiting.length + timers.size, running: running.size, dead }),
    /** Forgets everything, with fresh demo data. */
    clear() {
      waiting.length = 0
      dead.length = 0
      for (const timer of timers.keys()) clearTimeout(timer)
      timers.clear()
      keep.write('dead-letters', dead)
      save()
      pump()
    },
    async stop() {
      stopped = true
      while (running.size > 0) await new Promise(resolve => setTimeout(resolve, 5))
      for (const timer of timers.keys()) clearTimeout(timer)
      save()
    },
  }
}
