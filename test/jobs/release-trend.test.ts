import { expect, test } from 'vitest'
import { releasesOf } from '#functions/data/releases.ts'
import { verifyRelease } from '#functions/jobs/verify-release.ts'
import type { Machine } from '../town.ts'
import { given, line, released, values } from './rounds.ts'

const twelve = [600, 700, 820, 905, 990, 1100, 1250, 1397, 1450, 1500, 1600, 1750]
const year = async (period: string, of: (number | undefined)[], on?: Machine) => {
  const releaseOn = `${Number(period.slice(0, 4)) + 1}-06-15`
  return released(await given(values(of), { period, releaseOn, ...(on && { on }) }), releaseOn)
}
const trend = async (at: Machine, period: string) => (await releasesOf(at.platform).figures('n1', period))[0]!.trend

test('the same contributors in every year have a trend, of medians that are told already', async () => {
  const at = await year('2023', twelve)
  await year(
    '2024',
    twelve.map(value => value * 1.1),
    at,
  )
  await year(
    '2025',
    twelve.map(value => value * 1.3),
    at,
  )
  const medians = await Promise.all(
    ['2023', '2024', '2025'].map(async period => ({
      period,
      median: (await releasesOf(at.platform).figures('n1', period))[0]!.median,
    })),
  )
  expect(await trend(at, '2025')).toEqual(medians)
  expect(await line(at, 'K1', '2024')).toHaveLength(1)
  expect((await verifyRelease('n1', '2025', at.platform)).filter(one => one.wrong)).toEqual([])
})

test('when one has joined there is no trend: the panel and the group would tell of it', async () => {
  const at = await year('2024', twelve.slice(1))
  await year('2025', twelve, at)
  expect(await trend(at, '2025')).toBeUndefined()
  expect(await line(at, 'K1', '2025')).toHaveLength(1)
})

test('when five have joined the panel’s median is told beside the group’s, in both years', async () => {
  const at = await year('2024', [...twelve.slice(0, 7), undefined, undefined, undefined, undefined, undefined])
  await year('2025', twelve, at)
  expect((await trend(at, '2025'))?.map(of => of.period)).toEqual(['2024', '2025'])
  expect((await line(at, 'K1', '2025')).map(of => of.group)).toEqual(['n1', 'n1~2025'])
  expect((await verifyRelease('n1', '2025', at.platform)).filter(one => one.wrong)).toEqual([])
})
