import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { CostRow, sumsOf } from '#shared/costs.ts'
import { sum } from '#shared/money.ts'
import { aYearOn, budgeted, byLine, decidedness, type PlanBudget } from '#shared/plan-budgets.ts'
import { BudgetLine, lineTotal } from '#shared/plan-rows.ts'
import { canonical } from '#shared/plans.ts'
import { evenly, many, months, ore } from './amounts.ts'

const line = (of: Partial<BudgetLine> = {}) =>
  BudgetLine.parse({ id: 'b1', costKind: 'licences', months: evenly(100), ...of })
const plan = (of: Partial<PlanBudget> = {}): PlanBudget => ({
  ...{ object: 'fo1', year: 2027, adopted: false, lines: [line()] },
  ...of,
})
const loaded = (of: Partial<CostRow> = {}) =>
  CostRow.parse({
    ...{ id: 'c1', object: 'fo1', costKind: 'licences', year: 2027, budget: evenly(7) },
    ...{ actual: evenly(0), forecast: evenly(0), actualTo: 0, ...of },
  })
const budget = (rows: CostRow[]) => sumsOf(rows).budget

describe('an object’s budget of a year', () => {
  test('is its plan’s, in the place of what was read in', () => {
    const rows = budgeted(2027, [loaded(), loaded({ id: 'c2', object: 'fo2' })], [plan()])
    expect(rows.map(({ id, origin }) => [id, origin])).toEqual([
      ['c2', undefined],
      ['plan|fo1|b1', 'proposed'],
    ])
    expect(budget(rows)).toBe(12 * 107)
  })
  test('is what was read in where there is no plan, or none with a line', () => {
    const rows = [loaded()]
    expect(budgeted(2027, rows, [])).toEqual(rows)
    expect(budgeted(2027, rows, [plan({ lines: [] })])).toEqual(rows)
  })
  test('is adopted once the plan is, and stands on its system, contract and account', () => {
    const code = { entity: '9901', account: '6421', parts: { 1: '300' } }
    const [row] = budgeted(2027, [], [plan({ adopted: true, lines: [line({ system: 's', contract: 'k', code })] })])
    expect(row).toMatchObject({ origin: 'adopted', system: 's', contract: 'k', entity: '9901', account: '6421' })
  })
  test('is forecast as it is planned, where no forecast was read in', () => {
    expect(sumsOf(budgeted(2027, [], [plan()])).forecast).toBe(1200)
    const rows = budgeted(2027, [loaded({ forecast: evenly(9) })], [plan()])
    expect(sumsOf(rows)).toEqual({ budget: 1200, actual: 0, forecast: 108 })
  })
})

describe('years ahead', () => {
  const seen = plan({ lines: [line({ ahead: [120_003, 240_000] }), line({ id: 'b2' })] })
  test('take what the nearest earlier plan saw, evenly to the öre', () => {
    const rows = budgeted(2028, [], [seen, plan({ year: 2026, lines: [line({ ahead: [1, 99] })] })])
    expect(rows.map(({ id, origin, budget }) => [id, origin, budget[0], sum(budget)])).toEqual([
      ['plan|fo1|b1', 'ahead', 10_001, 120_003],
    ])
    expect(budget(budgeted(2029, [], [seen]))).toBe(240_000)
    expect(budgeted(2030, [], [seen])).toEqual([])
  })
  test('give way to what was read in, and to a plan of the year', () => {
    expect(budget(budgeted(2028, [loaded({ year: 2028 })], [seen]))).toBe(84)
    expect(budget(budgeted(2028, [], [seen, plan({ year: 2028 })]))).toBe(1200)
  })
  test('are not seen by a nearer plan that says nothing of them', () => {
    expect(budgeted(2028, [], [plan(), plan({ year: 2026, lines: [line({ ahead: [1, 99] })] })])).toEqual([])
  })
  test('are what the next plan begins with, and its last year goes on', () => {
    expect(aYearOn({ months: evenly(5), ahead: [1200, 2400] })).toEqual({ months: evenly(100), ahead: [2400, 2400] })
    expect(aYearOn({ months: evenly(5) })).toEqual({ months: evenly(5) })
  })
})

test('it is said of how many objects the budget is decided on', () => {
  const of = ['a', 'b', 'c'].map(object => plan({ object, adopted: object === 'a' }))
  const rows = budgeted(2027, [loaded({ object: 'd' })], of)
  expect(decidedness(rows)).toEqual({ adopted: 1, of: 3, ahead: 0 })
  expect(decidedness([loaded()])).toEqual({ adopted: 0, of: 0, ahead: 0 })
})

test('a line that was frozen before lines had places is the same to the letter', () => {
  const old = { id: 'b1', costKind: 'licences', months: evenly(1), comment: '' }
  expect(canonical(BudgetLine.parse(old))).toBe(canonical(old))
})

const place = fc.constantFrom(undefined, 'x', 'y')
const anyLine = fc
  .record({ costKind: fc.constantFrom('k', 'l'), months, system: place, account: fc.constantFrom(undefined, '1', '2') })
  .map(({ account, system, ...of }) => ({
    ...of,
    ...(system && { system }),
    ...(account && { code: { entity: 'e', account, parts: {} } }),
  }))
const anyPlan = fc.record({
  ...{ object: fc.constantFrom('a', 'b', 'c'), year: fc.constantFrom(2025, 2026, 2027), adopted: fc.boolean() },
  lines: fc
    .array(fc.tuple(anyLine, fc.option(fc.tuple(ore, ore))), { maxLength: 5 })
    .map(lines => lines.map(([of, ahead], i) => BudgetLine.parse({ ...of, id: `b${i}`, ...(ahead && { ahead }) }))),
})
const plans = fc.uniqueArray(anyPlan, { selector: ({ object, year }) => `${object} ${year}`, maxLength: 9 })
const rows = fc
  .array(fc.record({ object: fc.constantFrom('a', 'b', 'd'), budget: months, actual: months, actualTo: fc.nat(12) }))
  .map(all => all.map((of, i) => loaded({ ...of, id: `c${i}` })))

test.prop([rows, plans], many)(
  'the budget of a year is the plans’ lines and what was read in for objects without a plan, to the öre',
  (loaded, plans) => {
    const made = budgeted(2027, loaded, plans)
    const own = plans.filter(({ year, lines }) => year === 2027 && lines.length > 0)
    const has = new Set<string>(own.map(({ object }) => object))
    const without = loaded.filter(({ object }) => !has.has(object))
    const read = new Set(without.flatMap(row => (row.budget.some(Boolean) ? row.object : [])))
    const ahead = ['a', 'b', 'c'].flatMap(object => {
      if (has.has(object) || read.has(object)) return []
      const nearest = [2026, 2025].flatMap(
        year => plans.find(of => of.object === object && of.year === year && of.lines.length > 0) ?? [],
      )[0]
      return nearest?.lines.map(({ ahead }) => ahead?.[2026 - nearest.year] ?? 0) ?? []
    })
    expect(budget(made)).toBe(sum(own.flatMap(({ lines }) => lines.map(lineTotal))) + budget(without) + sum(ahead))
    expect(sumsOf(made).actual).toBe(sumsOf(loaded).actual)
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length)
  },
)

test.prop([fc.array(anyLine, { maxLength: 6 }), fc.array(anyLine)], many)(
  'each cost row of a cost kind that the plan has belongs to one line, of that kind',
  (of, costs) => {
    const lines = of.map((line, i) => BudgetLine.parse({ ...line, id: `b${i}` }))
    const rows = costs.map(({ code, months, ...at }, i) =>
      loaded({ ...at, id: `c${i}`, budget: months, ...(code && { entity: 'e', account: code.account }) }),
    )
    const found = byLine(lines, rows)
    const given = [...found.values()].flat()
    expect(new Set(given.map(({ id }) => id)).size).toBe(given.length)
    for (const [id, its] of found)
      for (const row of its) expect(row.costKind).toBe(lines.find(line => line.id === id)!.costKind)
    const kinds = new Set(lines.map(({ costKind }) => costKind))
    expect(given).toHaveLength(rows.filter(row => kinds.has(row.costKind)).length)
  },
)
