import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { Message } from '#functions/platform/queue.ts'
import { openKeep } from '#infra/local/folder.ts'
import { openQueue } from '#infra/local/queue.ts'

const message = (n: number): Message => ({
  job: 'generate-deadlines',
  scope: String(n).padStart(4, '0'),
  day: '2026-09-14',
})
const messages = Array.from({ length: 40 }, (_, n) => message(n))

/** The same numbers for the same seed. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

test.prop([fc.integer({ min: 1 })], { numRuns: 30 })('every message is delivered at least once', async seed => {
  const seen: string[] = []
  const work = async (m: Message) => void seen.push(m.scope)
  const { queue, start, drained } = openQueue({ work, keep: openKeep(), random: seeded(seed) })
  start()
  await queue.send(messages)
  await drained()
  expect(new Set(seen)).toEqual(new Set(messages.map(m => m.scope)))
})

test('messages come in no order, and some come twice', async () => {
  const seen: string[] = []
  const work = async (m: Message) => void seen.push(m.scope)
  const { queue, start, drained } = openQueue({ work, keep: openKeep(), random: seeded(7), twice: 0.3 })
  start()
  await queue.send(messages)
  await drained()
  expect(seen.length).toBeGreaterThan(messages.length)
  expect(seen).not.toEqual([...seen].sort())
})

test('work that fails is tried again, and is a dead letter when it keeps failing', async () => {
  const tries = new Map<string, number>()
  const work = async (m: Message) => {
    const n = (tries.get(m.scope) ?? 0) + 1
    tries.set(m.scope, n)
    if (m.scope === '0001' || (m.scope === '0002' && n < 3)) throw new Error('not now')
  }
  const { queue, start, drained, state } = openQueue({ work, keep: openKeep(), twice: 0, retries: [1, 1] })
  start()
  await queue.send([message(1), message(2), message(3)])
  await drained()
  expect(Object.fromEntries(tries)).toEqual({ '0001': 3, '0002': 3, '0003': 1 })
  expect(state().dead).toMatchObject([{ message: message(1), error: 'Error: not now' }])
})

test('what was sent but not done before a stop is delivered after the next start', async () => {
  const keep = openKeep()
  const never = openQueue({ work: async () => {}, keep, twice: 0 })
  await never.queue.send(messages)
  const seen: string[] = []
  const { start, drained } = openQueue({ work: async m => void seen.push(m.scope), keep })
  start()
  await drained()
  expect(seen.sort()).toEqual(messages.map(m => m.scope))
})
