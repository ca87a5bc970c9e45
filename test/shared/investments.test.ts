import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { investedIn, sumsOf, totalsOf, type CostRow } from '#shared/costs.ts'
import type { Cell } from '#shared/ledgers/collect.ts'
import {
  assertInvestments,
  CAPITAL_KIND,
  depreciationPlan,
  Investments,
  investmentsIn,
  rateIn,
} from '#shared/investments.ts'
import { sum } from '#shared/money.ts'
import { cellsIn, costRowsOf, type Made } from '#shared/year-costs.ts'
import { cost, day, evenly, many, months } from './amounts.ts'

const known = { objects: new Set(['o', 'p']), costKinds: new Set([CAPITAL_KIND]) }
const server = { id: 'i', name: 'Servrar', object: 'o', amount: 36_000_000, inUse: '2026-03-10', life: { years: 3 } }
const of = (more: object = {}) => Investments.parse({ items: [server], ...more })
const yearOf = (all: Investments, year = 2026) => investmentsIn(year, all, known).made
const made = (more: Partial<Made> = {}): Made => ({
  ...{ planned: [], cells: [], covered: new Set<number>(), confirmed: [], ...more },
})
const capital = (rows: CostRow[]) => rows.filter(({ origin }) => origin === 'investment')
const told = (rows: CostRow[]) =>
  rows.map(({ id, budget, actual, forecast }) => [id, sum(budget), sum(actual), sum(forecast)])
const upTo = (to: number) => new Set(Array.from({ length: to }, (_, i) => i + 1))

test('an outlay is beside the sum, and what it costs to have is in it', () => {
  const all = of({ rates: [{ year: 2025, basisPoints: 250 }] })
  const rows = costRowsOf(2026, made({ covered: upTo(6), investments: yearOf(all) }))
  expect(told(capital(rows))).toEqual([
    ['investment|i|outlay', 36_000_000, 36_000_000, 36_000_000],
    ['investment|i|depreciation', 9_000_000, 3_000_000, 9_000_000],
    ['investment|i|interest', 675_000, 225_000, 675_000],
  ])
  expect(sumsOf(rows)).toEqual({ budget: 9_675_000, actual: 3_225_000, forecast: 9_675_000 })
  expect(investedIn(rows).actual).toBe(36_000_000)
  expect(totalsOf(2026, rows)[0]).toMatchObject({ forecast: 9_675_000, investment: { forecast: 36_000_000 } })
})

test('depreciation that the ledger has is counted once: where a ledger covers it counts, and elsewhere what is calculated', () => {
  const cell: Cell = {
    ...{ entity: 'e', account: '7910', object: 'o', costKind: CAPITAL_KIND, nature: 'upkeep' },
    months: evenly(1_000_001).map((ore, m) => (m > 2 && m < 6 ? ore : 0)),
  }
  const year = { ...made({ cells: [cell], covered: upTo(6) }), investments: yearOf(of({ inLedger: true })) }
  expect(sumsOf(costRowsOf(2026, year))).toEqual({ budget: 9_000_000, actual: 3_000_003, forecast: 9_000_003 })
})

test('an outlay is told by the ledger where investments have been placed on its object, and else as it is known', () => {
  const cell: Cell = {
    ...{ entity: 'e', account: '1210', object: 'o', costKind: 'hardware' },
    nature: 'investment',
    months: evenly(0).with(2, 36_000_100),
  }
  const year = made({ covered: upTo(6), investments: yearOf(of({ inLedger: true })) })
  expect(investedIn(costRowsOf(2026, year)).actual).toBe(36_000_000)
  expect(investedIn(costRowsOf(2026, { ...year, cells: [cell] })).actual).toBe(36_000_100)
})

test('what is budgeted by hand is the budget, and what was forecast of the same gives way', () => {
  const own: CostRow = {
    ...{ id: 'p', object: 'o', costKind: CAPITAL_KIND, year: 2026, actualTo: 0 },
    ...{ budget: evenly(500_000), actual: evenly(0), forecast: evenly(500_000) },
  }
  const leased: CostRow = { ...own, id: 'l', supplier: 'Hyrbolaget' }
  const buy: CostRow = { ...own, id: 'b', nature: 'investment' }
  const rows = costRowsOf(2026, made({ planned: [own, leased, buy], investments: yearOf(of()) }))
  expect(told(rows)).toEqual([
    ['p', 6_000_000, 0, 1_500_000],
    ['l', 6_000_000, 0, 6_000_000],
    ['b', 6_000_000, 0, 0],
    ['investment|i|outlay', 0, 0, 36_000_000],
    ['investment|i|depreciation', 0, 0, 9_000_000],
  ])
})

test('a confirmed forecast of capital cost is the whole of it, and no outlay is part of it', () => {
  const confirmed = [{ object: 'o', costKind: CAPITAL_KIND, amount: 5_000 }]
  const rows = costRowsOf(2026, made({ confirmed, investments: yearOf(of()) }))
  expect([sumsOf(rows).forecast, investedIn(rows).forecast]).toEqual([5_000, 36_000_000])
})

test('what has left the register is told and costs nothing', () => {
  const gone = investmentsIn(2026, of(), { ...known, objects: new Set(['p']) })
  expect(gone).toMatchObject({ made: { lines: [] }, gaps: [{ investment: 'i', name: 'Servrar', why: 'object' }] })
  expect(investmentsIn(2026, of(), { ...known, costKinds: new Set() }).gaps[0]!.why).toBe('costKind')
})

test('a rate counts from its year until another takes its place', () => {
  const rates = [
    { year: 2027, basisPoints: 300, source: '' },
    { year: 2025, basisPoints: 250, source: 'SKR' },
  ]
  expect([2024, 2025, 2026, 2027, 2030].map(year => rateIn({ rates }, year))).toEqual([0, 250, 250, 300, 300])
})

test('what cannot be right is refused, and what has left since may stay', () => {
  const at = { objects: [{ id: 'o' }], costKinds: [{ id: CAPITAL_KIND }] }
  const refused = (after: Investments, before = of({ items: [] })) => {
    try {
      assertInvestments(after, before, at)
    } catch (error) {
      return (error as { reason: string }).reason
    }
    return 'ok'
  }
  const moved = of({ items: [{ ...server, object: 'x' }] })
  expect([refused(of()), refused(moved), refused(moved, moved)]).toEqual(['ok', 'object_unknown', 'ok'])
  expect(refused(of({ costKind: 'gone' }))).toBe('cost_kind_unknown')
  expect(refused(of({ items: [server, server] }))).toBe('investment_twice')
  expect(refused(of({ items: [{ ...server, residual: 36_000_001 }] }))).toBe('investment_residual_too_large')
  const rate = { year: 2026, basisPoints: 1 }
  expect(refused(of({ rates: [rate, rate] }))).toBe('investment_rate_twice')
})

test('the plan says year by year what it costs and what is left', () => {
  const plan = depreciationPlan(of().items[0]!, { rates: [{ year: 2026, basisPoints: 250, source: '' }] })
  expect(plan.map(({ year, depreciation, left }) => [year, depreciation, left])).toEqual([
    [2026, 9_000_000, 27_000_000],
    [2027, 12_000_000, 15_000_000],
    [2028, 12_000_000, 3_000_000],
    [2029, 3_000_000, 0],
  ])
})

const item = fc
  .record({
    ...{ object: fc.constantFrom('o', 'p'), amount: cost, inUse: day },
    life: fc.record({ months: fc.integer({ min: 1, max: 90 }) }),
    disposed: fc.option(fc.integer({ min: 0, max: 1500 }), { nil: undefined }),
  })
  .map(({ disposed, ...of }) => {
    const left = disposed === undefined ? undefined : Date.parse(of.inUse) + disposed * 86_400_000
    return { ...server, ...of, ...(left && { disposed: new Date(left).toISOString().slice(0, 10) }) }
  })
const items = fc.array(item, { maxLength: 4 }).map(all => all.map((of, i) => ({ ...of, id: `i${i}` })))
const planned = fc.array(
  fc
    .record({
      ...{ object: fc.constantFrom('o', 'p'), costKind: fc.constantFrom(CAPITAL_KIND, 'licences'), budget: months },
      ...{ forecast: months, nature: fc.constantFrom('upkeep' as const, 'investment' as const) },
    })
    .map((of): CostRow => ({ ...of, id: 'p', year: 2026, actual: evenly(0), actualTo: 0 })),
  { maxLength: 4 },
)
const cells = fc.array(
  fc
    .record({ object: fc.constantFrom('o', 'p'), costKind: fc.constantFrom(CAPITAL_KIND, 'licences'), months })
    .map((of): Cell => ({ ...of, entity: 'e', account: '7910', nature: 'upkeep' })),
  { maxLength: 4 },
)
const covered = fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map(all => new Set(all))

test.prop([items, planned, cells, covered, fc.boolean()], many)(
  'what the ledgers have is as it was, and each month of capital cost is told by one of them where the ledger has it',
  (all, plans, placed, months, inLedger) => {
    const year = made({ planned: plans, cells: placed, covered: months })
    const investments = yearOf(of({ items: all, inLedger }))
    const [without, rows] = [costRowsOf(2026, year), costRowsOf(2026, { ...year, investments })]
    expect(cellsIn(rows)).toEqual(cellsIn(without))
    for (const { actual, forecast, nature } of capital(rows))
      for (const month of months)
        if (inLedger && nature !== 'investment') expect([actual[month - 1], forecast[month - 1]]).toEqual([0, 0])
    if (!inLedger) {
      const lines = investments.lines.flatMap(line => line.months)
      expect(sum(capital(rows).flatMap(row => row.forecast))).toBe(sum(lines))
    }
    // A budget by hand stands, and nothing is added to it.
    for (const object of ['o', 'p']) {
      const own = plans.filter(row => row.object === object && row.costKind === CAPITAL_KIND && row.nature === 'upkeep')
      const calculated = capital(rows).filter(row => row.object === object && row.nature === 'upkeep')
      if (own.some(row => row.budget.some(Boolean))) expect(sum(calculated.flatMap(row => row.budget))).toBe(0)
    }
    expect(costRowsOf(2026, { ...year, cells: cellsIn(rows), investments })).toEqual(rows)
  },
)

test.prop([items], many)('a plan is depreciated, written off and left to what it cost, to the öre', all => {
  for (const one of Investments.parse({ items: all }).items) {
    const plan = depreciationPlan(one, { rates: [] })
    expect(sum(plan.map(of => of.depreciation + of.writeOff))).toBe(one.amount)
    expect(plan.at(-1)!.left).toBe(0)
  }
})
