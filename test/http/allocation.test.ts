import { expect, test } from 'vitest'
import { work } from '#functions/jobs/index.ts'
import { ManagedObject } from '#shared/objects.ts'
import type { CostRow } from '#shared/costs.ts'
import { ifMatch, town, type Town } from '../town.ts'
import { readIn, sieFile, worked } from './ledger-file.ts'

const evenly = (amount: number) => Array<number>(12).fill(amount)
const planned = (year: number, object = 'fo1'): CostRow => ({
  ...{ id: `${object}-${year}`, object, costKind: 'licences', year, actualTo: year < 2026 ? 12 : 8 },
  ...{ budget: evenly(100_000), forecast: evenly(110_000) },
  actual: evenly(110_000).map((ore, m) => (year < 2026 || m < 8 ? ore : 0)),
})
/** A town with a second and a third object, and costs of three years on the first. */
async function withCosts() {
  const of = await town()
  for (const id of ['fo2', 'fo3'])
    await of.data.objects.create(ManagedObject.parse({ id, code: id.toUpperCase(), name: `Object ${id}` }))
  await of.data.costs.load([2025, 2026, 2027].map(year => planned(year)))
  return of
}
const half = [
  { receiver: 'fo2', basisPoints: 5_000 },
  { receiver: 'fo3', basisPoints: 5_000 },
]
const key = { id: 'k', name: 'Växeln', year: 2025, kind: 'percent', shares: half }
const step = { id: 's', giver: 'fo1', key: 'k', since: 2026 }
const read = async (of: Town, what = '/allocation') => (await of.as('reader')('GET', what)).body
const put = async (of: Town, json: object, what = '/allocation') =>
  of.as('controller')('PUT', what, json, ifMatch((await read(of, what)).revision))
const page = async (of: Town, query = '', year = 2026) => (await of.as('reader')('GET', `/costs/${year}${query}`)).body
const night = (of: Town, day: string) => work({ job: 'reckon-costs', scope: of.municipality, day }, of.platform)

test('a municipality begins without allocation and investments, and a night without them writes nothing', async () => {
  const of = await town()
  expect(await read(of)).toMatchObject({ revision: 0, keys: [], steps: [], prices: [], gaps: [], year: 2026 })
  expect(await read(of, '/investments')).toMatchObject({ revision: 0, items: [], rates: [], inLedger: false })
  await night(of, '2026-09-14')
  expect(await of.data.costs.head(2026)).toBeUndefined()
})

test('a saved step has others bear the cost, all together the same, in its years and no other; saving back undoes it', async () => {
  const of = await withCosts()
  const before = await page(of)
  expect((await put(of, { keys: [key], steps: [step] })).status).toBe(200)
  const after = await page(of)
  expect(after.totals).toEqual(before.totals)
  expect(after.included).toMatchObject({
    parts: { operations: 880_000, allocation: 0 },
    moved: 880_000,
    total: 880_000,
  })
  expect((await page(of, '?object=fo1')).totals).toEqual({ budget: 0, actual: 0, forecast: 0 })
  expect((await page(of, '?object=fo2')).totals).toEqual({ budget: 600_000, actual: 440_000, forecast: 660_000 })
  expect((await page(of, '?object=fo3', 2027)).totals.forecast).toBe(660_000)
  expect((await page(of, '?object=fo1', 2025)).totals.budget).toBe(1_200_000)
  expect((await put(of, { keys: [], steps: [] })).status).toBe(200)
  expect(await page(of)).toEqual(before)
})

test('an earlier year is reckoned by a worker, and says that it waits', async () => {
  const of = await withCosts()
  await put(of, { keys: [key], steps: [{ ...step, since: 2025 }] })
  expect(await read(of, '/costs/2025/state')).toEqual({ current: false })
  await worked(of)
  expect(await read(of, '/costs/2025/state')).toEqual({ current: true })
  expect((await page(of, '?object=fo2', 2025)).totals.budget).toBe(600_000)
})

test('the ledger reconciles as before, and read again it is divided the same', async () => {
  const of = await withCosts()
  const file = sieFile([
    ['20260115', '6420', '4711', 1000],
    ['20260425', '5010', '900', 9000],
  ])
  await readIn(of, file)
  const { sums } = await page(of)
  await put(of, { keys: [key], steps: [step] })
  const after = await page(of)
  expect(after.sums).toEqual(sums)
  const rows = await of.data.costs.year(2026)
  await readIn(of, file)
  expect(await of.data.costs.year(2026)).toEqual(rows)
})

test('an object that leaves the register has its step undone by the night, and that is told', async () => {
  const of = await withCosts()
  await put(of, { keys: [key], steps: [step] })
  await of.data.objects.remove(await of.data.objects.get('fo3'))
  await night(of, '2026-09-15')
  expect((await page(of, '?object=fo1')).totals.budget).toBe(1_200_000)
  const now = await read(of)
  expect(now.gaps).toEqual([{ why: 'object', name: 'Växeln', gone: ['fo3'] }])
  // What was named before may stay until somebody mends it.
  const { keys, steps } = now
  expect((await put(of, { keys, steps })).status).toBe(200)
})

test('an older reading, a circle, a stranger to the register and another’s hand are refused', async () => {
  const of = await withCosts()
  await put(of, { keys: [key], steps: [step] })
  const stale = await of.as('controller')('PUT', '/allocation', { keys: [] }, ifMatch(0))
  expect(stale).toMatchObject({ status: 412, body: { type: 'stale', params: { current: { revision: 1 } } } })
  const back = { ...key, id: 'b', name: 'Tillbaka', shares: [{ receiver: 'fo1', basisPoints: 10_000 }] }
  const circle = await put(of, { keys: [key, back], steps: [step, { ...step, id: 't', giver: 'fo2', key: 'b' }] })
  expect(circle).toMatchObject({ status: 422, body: { type: 'allocation_cycle' } })
  expect(circle.body.sv).toContain('Object fo2')
  const gone = { ...key, shares: [{ receiver: 'nowhere', basisPoints: 10_000 }] }
  expect((await put(of, { keys: [gone] })).body.type).toBe('object_unknown')
  for (const what of ['/allocation', '/investments'])
    expect((await of.as('owner')('PUT', what, {}, ifMatch(1))).status).toBe(403)
  const other = await town({ municipality: '9982', on: of })
  expect(await read(other)).toMatchObject({ revision: 0, keys: [] })
})

const server = { id: 'i', name: 'Servrar', object: 'fo1', amount: 3_600_000, inUse: '2026-03-10', life: { years: 3 } }

test('an investment costs its object depreciation and interest; its outlay stands beside every total', async () => {
  const of = await withCosts()
  const before = await page(of)
  const items = [server]
  expect((await put(of, { items, rates: [{ year: 2026, basisPoints: 1_000 }] }, '/investments')).status).toBe(200)
  const after = await page(of)
  // 100 000 öre a month, and 10 % a year of 3 600 000, from April.
  expect(after.totals).toEqual({
    budget: before.totals.budget + 9 * 130_000,
    actual: before.totals.actual + 5 * 130_000,
    forecast: before.totals.forecast + 9 * 130_000,
  })
  expect(after.investment).toEqual({ budget: 3_600_000, actual: 3_600_000, forecast: 3_600_000 })
  expect(after.included).toMatchObject({ parts: { capital: 650_000 }, total: after.totals.actual })
  expect(after.trend.find(({ year }: { year: number }) => year === 2026)).toMatchObject({ investment: 3_600_000 })
  expect((await page(of, '', 2027)).included.parts).toMatchObject({ operations: 880_000 })
  expect((await page(of, '', 2027)).totals.budget).toBe(1_200_000 + 12 * 100_000 + 12 * 22_500)
  await put(of, { items: [] }, '/investments')
  expect(await page(of)).toEqual(before)
})

test('what cannot be right of an investment is refused', async () => {
  const of = await withCosts()
  const refused = async (item: object) => (await put(of, { items: [{ ...server, ...item }] }, '/investments')).body.type
  expect(await refused({ residual: 3_600_001 })).toBe('investment_residual_too_large')
  expect(await refused({ disposed: '2026-01-01' })).toBe('investment_disposed_before_use')
  expect(await refused({ object: 'nowhere' })).toBe('object_unknown')
})
