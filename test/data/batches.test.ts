import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import type { BatchChange } from '#functions/data/batch-writes.ts'
import { reversed } from '#functions/data/batches.ts'
import type { Table } from '#functions/data/table.ts'
import type { JobActor } from '#shared/actor.ts'
import { ManagedObject } from '#shared/objects.ts'
import { Refusal } from '#shared/refusal.ts'
import { System } from '#shared/systems.ts'
import { faulty, freshTable } from '../table.ts'

const actor: JobActor = { kind: 'job', municipality: '9981', job: 'test' }
const clock = { now: () => new Date('2026-09-14T08:00:00Z'), today: () => '2026-09-14' }
const dataIn = (table: Table) => dataFor(actor, { table, clock, files: undefined as never })
const system = (id: string, change: Partial<System> = {}) =>
  System.parse({ id, name: `System ${id}`, object: 'fo1', ...change })
const added = (id: string): BatchChange => ({ kind: 'systems', after: system(id) })
const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)

/** Twelve systems, and a batch that changes some, removes some and adds some. */
async function register(table: Table) {
  const data = dataIn(table)
  const before = []
  for (let i = 0; i < 12; i++) before.push(await data.systems.create(system(`old${i}`)))
  const changes: BatchChange[] = [
    ...before
      .slice(0, 6)
      .map(of => ({ kind: 'systems', before: of, after: system(of.id, { name: `Renamed ${of.id}`, version: '2' }) })),
    ...before.slice(6, 8).map(of => ({ kind: 'systems', before: of })),
    ...Array.from({ length: 60 }, (_, i) => added(`new${i}`)),
  ]
  return { data, before, changes }
}
const state = async (table: Table) => (await dataIn(table).systems.list()).toSorted(byId)
const withoutRevision = (all: System[]) => all.map(of => ({ ...of, revision: undefined }))

test('a batch is seen by one write: every look finds all of it or none', async () => {
  const table = await freshTable()
  const { changes } = await register(table)
  const was = JSON.stringify(await state(table))
  const looks: string[] = []
  let looking = false
  const watched = faulty(table, {
    after: ({ constructor }) => void (constructor.name === 'TransactWriteCommand' && !looking && looks.push('due')),
  })
  const each: Table = {
    ...watched,
    send: async command => {
      const answer = await watched.send(command)
      if (looks.at(-1) === 'due') {
        looking = true
        looks[looks.length - 1] = JSON.stringify(withoutRevision(await state(table)))
        looking = false
      }
      return answer
    },
  }
  expect(await dataIn(each).batches.run('b1', () => ({ changes }))).toMatchObject({ overtaken: undefined })
  const now = withoutRevision(await state(table))
  expect(new Set(looks)).toEqual(new Set([JSON.stringify(withoutRevision(JSON.parse(was))), JSON.stringify(now)]))
  expect(now).toHaveLength(12 - 2 + 60)
})

test.prop([fc.nat(40), fc.nat(40)], { numRuns: 12 })(
  'killed at any write and run again, a batch is made once and whole',
  async (first, second) => {
    const table = await freshTable()
    const { changes } = await register(table)
    const sure = await freshTable()
    const { changes: same } = await register(sure)
    await dataIn(sure).batches.run('b1', () => ({ changes: same }))
    for (const stop of [first, second]) {
      let left = stop
      const dying = faulty(table, {
        before: ({ constructor }) => {
          if (/Write/.test(constructor.name) && left-- <= 0) throw new Error('killed')
        },
      })
      await dataIn(dying)
        .batches.run('b1', () => ({ changes }))
        .catch(() => {})
    }
    expect(await dataIn(table).batches.run('b1', () => ({ changes }))).toMatchObject({ overtaken: undefined })
    expect(await state(table)).toEqual(await state(sure))
    expect(await dataIn(table).history.all('system#old0')).toHaveLength(2)
  },
)

test('what a stop has left, and nobody asks for again, is taken up at night', async () => {
  const table = await freshTable()
  const { changes } = await register(table)
  for (const [i, word] of ['committed', 'settled'].entries()) {
    const dying = faulty(table, {
      before: ({ input }) => {
        if (JSON.stringify(input).includes(`"${word}"`)) throw new Error('killed')
      },
    })
    const part = i === 0 ? changes.slice(0, 20) : changes.slice(20)
    await expect(dataIn(dying).batches.run(`b${i}`, () => ({ changes: part }))).rejects.toThrow('killed')
  }
  expect(await dataIn(table).batches.takeUp()).toBe(2)
  expect(await state(table)).toHaveLength(70)
  expect(await dataIn(table).batches.takeUp()).toBe(0)
  expect(await dataIn(table).systems.save(await dataIn(table).systems.get('old0'), system('old0'))).toBeDefined()
})

test('two workers on one batch make it once', async () => {
  const table = await freshTable()
  const { changes } = await register(table)
  await Promise.all([1, 2, 3].map(() => dataIn(table).batches.run('b1', () => ({ changes }))))
  expect(await state(table)).toHaveLength(70)
  expect(await dataIn(table).history.all('system#new3')).toHaveLength(1)
})

test('a row that somebody has changed since stops the whole batch, and leaves nothing of it', async () => {
  const table = await freshTable()
  const { data, before, changes } = await register(table)
  await data.systems.save(before[5]!, { ...before[5]!, description: 'Meanwhile' })
  const was = await state(table)
  expect(await data.batches.run('b1', () => ({ changes }))).toMatchObject({
    overtaken: { change: 5, reason: 'import_overtaken' },
  })
  expect(await state(table)).toEqual(was)
  // Every name that it had taken is free again.
  expect(await data.systems.create(system('x', { name: 'System new59' }))).toMatchObject({ revision: 1 })
  expect(await data.systems.create(system('y', { name: 'Renamed old0' }))).toMatchObject({ revision: 1 })
})

test('a name that somebody else has stops the whole batch, and is named', async () => {
  const table = await freshTable()
  const { data, changes } = await register(table)
  await data.systems.create(system('other', { name: 'system NEW59' }))
  const was = await state(table)
  expect(await data.batches.run('b1', () => ({ changes }))).toMatchObject({
    overtaken: { change: 67, reason: 'value_taken', params: { field: 'name', value: 'System new59' } },
  })
  expect(await state(table)).toEqual(was)
})

test('while a batch is at work on a row, nobody else changes it', async () => {
  const table = await freshTable()
  const { data, before, changes } = await register(table)
  const dying = faulty(table, {
    before: ({ input }) => {
      if (JSON.stringify(input).includes('"committed"')) throw new Error('killed')
    },
  })
  await dataIn(dying)
    .batches.run('b1', () => ({ changes }))
    .catch(() => {})
  const refused = await data.systems.save(before[0]!, before[0]!).catch((e: unknown) => e)
  expect(refused).toMatchObject({ reason: 'busy' })
  expect(refused).toBeInstanceOf(Refusal)
  expect(await data.systems.find('new1')).toBeUndefined()
  expect((await data.systems.get('old0')).name).toBe('System old0')
})

type Made = { old: (0 | 1 | 2)[]; fresh: number }
test.prop([fc.record({ old: fc.array(fc.constantFrom(0, 1, 2), { minLength: 5, maxLength: 5 }), fresh: fc.nat(5) })], {
  numRuns: 15,
})('undoing a batch restores exactly what was there', async ({ old, fresh }: Made) => {
  const table = await freshTable()
  const data = dataIn(table)
  await data.objects.create(ManagedObject.parse({ id: 'fo1', code: 'FO-1', name: 'Ett' }))
  const before: (System & { revision: number })[] = []
  for (const i of old.keys()) before.push(await data.systems.create(system(`old${i}`)))
  const was = withoutRevision(await state(table))
  const changes = old.flatMap((what, i): BatchChange[] => {
    const of = before[i]!
    if (what === 0) return []
    return [
      { kind: 'systems', before: of, ...(what === 1 && { after: system(of.id, { name: `Other ${i}`, rto: 4 }) }) },
    ]
  })
  for (let i = 0; i < fresh; i++) changes.push(added(`new${i}`))
  await data.batches.run('b1', () => ({ changes }))
  expect(
    await data.batches.run('b1-undo', async () => ({ changes: reversed(await data.batches.changesOf('b1')) })),
  ).toMatchObject({ overtaken: undefined })
  expect(withoutRevision(await state(table))).toEqual(was)
  // Names are free or taken as before.
  for (let i = 0; i < fresh; i++) await data.systems.create(system(`again${i}`, { name: `System new${i}` }))
  for (const i of old.keys())
    await expect(data.systems.create(system(`z${i}`, { name: `System old${i}` }))).rejects.toThrow('value_taken')
})
