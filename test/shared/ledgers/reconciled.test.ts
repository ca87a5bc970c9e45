import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { groupsOf, ways, type CostNames } from '#shared/cost-page.ts'
import { monthsOf as byMonth, sumsOf, totalsOf } from '#shared/costs.ts'
import { collector, type Read } from '#shared/ledgers/collect.ts'
import { monthsOf, type Ledger } from '#shared/ledgers/ledgers.ts'
import { sum } from '#shared/money.ts'
import { placer } from '#shared/placement.ts'
import { AccountUse, PlacingRule } from '#shared/placing.ts'
import { cellsIn, costRowsOf } from '#shared/year-costs.ts'
import { many } from '../amounts.ts'

const account = fc.constantFrom('1930', '5010', '6420', '6421', '64215', '7010')
const value = fc.constantFrom('1', '2', '3', '47')
const ore = fc.integer({ min: -500_000_000, max: 500_000_000 })
const object = fc.constantFrom('o1', 'o2')
const kind = fc.constantFrom('licences', 'operations')

const read = fc.record({
  entity: fc.constantFrom('a', 'b'),
  account,
  parts: fc.array(fc.tuple(fc.constantFrom('1', '6'), value), { maxLength: 2 }),
  text: fc.constantFrom('', 'Licens', 'Drift'),
  month: fc.integer({ min: 1, max: 12 }),
  series: fc.constantFrom('A', 'B'),
  number: fc.constantFrom('1', '2', '3'),
  amount: ore,
})
const rowsOf = (reads: (typeof read extends fc.Arbitrary<infer T> ? T : never)[]): Read[] =>
  reads.map(({ month, ...of }, line) => ({ ...of, line, date: `2026-${String(month).padStart(2, '0')}-15` }))
const file = fc.array(read, { maxLength: 60 }).map(rowsOf)

const rule = fc
  .record({
    id: fc.uuid(),
    accounts: fc.option(fc.constant([{ from: '6420', to: '6421' }]), { nil: [] }),
    parts: fc.array(fc.record({ dimension: fc.constantFrom('1', '6'), from: value, to: value }), { maxLength: 2 }),
    text: fc.option(fc.constantFrom('licens', 'drift'), { nil: undefined }),
    to: fc.oneof(
      fc.constant({ notIt: true }),
      fc.record({ object, costKind: fc.option(kind, { nil: undefined }) }),
      fc.record({ costKind: kind }),
    ),
  })
  .map(of => PlacingRule.parse(of))
const use = fc
  .record({
    entity: fc.constantFrom('a', 'b'),
    from: account,
    use: fc.constantFrom('kind', 'payroll', 'notIt'),
    costKind: kind,
  })
  .map(({ from, costKind, ...of }) =>
    AccountUse.parse({ ...of, from, to: from, ...(of.use === 'kind' && { costKind }) }),
  )
const placing = fc.record({ rules: fc.array(rule, { maxLength: 6 }), uses: fc.array(use, { maxLength: 8 }) })
const nowhere = { system: () => undefined, contract: () => undefined }

function collected(rows: Read[], how: { rules: PlacingRule[]; uses: AccountUse[] }, hands = new Map()) {
  const into = collector(placer(how, 2026, nowhere), hands)
  for (const row of rows) into.add('f', row)
  return into.end()
}

test.prop([file, placing], many)(
  'placed + unallocated + not IT is the file, in each month of each account',
  (rows, how) => {
    const { placed, unallocated, outside, sums } = collected(rows, how)
    const at = (of: { entity: string; account: string; months: number[] }[]) =>
      Map.groupBy(of, ({ entity, account }) => `${entity} ${account}`)
    const parts = at([...placed, ...unallocated, ...outside])
    for (const [place, its] of Map.groupBy(rows, ({ entity, account }) => `${entity} ${account}`))
      for (let month = 0; month < 12; month++)
        expect(sum((parts.get(place) ?? []).map(of => of.months[month]!))).toBe(
          sum(its.filter(({ date }) => Number(date.slice(5, 7)) === month + 1).map(({ amount }) => amount)),
        )
    expect(sums.placed + sums.unallocated + sums.notIt).toBe(sums.file)
  },
)

test.prop([file, placing], many)(
  'what a person opens is the sum that was opened: ledger rows are their cells',
  (rows, how) => {
    const { placed, unallocated, rows: kept, sums } = collected(rows, how)
    const of = (state: string) => sum(kept.filter(row => row.state === state).map(({ amount }) => amount))
    expect(of('placed')).toBe(sum(placed.flatMap(({ months }) => months)))
    expect(of('unallocated')).toBe(sum(unallocated.flatMap(({ months }) => months)))
    expect([sums.placedRows, sums.unallocatedRows]).toEqual([
      kept.filter(({ state }) => state === 'placed').length,
      kept.filter(({ state }) => state === 'unallocated').length,
    ])
    expect(new Set(kept.map(({ key }) => key)).size).toBe(kept.length)
  },
)

test.prop([file, placing], many)(
  'a row that is placed by hand lands there whatever the rules say, and only that row',
  (rows, how) => {
    const before = collected(rows, how)
    const chosen = before.rows.find(({ state }) => state === 'unallocated')
    if (!chosen) return
    const hands = new Map([[chosen.key, { object: 'o9', costKind: 'licences' }]])
    const after = collected(rows, how, hands)
    const moved = after.rows.filter(({ object }) => object === 'o9')
    expect(moved.map(({ key, by }) => [key, by[0]])).toEqual([[chosen.key, 'hand']])
    expect(after.sums.placed - before.sums.placed).toBe(chosen.amount)
  },
)

const planned = fc
  .record({
    object,
    costKind: kind,
    budget: ore,
    forecast: ore,
    actual: ore,
    actualTo: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ budget, forecast, actual, actualTo, ...of }, i = 0) => ({
    ...{ ...of, id: `${i}`, year: 2026, actualTo },
    budget: Array<number>(12).fill(budget),
    forecast: Array.from({ length: 12 }, (_, m) => (m < actualTo ? actual : forecast)),
    actual: Array.from({ length: 12 }, (_, m) => (m < actualTo ? actual : 0)),
  }))
const covered = fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map(months => new Set(months))

test.prop([fc.array(planned, { maxLength: 8 }), file, placing, covered], many)(
  'in the months of a ledger only the ledger is actual, and nothing of it or of the budget is lost',
  (plans, rows, how, months) => {
    const { placed } = collected(
      rows.filter(({ date }) => months.has(Number(date.slice(5, 7)))),
      how,
    )
    const costs = costRowsOf(2026, { planned: plans, cells: placed, covered: months, confirmed: [] })
    const without = plans.flatMap(row => row.actual.filter((_, m) => !months.has(m + 1)))
    const ledger = months.size > 0 ? placed.flatMap(cell => cell.months) : []
    expect(sumsOf(costs).actual).toBe(sum([...without, ...ledger]))
    expect(sumsOf(costs).budget).toBe(sumsOf(plans).budget)
    // Reckoned anew from what it shows, a year is the same.
    expect(costRowsOf(2026, { planned: plans, cells: cellsIn(costs), covered: months, confirmed: [] })).toEqual(costs)
  },
)

test.prop([fc.array(planned, { maxLength: 8 }), object, kind, ore], many)(
  'a confirmed forecast is the forecast, to the öre, and moves no other',
  (plans, of, costKind, amount) => {
    const actualTo = Math.max(0, ...plans.map(row => row.actualTo))
    const even = plans.map((row, i) => ({ ...row, id: String(i), actualTo }))
    const mine = (row: { object: string; costKind: string }) => row.object === of && row.costKind === costKind
    const confirmed = actualTo === 12 ? sumsOf(even.filter(mine)).actual : amount
    const costs = costRowsOf(2026, {
      ...{ planned: even, cells: [], covered: new Set<number>() },
      confirmed: [{ object: of, costKind, amount: confirmed }],
    })
    expect(sumsOf(costs.filter(mine)).forecast).toBe(confirmed)
    expect(costs.filter(row => !mine(row))).toEqual(even.filter(row => !mine(row)))
    expect(sumsOf(costs).budget).toBe(sumsOf(even).budget)
  },
)

const names: CostNames = {
  kinds: [{ id: 'licences', name: 'Licenser' }],
  objects: [{ id: 'o1', name: 'Ett', unit: 'Skola', family: 'f' }],
  families: [{ id: 'f', name: 'Familj' }],
  ...{ systems: [], contracts: [] },
}
test.prop([fc.array(planned, { maxLength: 12 })], many)(
  'whatever costs are told per, and month by month, the parts are the whole',
  plans => {
    const whole = sumsOf(plans)
    for (const way of ways) {
      const groups = groupsOf(plans, way, names, {})
      for (const part of ['budget', 'actual', 'forecast'] as const)
        expect(sum(groups.map(of => of[part]))).toBe(whole[part])
    }
    expect(sum(byMonth(plans).map(({ actual }) => actual))).toBe(whole.actual)
    expect(sum(totalsOf(2026, plans).map(({ forecast }) => forecast))).toBe(whole.forecast)
  },
)

const reading = fc.record({
  entity: fc.constantFrom('a', 'b'),
  year: fc.constantFrom(2025, 2026),
  from: fc.integer({ min: 1, max: 12 }),
  length: fc.integer({ min: 0, max: 11 }),
  undone: fc.boolean(),
})
type Counting = Pick<Ledger, 'id' | 'state' | 'choice' | 'appliedAt'>
const ledgersOf = (readings: (typeof reading extends fc.Arbitrary<infer T> ? T : never)[]): Counting[] =>
  readings.map(({ entity, year, from, length, undone }, i) => ({
    ...{ id: `l${i}`, state: undone ? 'undone' : 'done', appliedAt: `2026-09-${String(i + 1).padStart(2, '0')}` },
    choice: { entity, year, from, to: Math.min(12, from + length), uses: [], anyway: false },
  }))
const shownIn = (ledgers: Counting[]) =>
  new Map(
    [...monthsOf(ledgers, 2026).values()].flatMap(({ ledger, months }) =>
      [...months].map(month => [`${ledger.choice!.entity} ${month}`, ledger.id] as const),
    ),
  )

test.prop([fc.array(reading, { maxLength: 12 })], many)(
  'each month counts once, from the latest file that covers it, whatever order they are listed in',
  readings => {
    const ledgers = ledgersOf(readings)
    const shown = shownIn(ledgers)
    for (const entity of ['a', 'b'])
      for (let month = 1; month <= 12; month++) {
        const latest = ledgers.findLast(
          ({ state, choice }) =>
            state === 'done' &&
            choice!.entity === entity &&
            choice!.year === 2026 &&
            choice!.from <= month &&
            month <= choice!.to,
        )
        expect(shown.get(`${entity} ${month}`)).toBe(latest?.id)
      }
    expect(shownIn(ledgers.toReversed())).toEqual(shown)
  },
)

test.prop([fc.array(reading, { minLength: 1, maxLength: 12 })], many)(
  'undoing a file gives exactly what there would have been without it',
  readings => {
    const ledgers = ledgersOf(readings.map(of => ({ ...of, undone: false })))
    const gone = ledgers[Math.floor(ledgers.length / 2)]!
    const undone = ledgers.map(of => (of === gone ? { ...of, state: 'undone' as const } : of))
    expect(shownIn(undone)).toEqual(shownIn(ledgers.filter(of => of !== gone)))
  },
)
