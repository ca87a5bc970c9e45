import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { groupsOf, ways } from '#shared/cost-page.ts'
import { CostPeriod, filesWithin, rowsWithin, spanOf, toldMonths } from '#shared/cost-periods.ts'
import { CostRow, sumsOf, type CostSums } from '#shared/costs.ts'
import type { CostYear } from '#shared/cost-years.ts'
import { sum } from '#shared/money.ts'
import { monthNumbers } from '#shared/months.ts'
import { many, months } from './amounts.ts'

const place = {
  object: fc.constantFrom('a', 'b'),
  system: fc.constantFrom('s', undefined),
  costKind: fc.constantFrom('licences', 'operations'),
  account: fc.constantFrom('6420', '6550', undefined),
  entity: fc.constantFrom('9981', 'bolaget'),
  supplier: fc.constantFrom('Ekdata', undefined),
  nature: fc.constantFrom('upkeep' as const, 'enhancement' as const),
  origin: fc.constantFrom('ledger' as const, 'staff' as const, undefined),
}
const rows = fc
  .array(fc.record({ ...place, budget: months, actual: months, forecast: months }), { maxLength: 8 })
  .map(all => all.map((row, i) => CostRow.parse({ ...row, id: `r${i}`, year: 2026, actualTo: 8 })))
const period = fc.constantFrom(
  ...['year', 't1', 't2', 't3', ...monthNumbers.flatMap(n => [`m${n}`, `to${n}`])].map(of => CostPeriod.parse(of)),
)
const names = { kinds: [], objects: [], families: [], systems: [], contracts: [] }
const added = (all: CostSums[]): CostSums => ({
  budget: sum(all.map(of => of.budget)),
  actual: sum(all.map(of => of.actual)),
  forecast: sum(all.map(of => of.forecast)),
})
const spanned = (of: CostPeriod) => monthNumbers.filter(n => n >= spanOf(of).from && n <= spanOf(of).to)

test('a tertial is four months, a month is one, and up to and with a month is from January', () => {
  expect(['year', 't1', 't2', 't3', 'm5', 'to8'].map(spanOf)).toEqual([
    { from: 1, to: 12 },
    { from: 1, to: 4 },
    { from: 5, to: 8 },
    { from: 9, to: 12 },
    { from: 5, to: 5 },
    { from: 1, to: 8 },
  ])
  for (const of of ['t0', 't4', 'm13', 'to0', 'to', 'm', '2026', ''])
    expect(CostPeriod.safeParse(of).success).toBe(false)
})

test.prop([rows, period], many)('what a period costs is the sum of its months, to the öre', (all, of) => {
  const single = spanned(of).map(n => sumsOf(rowsWithin(all, { from: n, to: n })))
  expect(sumsOf(rowsWithin(all, spanOf(of)))).toEqual(added(single))
})

test.prop([rows], many)('three tertials are the year, and so are twelve months', all => {
  const of = (periods: string[]) => added(periods.map(one => sumsOf(rowsWithin(all, spanOf(one)))))
  expect(of(['t1', 't2', 't3'])).toEqual(sumsOf(all))
  expect(of(monthNumbers.map(n => `m${n}`))).toEqual(sumsOf(all))
})

test.prop([rows, period, fc.constantFrom(...ways)], many)(
  'whatever the costs of a period are told per, the groups sum to the period',
  (all, of, way) => {
    const within = rowsWithin(all, spanOf(of))
    expect(added(groupsOf(within, way, names, {}))).toEqual(sumsOf(within))
  },
)

test.prop([rows, months, months, period], many)(
  'placed, unallocated and not IT are the file in every period, and its months sum to it',
  (all, loose, paid, of) => {
    const about: Pick<CostYear, 'sums' | 'outside' | 'unallocated'> = {
      sums: {
        ...{ file: 0, placed: 0, unallocated: 0, notIt: 0, payroll: 0, balance: 0 },
        ...{ rows: 0, placedRows: 0, unallocatedRows: 0 },
      },
      outside: [{ entity: '9981', account: '5010', why: 'payroll', months: paid }],
      unallocated: [{ entity: '9981', account: '6420', nature: 'upkeep', months: loose }],
    }
    // The year is the file's own sums; every other period is reckoned.
    fc.pre(of !== 'year' && of !== 'to12')
    const files = filesWithin(about, all, spanOf(of))!
    expect(files.placed + files.unallocated + files.notIt).toBe(files.file)
    expect(files.payroll).toBe(files.notIt)
    expect(sum(spanned(of).map(n => filesWithin(about, all, { from: n, to: n })!.file))).toBe(files.file)
  },
)

test('a period has actuals as far as the year has', () => {
  expect([0, 4, 5, 8, 12].map(to => toldMonths(to, spanOf('t2')))).toEqual([0, 0, 1, 4, 4])
})
