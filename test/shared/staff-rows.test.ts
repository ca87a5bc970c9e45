import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { sumsOf, type CostRow } from '#shared/costs.ts'
import type { Cell } from '#shared/ledgers/collect.ts'
import { sum } from '#shared/money.ts'
import { staffCosts, StaffTerms, type Staffed } from '#shared/staff-costs.ts'
import { STAFF_KIND, staffOf, staffRowsOf } from '#shared/staff-rows.ts'
import { cellsIn, costRowsOf } from '#shared/year-costs.ts'
import { day, evenly, many, months, ore } from './amounts.ts'

const roles = [
  { id: 'owner', side: 'business' as const },
  { id: 'leader', side: 'business' as const },
  { id: 'lead-it', side: 'it' as const },
]
const terms = StaffTerms.parse({
  lkp: [{ from: '2026-01-01', basisPoints: 4187, source: 'SKR' }],
  classes: [
    { id: 'k', name: 'Ledare', monthly: 5_123_457, from: '2025-01-01' },
    { id: 'k', name: 'Ledare', monthly: 5_234_561, from: '2026-04-01' },
  ],
  ofRole: { owner: 'k', leader: 'k', 'lead-it': 'k' },
})
const costKinds = [{ id: STAFF_KIND }]
const assignments = fc.array(
  fc
    .record({
      ...{
        id: fc.uuid(),
        object: fc.constantFrom('o1', 'o2'),
        role: fc.constantFrom('owner', 'leader', 'lead-it', 'gone'),
      },
      ...{ from: day, to: fc.option(day, { nil: undefined }), extent: fc.integer({ min: 0, max: 100 }) },
    })
    .map(({ to, ...a }): Staffed => ({ ...a, ...(to && { to }) })),
  { maxLength: 8 },
)
const object = fc.constantFrom('o1', 'o2')
const kind = fc.constantFrom('licences', STAFF_KIND)
const planned = fc.array(
  fc
    .record({ object, costKind: kind, budget: ore, forecast: ore, actualTo: fc.integer({ min: 0, max: 12 }) })
    .map(({ budget, forecast, ...of }): CostRow => ({
      ...{ ...of, id: 'p', year: 2026, budget: evenly(budget), forecast: evenly(forecast) },
      actual: evenly(forecast).map((amount, m) => (m < of.actualTo ? amount : 0)),
    })),
  { maxLength: 4 },
)
const cells = fc.array(
  fc
    .record({ entity: fc.constant('e'), account: fc.constantFrom('6420', '7421'), object, costKind: kind, months })
    .map((of): Cell => ({ ...of, nature: 'upkeep' })),
  { maxLength: 6 },
)
const covered = fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map(all => new Set(all))
const staffIn = (rows: CostRow[]) => rows.filter(({ origin }) => origin === 'staff')

test.prop([assignments, planned, cells, covered], many)(
  'a year’s staff rows are the lines to the öre, actual as far as the year goes, and nobody’s budget',
  (all, plans, placed, months) => {
    const { lines } = staffOf(2026, { assignments: all, roles, costKinds }, terms)
    const rows = costRowsOf(2026, { planned: plans, cells: placed, covered: months, confirmed: [], staff: lines })
    const own = staffIn(rows)
    const whole = sum(staffCosts(2026, all, roles, terms).lines.flatMap(line => line.months))
    const actualTo = Math.max(0, ...months, ...plans.map(row => row.actualTo))
    expect(sumsOf(own)).toMatchObject({ budget: 0, forecast: whole })
    expect(sumsOf(own).actual).toBe(sum(lines.flatMap(line => line.months.slice(0, actualTo))))
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length)
    // Reckoned anew from what it shows, a year is the same.
    const again = { planned: plans, cells: cellsIn(rows), covered: months, confirmed: [], staff: lines }
    expect(costRowsOf(2026, again)).toEqual(rows)
  },
)

test.prop([assignments, planned, cells, covered], many)(
  'what the ledgers have, and every budget, is the same with terms as without',
  (all, plans, placed, months) => {
    const { lines } = staffOf(2026, { assignments: all, roles, costKinds }, terms)
    const made = { planned: plans, cells: placed, covered: months, confirmed: [] }
    const [without, rows] = [costRowsOf(2026, made), costRowsOf(2026, { ...made, staff: lines })]
    expect(cellsIn(rows)).toEqual(cellsIn(without))
    expect(sumsOf(rows).budget).toBe(sumsOf(without).budget)
    const others = (of: CostRow[]) => of.filter(row => row.costKind !== STAFF_KIND)
    expect(others(rows)).toEqual(others(without))
    if (lines.length === 0) expect(rows).toEqual(without)
  },
)

test.prop([assignments], many)(
  'without terms, before the first LKP and without the cost kind there are no rows',
  all => {
    const of = { assignments: all, roles, costKinds }
    expect(staffOf(2026, of, StaffTerms.parse({}))).toEqual({ lines: [], missing: [] })
    expect(staffOf(2025, of, terms)).toEqual({ lines: [], missing: [] })
    const nowhere = staffOf(2026, { ...of, costKinds: [] }, terms)
    expect(nowhere.lines).toEqual([])
    const calculated = all.filter(a => staffCosts(2026, [a], roles, terms).lines.length > 0)
    const told = nowhere.missing.filter(({ why }) => why === 'no_cost_kind').map(({ assignment }) => assignment)
    expect(told.toSorted()).toEqual(calculated.map(({ id }) => id).toSorted())
  },
)

const line = { origin: 'staff' as const, object: 'o1', role: 'owner', side: 'business' as const, months: evenly(100) }
test('roles of a side are one row, and the sides two', () => {
  const rows = staffRowsOf(2026, [line, { ...line, role: 'leader' }, { ...line, role: 'lead-it', side: 'it' }], 3)
  expect(rows.map(({ id, forecast }) => [id, forecast[0]])).toEqual([
    ['staff|o1|business', 200],
    ['staff|o1|it', 100],
  ])
})

test('what was planned as staff gives way in the months that are calculated; its budget, and what is bought, stand', () => {
  const row = { object: 'o1', costKind: STAFF_KIND, year: 2026, budget: evenly(70), actualTo: 0 }
  const plans: CostRow[] = [
    { ...row, id: 'own', actual: evenly(0), forecast: evenly(70) },
    { ...row, id: 'bought', contract: 'c', actual: evenly(0), forecast: evenly(70) },
  ]
  const half = { ...line, months: evenly(100).map((amount, m) => (m < 6 ? amount : 0)) }
  const made = { planned: plans, cells: [], covered: new Set<number>(), confirmed: [], staff: [half] }
  const rows = costRowsOf(2026, made)
  expect(rows.map(({ id, forecast, budget }) => [id, sum(forecast), sum(budget)])).toEqual([
    ['own', 420, 840],
    ['bought', 840, 840],
    ['staff|o1|business', 600, 0],
  ])
})

test('a confirmed forecast of staff is the whole of it', () => {
  const confirmed = [{ object: 'o1', costKind: STAFF_KIND, amount: 5_000 }]
  const rows = costRowsOf(2026, { planned: [], cells: [], covered: new Set([1, 2]), confirmed, staff: [line] })
  expect(sumsOf(rows)).toEqual({ budget: 0, actual: 200, forecast: 5_000 })
})
