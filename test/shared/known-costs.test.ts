import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { forecastsOf } from '#shared/cost-forecasts.ts'
import { CostRow } from '#shared/costs.ts'
import { knownCosts } from '#shared/known-costs.ts'
import { sum } from '#shared/money.ts'
import { contractMonths } from '#shared/price-index.ts'
import { cost, evenly, many, months } from './amounts.ts'
import { contract } from './register.ts'

const row = (of: Partial<CostRow>): CostRow =>
  CostRow.parse({
    ...{ id: 'r', object: 'a', costKind: 'licences', year: 2026, budget: evenly(100), actualTo: 4 },
    ...{ actual: evenly(0), forecast: evenly(100), ...of },
  })
const avt = contract('avt', { valuePerYear: 600, systems: ['s'] })

test('a contract is known where a cost names it, by a twelfth a month where the budget is even', () => {
  const known = knownCosts([row({ contract: 'avt' })], [avt], 2026)
  expect(known('a', 'licences')).toEqual({ months: evenly(50), contracts: ['avt'] })
  expect(known('a', 'operations')).toEqual({ months: evenly(0), contracts: [] })
})

test('it lies in the months that its cost is budgeted in', () => {
  const once = [1200, ...evenly(0).slice(1)]
  const known = knownCosts([row({ contract: 'avt', budget: once })], [avt], 2026)
  expect(known('a', 'licences').months).toEqual([600, ...evenly(0).slice(1)])
})

test('what was paid ahead is not reckoned once more', () => {
  const paid = [600, ...evenly(0).slice(1)]
  const known = knownCosts([row({ contract: 'avt', actual: paid })], [avt], 2026)
  expect(known('a', 'licences').months.slice(4)).toEqual(evenly(0).slice(4))
  expect(sum(known('a', 'licences').months)).toBe(600)
})

test('a contract that no cost names is known by its systems, when they cost of one kind', () => {
  const of = (rows: CostRow[]) => sum(knownCosts(rows, [avt], 2026)('a', 'licences').months)
  expect(of([row({ system: 's' })])).toBe(600)
  expect(of([row({ system: 's' }), row({ id: 'q', system: 's', costKind: 'operations' })])).toBe(0)
  // Calculated staff cost is never a contract's.
  expect(of([row({ system: 's' }), row({ id: 'q', system: 's', costKind: 'staff', origin: 'staff' })])).toBe(600)
  expect(of([row({ system: 'other' })])).toBe(0)
})

test('a contract without a price, or that has ended, is known to cost nothing', () => {
  const ended = contract('avt', { valuePerYear: 600, noticeGiven: '2025-01-01', end: '2025-12-31' })
  for (const one of [contract('avt'), ended])
    expect(knownCosts([row({ contract: 'avt' })], [one], 2026)('a', 'licences').contracts).toEqual([])
})

const named = fc
  .array(
    fc.record({
      object: fc.constantFrom('a', 'b'),
      costKind: fc.constantFrom('licences', 'operations'),
      contract: fc.constantFrom('avt', undefined),
      ...{ budget: months, actual: months },
    }),
    { maxLength: 6 },
  )
  .map(all => all.map((of, i) => row({ ...of, id: `r${i}` } as Partial<CostRow>)))

test.prop([named, cost], many)('over all that it costs in, a contract is its whole year, to the öre', (rows, price) => {
  const one = contract('avt', { valuePerYear: price, start: '2026-03-15' })
  const known = knownCosts(rows, [one], 2026)
  const all = ['a', 'b'].flatMap(object => ['licences', 'operations'].flatMap(kind => known(object, kind).months))
  const is = rows.some(of => of.contract === 'avt')
  expect(sum(all)).toBe(is ? sum(contractMonths(one, 2026)!) : 0)
})

test.prop([named, cost], many)(
  'the parts that a suggestion is told to be made of are the suggestion',
  (rows, price) => {
    const known = knownCosts(rows, [contract('avt', { valuePerYear: price })], 2026)
    const kinds = [
      { id: 'licences', name: 'Licenser' },
      { id: 'operations', name: 'Drift' },
    ]
    for (const { suggested, madeOf, actual } of forecastsOf(rows, 'a', [], known, { people: [], kinds })) {
      expect(madeOf.spent + madeOf.contracts + madeOf.paced).toBe(suggested)
      expect(typeof actual).toBe('number')
    }
  },
)
