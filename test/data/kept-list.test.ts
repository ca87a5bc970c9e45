import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { dataFor, type Data } from '#functions/data/index.ts'
import { pendingOf } from '#functions/data/pending.ts'
import type { Table } from '#functions/data/table.ts'
import type { JobActor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { leanSystem } from '#shared/system-fields.ts'
import { System } from '#shared/systems.ts'
import { faulty, freshTable } from '../table.ts'

const actor: JobActor = { kind: 'job', municipality: '9981', job: 'test' }
const clock = { now: () => new Date('2026-09-14T08:00:00Z'), today: () => '2026-09-14' }
const dataIn = (table: Table) => dataFor(actor, { table, clock, files: undefined as never })
const system = (id: string, change: Partial<System> = {}) =>
  System.parse({ id, name: `System ${id}`, object: 'fo1', ...change })

/** What the entities themselves say, read one by one. */
async function entities({ systems, scope }: Data) {
  const rows = await scope.door.all({ pk: scope.keys.prefix, begins: 'SYS#' })
  const all = await Promise.all(rows.map(row => systems.find(String(row.sk).slice(4))))
  return all.flatMap(of => (of ? [{ ...leanSystem(of), revision: of.revision }] : []))
}
const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
const plain = <T>(rows: T[]): T[] => JSON.parse(JSON.stringify(rows))
async function expectSame(data: Data) {
  expect((await data.systems.rows()).toSorted(byId)).toEqual(plain(await entities(data)).toSorted(byId))
}

const step = fc.record({
  what: fc.constantFrom('create', 'change', 'remove', 'batch'),
  which: fc.nat(7),
  text: fc.constantFrom('', 'Nordvård AB', '"quoted" \\ åäö'),
})

test.prop([fc.array(step, { minLength: 5, maxLength: 25 })], { numRuns: 8 })(
  'whatever is done by two processes at once, the kept list is in both what the entities are',
  async steps => {
    const table = await freshTable()
    const [data, other] = [dataIn(table), dataIn({ ...table })]
    let batch = 0
    const refused = (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    }
    const doIt = async (data: Data, { what, which, text }: (typeof steps)[number]) => {
      const id = `s-${which}`
      const found = await data.systems.find(id)
      if (what === 'create' || !found) return data.systems.create(system(id, { supplier: text }))
      if (what === 'remove') return data.systems.remove(found)
      if (what === 'change') return data.systems.save(found, { ...found, supplier: text, users: which })
      const { revision: _, ...of } = found
      const changes = [{ kind: 'systems', before: found, after: { ...of, supplier: text } }]
      return data.batches.run(`b${(batch += 1)}`, () => ({ changes }))
    }
    for (let i = 0; i < steps.length; i += 2) {
      await Promise.all(steps.slice(i, i + 2).map((of, at) => doIt(at ? other : data, of).catch(refused)))
      await expectSame(data)
      await expectSame(other)
    }
  },
)

test('sixteen people who change sixteen systems at once are all in the list', async () => {
  const data = dataIn(await freshTable())
  const ids = Array.from({ length: 16 }, (_, i) => `s${i}`)
  const before = await Promise.all(ids.map(id => data.systems.create(system(id))))
  await Promise.all(before.map(of => data.systems.save(of, { ...of, supplier: 'Nordvård AB' })))
  const rows = await data.systems.rows()
  expect(rows.filter(row => row.supplier === 'Nordvård AB' && row.revision === 2)).toHaveLength(16)
})

test('a list of an older shape is not relied on', async () => {
  const data = dataIn(await freshTable())
  await data.systems.create(system('s1'))
  const { door, keys } = data.scope
  const [shard] = await door.all({ pk: keys.prefix, begins: keys.listed('system') })
  await door.load([{ ...shard!, r_s1: 'olds [1,"s1","called otherwise"]' }])
  expect(await data.systems.rows()).toMatchObject([{ id: 's1', name: 'System s1' }])
})

test('while a batch is at work the list is read from the entities: all of the batch, or none of it', async () => {
  const table = await freshTable()
  const data = dataIn(table)
  const before = await data.systems.create(system('s1'))
  const { revision: _, ...of } = before
  const seen: string[] = []
  let pending = false
  const watched = faulty(table, { after: ({ constructor }) => void (pending ||= /Write/.test(constructor.name)) })
  const looking: Table = {
    ...watched,
    send: async command => {
      const answer = await watched.send(command)
      if (pending) {
        pending = false
        seen.push((await data.systems.rows()).map(row => row.supplier).join())
      }
      return answer
    },
  }
  const changes = [
    { kind: 'systems', before, after: { ...of, supplier: 'new' } },
    { kind: 'systems', after: system('s2', { supplier: 'new' }) },
  ]
  await dataIn(looking).batches.run('b1', () => ({ changes }))
  expect(new Set(seen)).toEqual(new Set(['', 'new,new']))
  const rows = await data.scope.door.all({ pk: data.scope.keys.prefix })
  expect(rows.filter(row => pendingOf(row))).toEqual([])
  await expectSame(data)
})
