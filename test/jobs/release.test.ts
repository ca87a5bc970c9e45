import { expect, test } from 'vitest'
import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { Network } from '#shared/networks.ts'
import { networksOf, releaseData } from '#functions/data/networks.ts'
import { dataFor } from '#functions/data/index.ts'
import { joined } from '#shared/sharing.ts'
import { System } from '#shared/systems.ts'
import type { Table } from '#functions/data/table.ts'
import { publishSnapshots } from '#functions/jobs/publish-snapshots.ts'
import { releaseBenchmarks } from '#functions/jobs/release-benchmarks.ts'
import { fault, faulty } from '../table.ts'
import { machine, town, type Machine } from '../town.ts'

const DAY = '2026-12-15'
const LAST = '2026-12-14'
const days = { opensOn: '2026-01-01', closesOn: LAST, releaseOn: DAY }
const period = '2026-forecast'
const codes = ['9981', '9982', '9983', '9984', '9985', '9986']

/** A network of so many towns that share two figures, each a little different. */
async function network(members = codes, on?: Machine, id = 'n1') {
  const at = on ?? (await machine())
  await networksOf(at.platform).add(Network.parse({ id, name: id }), [
    { ...{ network: id, period, figures: [], edition: 1, state: 'planned' }, ...days },
  ])
  for (const municipality of members) {
    const { data } = on
      ? { data: dataFor({ kind: 'job', municipality, job: 'test' }, at.platform) }
      : await town({ municipality, on: at })
    await networksOf(at.platform).joined(id, municipality)
    await data.memberships.create({ ...joined(id, 1, 'Kim Ek', '2026-01-01'), shares: ['K9', 'K14'] })
    for (let i = 0; on === undefined && i < codes.indexOf(municipality) + 1; i++)
      await data.systems.create(System.parse({ id: `s${i}`, name: `S${i}`, object: 'fo1' }))
    await publishSnapshots(data, LAST)
  }
  return at
}
const figures = (at: Machine, id = 'n1') => networksOf(at.platform).figures(id, period)

test('six municipalities get a median and no quartiles, once; before the day, nothing', async () => {
  const at = await network()
  expect(await releaseBenchmarks('2026-12-14', at.platform)).toBe(0)
  expect(await figures(at)).toEqual([])
  expect(await releaseBenchmarks(DAY, at.platform)).toBeGreaterThan(0)
  const released = await figures(at)
  expect(released.find(f => f.figure === 'K14')).toEqual({ figure: 'K14', n: 6, median: 50 })
  expect(released.find(f => f.figure === 'K9')).toMatchObject({ n: 6, median: 3.9 })
  expect(released.find(f => f.figure === 'K1')).toEqual({ figure: 'K1', n: null, suppressed: 'too_few' })
  expect(await releaseBenchmarks('2026-12-16', at.platform)).toBe(0)
})

test('killed at any write and run again, the same is released, also when a municipality has changed its value meanwhile', async () => {
  const whole = await network()
  await releaseBenchmarks(DAY, whole.platform)
  const expected = await figures(whole)
  for (let n = 1; n < 9; n += 2) {
    const at = await network()
    let left = n
    const table: Table = faulty(at.platform.table, {
      before: ({ constructor }) => {
        if (/Write/.test(constructor.name) && left-- <= 0) throw fault('killed')
      },
    })
    await expect(releaseBenchmarks(DAY, { ...at.platform, table })).rejects.toThrow('killed')
    const data = dataFor({ kind: 'job', municipality: '9981', job: 'test' }, at.platform)
    for (const system of await data.systems.list()) await data.systems.remove(system)
    await publishSnapshots(data, LAST)
    await releaseBenchmarks(DAY, at.platform)
    expect(await figures(at), `killed at write ${n}`).toEqual(expected)
  }
}, 60_000)

test('a second network that differs by one municipality is not released', async () => {
  const at = await network()
  await network(codes.slice(0, 5), at, 'n2')
  await releaseBenchmarks(DAY, at.platform)
  expect((await figures(at, 'n2')).find(f => f.figure === 'K14')).toEqual({
    figure: 'K14',
    n: 5,
    suppressed: 'too_similar',
  })
})

test('all 290 municipalities may give fifteen figures each: a round’s frozen snapshots fit their item', async () => {
  const { platform } = await machine()
  const shares = Array.from({ length: 15 }, (_, i) => KeyFigureId.options[i % KeyFigureId.options.length]!)
  const kods = Array.from({ length: 290 }, (_, i) => String(2000 + i))
  for (const municipality of kods) {
    await networksOf(platform).joined('all', municipality)
    const data = dataFor({ kind: 'job', municipality, job: 'test' }, platform)
    const figures = shares.map((figure, i) => {
      const numerator = Math.sin(Number(municipality) + i) * 1e9
      return { figure, version: 1, numerator, denominator: 12_345, value: numerator / 12_345 }
    })
    await data.snapshots.publish({ network: 'all', municipality, period, givenOn: DAY, figures })
  }
  const frozen = await releaseData(platform).freeze('all', period)
  expect(frozen.map(s => s.municipality)).toEqual(kods)
  expect(await releaseData(platform).freeze('all', period)).toEqual(frozen)
}, 60_000)

test('what a member reads never says who contributed', async () => {
  const at = await network()
  await releaseBenchmarks(DAY, at.platform)
  expect(JSON.stringify(await figures(at))).not.toMatch(/998\d/)
})

test('a municipality’s rows cannot be read through the release’s door', async () => {
  const at = await network()
  const crossed: Table = {
    name: at.platform.table.name,
    send: command => {
      const { input } = command as unknown as {
        input: { Key?: { pk: string }; ExpressionAttributeValues?: Record<string, string> }
      }
      if (input.Key) Object.assign(input.Key, { pk: 'T#9981', sk: 'META' })
      return at.platform.table.send(command)
    },
  }
  await expect(releaseData({ table: crossed }).figure('n1', period, 'K1')).rejects.toThrow('not ours: T#9981')
})
