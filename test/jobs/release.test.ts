import { fc, test as tested } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { releaseData } from '#functions/data/release-data.ts'
import { releaseKeys } from '#functions/data/release-keys.ts'
import { releasesOf } from '#functions/data/releases.ts'
import { openDoor, type Table } from '#functions/data/table.ts'
import { work } from '#functions/jobs/index.ts'
import { definitions, KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { OwnFigure } from '#shared/benchmark/own-figures.ts'
import { fault, faulty } from '../table.ts'
import { machine, type Machine } from '../town.ts'
import { DAY, drained, frozen, give, given, line, PERIOD, released, values } from './rounds.ts'

const six = values([600, 748, 910, 1033, 1290, 1400])
const figures = (at: Machine, group = 'n1') => releasesOf(at.platform).figures(group, PERIOD)
const state = async (at: Machine) => (await releaseData(at.platform).round('n1', PERIOD))!.state

test('six municipalities get a median and no middle half, in the morning of the day and shown at noon', async () => {
  const at = await given(six)
  await released(at, '2026-06-14')
  expect([await figures(at), await state(at)]).toEqual([[], 'open'])
  await frozen(at)
  expect([await figures(at), await state(at)]).toEqual([[], 'frozen'])
  expect(await releasesOf(at.platform).edition('n1', PERIOD, 1)).toMatchObject({
    k: 5,
    figures: [{ figure: 'K1', n: 6 }],
  })
  await work({ job: 'show-releases', scope: 'all', day: DAY }, at.platform)
  expect(await figures(at)).toMatchObject([{ figure: 'K1', n: 6, median: 990, why: { quartiles: 'small_group' } }])
  expect(await state(at)).toBe('released')
  expect(await releasesOf(at.platform).rounds('n1')).toMatchObject([{ period: PERIOD, edition: 1, releasedOn: DAY }])
})

test('a day that was missed is caught up with; run again, nothing is told anew', async () => {
  const at = await released(await given(six), '2026-06-20')
  const told = await line(at)
  expect(told).toHaveLength(1)
  await released(at, '2026-06-21')
  expect(await line(at)).toEqual(told)
})

test('what a municipality gives or takes back after the freeze does not reach the release', async () => {
  const at = await given(six)
  await work({ job: 'release-benchmarks', scope: 'all', day: DAY }, at.platform)
  await give(at, values([1, 2, 3, 4, 5, 6]))
  await drained(at)
  await work({ job: 'show-releases', scope: 'all', day: DAY }, at.platform)
  expect(await figures(at)).toMatchObject([{ median: 990 }])
})

test('a missing value is no contribution, and a zero is one', async () => {
  const at = await released(await given(values([0, undefined, 910, 1033, 1290, 1400]), { figures: ['K1'] }))
  expect(await figures(at)).toMatchObject([{ n: 5, why: { quartiles: 'small_group' } }])
  const few = await released(await given(values([undefined, undefined, 910, 1033, 1290, 1400])))
  expect(await figures(few)).toMatchObject([{ n: null, why: { median: 'too_few' } }])
})

test('a value outside the public bounds of its figure is never a contribution', async () => {
  const at = await released(await given(values([600, 748, 910, 1033, 1290, definitions.K1.bounds[1] + 1])))
  expect(await figures(at)).toMatchObject([{ n: 5 }])
})

test('a network’s own figure is released as any other, by the network’s own definition; a figure whose sums mean nothing has no ratio of sums', async () => {
  const own: OwnFigure = {
    ...{ id: 'own-calls', name: 'Ärenden', unit: 'count', bounds: [0, 1300], floor: 10, better: 'down', decimals: 0 },
    ...{ scope: '', numeratorName: 'ärenden', denominatorName: 'användare', version: 3 },
  }
  const months = [31, 48, 62, 77, 95, 120]
  const of = [600, 748, 910, 1033, 1290, 1250].map((calls, i) => ({ 'own-calls': calls, K13: months[i]! }))
  const options = { figures: ['own-calls', 'K13'], ownFigures: [own] } satisfies Parameters<typeof given>[1]
  const at = await released(await given(Object.fromEntries(of.map((one, i) => [String(2001 + i), one])), options))
  const [days, calls] = await figures(at)
  expect(calls).toMatchObject({ figure: 'own-calls', version: 3, n: 6, median: expect.any(Number) })
  expect(days).toMatchObject({ figure: 'K13', n: 6, why: { mean: 'not_asked' } })
})

const overlapping = async (on?: Machine) => {
  const at = await given(six, { id: 'b', ...(on && { on }) })
  const { ['2006']: _, ...five } = six
  await given(five, { id: 'c', on: at })
  await given(values([800, 900, 1000, 1100, 1200, 1250, 1300], 'K1', 3001), { id: 'a', on: at })
  return at
}

test('of two groups that differ by one the first in the published order is told, whatever is worked on first', async () => {
  const at = await released(await overlapping())
  expect((await line(at)).map(({ group, why }) => [group, why.median])).toEqual([
    ...[
      ['a', undefined],
      ['b', undefined],
      ['c', 'too_similar'],
    ],
  ])
})

test('a round that is released later is compared with everything told of its period before', async () => {
  const at = await released(await given(six, { id: 'z' }))
  const { ['2006']: _, ...five } = six
  await given(five, { id: 'a', on: at, releaseOn: '2026-07-01' })
  await released(at, '2026-07-01')
  expect((await line(at)).map(({ group, why }) => [group, why.median])).toEqual([
    ...[
      ['z', undefined],
      ['a', 'too_similar'],
    ],
  ])
})

test('stopped at any write and begun again, the same is told', async () => {
  const whole = await line(await released(await overlapping()))
  // Every write in the long proofs, every third otherwise.
  for (let stop = 0; ; stop += process.env['PROVE'] ? 1 : 3) {
    const at = await overlapping()
    let left = stop
    let stopped = false
    const table: Table = faulty(at.platform.table, {
      before: ({ constructor }) => {
        if (/Write|Update/.test(constructor.name) && left-- === 0) {
          stopped = true
          throw fault('stopped')
        }
      },
    })
    await released(at, DAY, { ...at.platform, table }).catch(() => {})
    await released(at, '2026-06-16')
    expect(await line(at), `stopped at write ${stop}`).toEqual(whole)
    expect(await figures(at, 'c')).toHaveLength(1)
    if (!stopped) break
  }
}, 120_000)

tested.prop({ picks: fc.array(fc.nat(), { maxLength: 12 }), twice: fc.boolean() }, { numRuns: 6 })(
  'pieces come in any order, twice, and to two workers at once: the same is told',
  async ({ picks, twice }) => {
    const many = { figures: ['K1', 'K2'] as KeyFigureId[] }
    const of = Object.fromEntries(Object.entries(six).map(([kod, { K1 }]) => [kod, { K1, K2: K1! / 10 }]))
    const at = await given(of, many)
    await given(of, { ...many, id: 'n0', on: at })
    await work({ job: 'release-benchmarks', scope: 'all', day: DAY }, at.platform)
    if (twice) at.messages.push(...at.messages)
    const pick = (n: number) => (picks.shift() ?? 0) % n
    const worker = async () => {
      while (at.messages.length > 0) await work(at.messages.splice(pick(at.messages.length), 1)[0]!, at.platform)
    }
    await Promise.all([worker(), worker(), worker()])
    await work({ job: 'show-releases', scope: 'all', day: DAY }, at.platform)
    for (const figure of many.figures) {
      expect((await line(at, figure)).map(({ group }) => group)).toEqual(['n0', 'n1'])
      expect((await line(at, figure))[0]!.median).toBe((await line(at, figure))[1]!.median)
    }
    expect(await figures(at)).toHaveLength(2)
  },
  60_000,
)

test('a figure that is released is never written over', async () => {
  const at = await released(await given(six))
  const [first] = await figures(at)
  const data = releaseData(at.platform)
  const kept = (await data.figure('n1', PERIOD, 1, 'K1'))!
  expect(await data.tell('n1', PERIOD, 1, { ...kept, median: 1 }, [])).toBe(false)
  expect(await figures(at)).toEqual([first])
})

test('all 290 municipalities may give every figure: what is frozen lies in rows that have room', async () => {
  const kods = Array.from({ length: 290 }, (_, i) => String(2000 + i))
  const shares = [...KeyFigureId.options]
  const of = (kod: string) =>
    Object.fromEntries(shares.map((figure, i) => [figure, Math.abs(Math.sin(Number(kod) + i)) * 90]))
  const at = await given(Object.fromEntries(kods.map(kod => [kod, of(kod)])), { figures: shares, denominator: 12_345 })
  await work({ job: 'release-benchmarks', scope: 'all', day: DAY }, at.platform)
  const door = openDoor(at.platform.table, pk => pk.startsWith('F#'))
  const rows = await door.all({ pk: releaseKeys.frozen('n1', PERIOD, 1).pk })
  expect(rows).toHaveLength(1 + shares.length)
  for (const row of rows) expect(JSON.stringify(row).length).toBeLessThan(300_000)
  const data = releaseData(at.platform)
  const counted = await data.given((await data.frozen('n1', PERIOD, 1))!, 'K9')
  expect(counted.map(c => c.municipality)).toEqual(kods)
}, 60_000)

test('what a member reads, and the certificate, never say who contributed', async () => {
  const at = await released(await given(six))
  const said = [await figures(at), await releasesOf(at.platform).certificate('n1', PERIOD)]
  expect(JSON.stringify(said)).not.toMatch(/"200\d"/)
  const { table } = at.platform
  const reader = releasesOf({ table: crossed(table, { pk: releaseKeys.told('K1', PERIOD, 'n1', 1).pk, sk: 'n1#01' }) })
  await expect(reader.shown('n1', PERIOD)).rejects.toThrow('not ours')
})

/** A table that answers for another row than was asked for, as a mistake would. */
const crossed = (table: Table, key: { pk: string; sk: string }): Table => ({
  name: table.name,
  send: command => {
    const { input } = command as unknown as { input: { Key?: object; ExpressionAttributeValues?: object } }
    if (input.Key) Object.assign(input.Key, key)
    else Object.assign(input.ExpressionAttributeValues!, { ':p': key.pk })
    return table.send(command)
  },
})

test('a municipality’s rows cannot be read through the release’s door', async () => {
  const at = await machine()
  await openDoor(at.platform.table, () => true).load([{ pk: 'T#2001', sk: 'META' }])
  const data = releaseData({ table: crossed(at.platform.table, { pk: 'T#2001', sk: 'META' }) })
  await expect(data.figure('n1', PERIOD, 1, 'K1')).rejects.toThrow('not ours: T#2001')
  await expect(data.round('n1', PERIOD)).rejects.toThrow('not ours: T#2001')
  await expect(data.networks()).rejects.toThrow('not ours: T#2001')
  await expect(data.line('K1', PERIOD)).rejects.toThrow('not ours: T#2001')
})
