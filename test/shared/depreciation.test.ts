import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { isOperations } from '#shared/cost-origins.ts'
import {
  assertInvestment,
  bookValue,
  capitalCost,
  Investment,
  investmentRows,
  lifeMonths,
  outlayOf,
} from '#shared/depreciation.ts'
import { sum } from '#shared/money.ts'
import { cost, day, evenly, many } from './amounts.ts'

const investment = (of: Partial<Investment> = {}) =>
  Investment.parse({
    ...{ id: 'i', name: 'Servrar', object: 'o', amount: 36_000_000, inUse: '2026-03-10', life: { years: 3 } },
    ...of,
  })
const year = (of: Partial<Investment>, at: number, rate = 0) => capitalCost(investment(of), at, rate)

test('depreciation begins the month after it is taken into use and ends when its life is over', () => {
  expect(year({}, 2026).depreciation).toEqual([0, 0, 0, ...Array<number>(9).fill(1_000_000)])
  expect(year({}, 2027).depreciation).toEqual(evenly(1_000_000))
  expect(year({}, 2029).depreciation).toEqual([1_000_000, 1_000_000, 1_000_000, ...Array<number>(9).fill(0)])
  expect(year({}, 2030).depreciation).toEqual(evenly(0))
})

test('interest is a twelfth a month of the year’s rate on what the year opens with', () => {
  expect(year({}, 2026, 250).interest).toEqual([0, 0, 0, ...Array<number>(9).fill(75_000)])
  expect(year({}, 2027, 250).interest).toEqual(evenly(56_250))
  expect(year({}, 2029, 250).interest).toEqual([6_250, 6_250, 6_250, ...Array<number>(9).fill(0)])
})

test('what leaves early is written off that month, and costs nothing more', () => {
  const left = year({ disposed: '2027-02-01' }, 2027, 250)
  expect(left.depreciation).toEqual([1_000_000, ...Array<number>(11).fill(0)])
  expect(left.writeOff).toEqual([0, 26_000_000, ...Array<number>(10).fill(0)])
  expect(left.interest).toEqual([56_250, 56_250, ...Array<number>(10).fill(0)])
  expect(year({ disposed: '2026-03-30' }, 2026, 250)).toEqual({
    depreciation: evenly(0),
    writeOff: [0, 0, 36_000_000, ...Array<number>(9).fill(0)],
    interest: evenly(0),
  })
})

test('a residual value stays on the books, with its interest, until it leaves', () => {
  const of = { residual: 1_200_000, life: { months: 12 } }
  expect(bookValue(investment(of), 2028, 1)).toBe(1_200_000)
  expect(year(of, 2028, 1000).interest).toEqual(evenly(10_000))
  expect(sum(year({ ...of, disposed: '2028-06-30' }, 2028).writeOff)).toBe(1_200_000)
})

test('what cannot be right is refused', () => {
  expect(() => assertInvestment(investment({ residual: 36_000_001 }))).toThrow('investment_residual_too_large')
  expect(() => assertInvestment(investment({ disposed: '2026-03-09' }))).toThrow('investment_disposed_before_use')
  expect(() => assertInvestment(investment({ disposed: '2026-03-10' }))).not.toThrow()
})

test('the outlay is investment and what it costs is operations', () => {
  const rows = investmentRows(investment(), 2026, 250)
  expect(rows.map(({ what, nature }) => `${what} ${nature}`)).toEqual([
    'outlay investment',
    'depreciation upkeep',
    'interest upkeep',
  ])
  const total = (of: typeof rows) => sum(of.flatMap(row => row.months))
  const [outlay, running] = [rows.filter(row => !isOperations(row)), rows.filter(isOperations)]
  expect([total(outlay), total(running)]).toEqual([36_000_000, 9_675_000])
})

const asset = fc
  .record({
    amount: cost,
    inUse: day,
    life: fc.oneof(
      fc.record({ years: fc.integer({ min: 1, max: 10 }) }),
      fc.record({ months: fc.integer({ min: 1, max: 120 }) }),
    ),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    after: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }),
  })
  .map(({ part, after, ...of }) => {
    const disposed = after === undefined ? undefined : Date.parse(of.inUse) + after * 86_400_000
    return investment({
      ...{ ...of, residual: Math.floor(of.amount * part) },
      ...(disposed && { disposed: new Date(disposed).toISOString().slice(0, 10) }),
    })
  })
const years = Array.from({ length: 22 }, (_, i) => 2023 + i)

test.prop([asset], many)('what is depreciated, written off and left is what it cost, to the öre', of => {
  assertInvestment(of)
  const all = years.map(at => capitalCost(of, at, 200))
  const [depreciated, written] = [sum(all.flatMap(c => c.depreciation)), sum(all.flatMap(c => c.writeOff))]
  expect(depreciated + written).toBe(of.disposed ? of.amount : of.amount - of.residual)
  expect(sum(years.flatMap(at => outlayOf(of, at)))).toBe(of.amount)
  const costs = all.flatMap(c => [...c.depreciation, ...c.writeOff, ...c.interest])
  expect(costs.every(amount => Number.isSafeInteger(amount) && amount >= 0)).toBe(true)
})

test.prop([asset], many)(
  'the book value falls by each month’s cost, from what it cost, and equal parts differ by an öre',
  of => {
    const all = years.flatMap(at => {
      const { depreciation, writeOff } = capitalCost(of, at, 0)
      return depreciation.map((amount, i) => ({ value: bookValue(of, at, i + 1), amount, written: writeOff[i]! }))
    })
    all.forEach(({ value, amount, written }, i) => {
      if (value > 0) expect(all[i + 1]?.value ?? value - amount).toBe(value - amount - written)
      if (amount > 0) expect(Math.abs(amount - (of.amount - of.residual) / lifeMonths(of))).toBeLessThan(1)
    })
  },
)
