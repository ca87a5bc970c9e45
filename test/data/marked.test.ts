import { expect, test } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import { placeOf } from '#functions/data/place.ts'
import type { Table } from '#functions/data/table.ts'
import type { JobActor } from '#shared/actor.ts'
import { System } from '#shared/systems.ts'
import { faulty, freshTable, metered } from '../table.ts'

const jobIn = (municipality: string): JobActor => ({ kind: 'job', municipality, job: 'test' })
const clock = { now: () => new Date('2026-09-14T08:00:00Z'), today: () => '2026-09-14' }
const machineOf = (table: Table) => ({ table, clock, files: undefined as never })
const dataIn = (table: Table, municipality = '9981') => dataFor(jobIn(municipality), machineOf(table))
const system = (id: string, change: Partial<System> = {}) =>
  System.parse({ id, name: `System ${id}`, object: 'fo1', ...change })

/** The same table as another process has it: with nothing remembered. */
const elsewhere = (table: Table): Table => ({ ...table })

/** What is sent through the table, by the names of commands. */
function watched(table: Table) {
  const sent: string[] = []
  return { table: faulty(table, { before: ({ constructor }) => void sent.push(constructor.name) }), sent }
}

test('what nobody has changed is not read again: the second look asks what has changed, and costs one unit', async () => {
  const { table, units } = metered(await freshTable())
  const { table: counted, sent } = watched(table)
  const data = dataIn(counted)
  for (let i = 0; i < 60; i++) await data.systems.create(system(`s${i}`, { supplier: 'Nordvård AB'.repeat(7) }))
  const first = await data.systems.rows()
  const before = units()
  sent.length = 0
  expect(await data.systems.rows()).toBe(first)
  expect(sent).toEqual(['GetCommand'])
  expect(units() - before).toBe(1)
})

test('after one change, only the part of the list that holds it is read again', async () => {
  const { table, units } = metered(await freshTable())
  const data = dataIn(table)
  const all = []
  for (let i = 0; i < 60; i++)
    all.push(await data.systems.create(system(`s${i}`, { supplier: 'Nordvård AB'.repeat(7) })))
  const cold = units()
  await dataIn(elsewhere(table)).systems.rows()
  const whole = units() - cold
  await data.systems.rows()
  await data.systems.save(all[7]!, { ...all[7]!, supplier: 'Sydvård AB' })
  const before = units()
  expect((await data.systems.rows()).filter(of => of.supplier === 'Sydvård AB')).toMatchObject([{ id: 's7' }])
  expect(units() - before).toBeLessThan(whole / 2)
})

test('what another process writes is seen by the next look', async () => {
  const table = await freshTable()
  const [here, there] = [dataIn(table), dataIn(elsewhere(table))]
  const made = await here.systems.create(system('s1'))
  expect(await there.systems.rows()).toMatchObject([{ id: 's1', supplier: '' }])
  await here.systems.save(made, { ...made, supplier: 'Nordvård AB' })
  expect(await there.systems.rows()).toMatchObject([{ id: 's1', supplier: 'Nordvård AB' }])
  await here.systems.remove(await here.systems.get('s1'))
  expect(await there.systems.rows()).toEqual([])
})

test('a request looks once at what has changed, and again when it has written itself', async () => {
  const { table, sent } = watched(await freshTable())
  await dataIn(table).systems.create(system('s1'))
  const data = dataFor(jobIn('9981'), machineOf(table), placeOf('9981', table, { brief: true }))
  await data.lists()
  sent.length = 0
  const lists = await data.lists()
  expect(sent).toEqual([])
  expect(lists.systems).toMatchObject([{ id: 's1', revision: 1 }])
  await data.systems.save(await data.systems.get('s1'), system('s1', { supplier: 'Nordvård AB' }))
  expect((await data.lists()).systems).toMatchObject([{ id: 's1', revision: 2, supplier: 'Nordvård AB' }])
})

test('a row that is not of the same moment as its mark is read again, and nothing of it is shown', async () => {
  const table = await freshTable()
  await dataIn(table).systems.create(system('s1'))
  let reads = 0
  const lagging: Table = {
    ...table,
    send: async command => {
      const answer = (await table.send(command)) as { Responses?: Record<string, Record<string, unknown>[]> }
      for (const row of Object.values(answer.Responses ?? {}).flat())
        if ((reads += 1) < 3)
          Object.assign(row, { mark: 'older', r_s1: String(row['r_s1']).replace('System s1', 'Older s1') })
      return answer as never
    },
  }
  expect(await dataIn(lagging).systems.rows()).toMatchObject([{ name: 'System s1' }])
  expect(reads).toBe(3)
})

test('a list that changes faster than it is read is read from the entities', async () => {
  const table = await freshTable()
  let made = await dataIn(table).systems.create(system('s1'))
  const busy: Table = {
    ...table,
    send: async command => {
      const answer = await table.send(command)
      if ((command as object).constructor.name === 'QueryCommand')
        made = await dataIn(table).systems.save(made, { ...made, users: (made.users ?? 0) + 1 })
      return answer
    },
  }
  expect(await dataIn(busy).systems.rows()).toMatchObject([{ id: 's1' }])
})

test('nobody can change what is remembered', async () => {
  const table = await freshTable()
  await dataIn(table).systems.create(system('s1'))
  const [one] = await dataIn(table).systems.rows()
  expect(() => Object.assign(one!, { name: 'Another' })).toThrow(TypeError)
  expect(() => one!.empty.push('users')).toThrow(TypeError)
  expect(await dataIn(table).systems.rows()).toMatchObject([{ name: 'System s1' }])
})

test('what is remembered of one municipality is nothing to another', async () => {
  const table = await freshTable()
  await dataIn(table, '9981').systems.create(system('s1'))
  await dataIn(table, '9981').systems.rows()
  expect(await dataIn(table, '9982').systems.rows()).toEqual([])
  expect(() => dataFor(jobIn('9982'), machineOf(table), placeOf('9981', table))).toThrow('not ours: 9981')
})
