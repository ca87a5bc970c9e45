import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Count, countedOn, countOn, keyFigures } from '#shared/cost-counts.ts'
import { CostRow, sumsOf } from '#shared/costs.ts'
import { many, months } from './amounts.ts'

const settings = { fullTimeEquivalents: 3_260, population: 38_400 }
const count = (of: Partial<Count>) => Count.parse({ what: 'users', from: '2026-01-01', n: 2_900, source: 'AD', ...of })
const row = (of: Partial<CostRow>): CostRow =>
  CostRow.parse({
    ...{ id: 'r', object: 'a', costKind: 'licences', year: 2026, actualTo: 8 },
    ...{ budget: Array<number>(12).fill(0), actual: Array<number>(12).fill(0), forecast: Array<number>(12).fill(0) },
    ...of,
  })
const yearly = (ore: number) => [ore, ...Array<number>(11).fill(0)]
const nobody = { users: undefined, fte: undefined, residents: undefined }
const noFile = { placed: 0, unallocated: 0 }

test('the count in force on the day divides; without one, årsarbetare and invånare are as in the settings, and users are unknown', () => {
  const counts = [count({}), count({ from: '2026-07-01', n: 3_000 }), count({ what: 'fte', n: 3_300 })]
  expect(countOn(counts, 'users', '2026-06-30', settings)).toEqual({ n: 2_900, from: '2026-01-01', source: 'AD' })
  expect(countOn(counts, 'users', '2026-07-01', settings)?.n).toBe(3_000)
  expect(countOn(counts, 'users', '2025-12-31', settings)).toBeUndefined()
  expect(countOn([], 'fte', '2026-07-01', settings)).toEqual({ n: 3_260, source: '' })
  expect(countOn([], 'residents', '2026-07-01', settings)?.n).toBe(38_400)
  expect(countOn([], 'fte', '2026-07-01', { ...settings, fullTimeEquivalents: 0 })).toBeUndefined()
})

test('a year is divided by what there was on its last day, or today while it goes on', () => {
  expect([2025, 2026, 2027].map(year => countedOn(year, '2026-09-14'))).toEqual([
    ...['2025-12-31', '2026-09-14', '2027-01-01'],
  ])
})

test('a cost is told per user, årsarbetare and invånare; what nobody has counted is unknown, never 0', () => {
  const rows = [row({ forecast: yearly(1_000_000) })]
  expect(keyFigures(rows, { users: { n: 40 }, fte: { n: 30 }, residents: { n: 400 } }, noFile).per).toEqual({
    ...{ users: 25_000, fte: 33_333, residents: 2_500 },
  })
  expect(keyFigures(rows, nobody, noFile).per).toEqual({ users: 'unknown', fte: 'unknown', residents: 'unknown' })
})

test('an investment’s outlay is no cost per user, and what is included is said', () => {
  const rows = [
    row({ forecast: yearly(300) }),
    row({ id: 'i', nature: 'investment', forecast: yearly(9_000) }),
    row({ id: 's', origin: 'staff', forecast: yearly(100) }),
    row({ id: 'e', nature: 'enhancement', forecast: yearly(100) }),
  ]
  const { cost, share } = keyFigures(rows, nobody, { placed: 75, unallocated: 25 })
  expect(cost).toMatchObject({
    ...{ total: 500, includes: ['operations', 'staff'], excludes: ['capital', 'allocation'], complete: 7_500 },
  })
  expect(share).toEqual({ upkeep: 8_000, enhancement: 2_000, retirement: 0 })
})

const rows = fc.array(
  fc
    .record({
      forecast: months,
      nature: fc.constantFrom('upkeep' as const, 'enhancement' as const, 'investment' as const, undefined),
      origin: fc.constantFrom('ledger' as const, 'staff' as const, 'allocation' as const, undefined),
    })
    .map(of => row(of as Partial<CostRow>)),
  { maxLength: 8 },
)
test.prop([rows], many)('what is divided is every cost but the outlays of investments, to the öre', all => {
  const { total } = keyFigures(all, nobody, noFile).cost
  expect(total).toBe(sumsOf(all.filter(of => of.nature !== 'investment')).forecast)
})
