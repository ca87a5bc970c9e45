import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { allocationIn } from '#shared/allocation-rows.ts'
import { assertAllocation, CostAllocation, measuresIn, pricesIn, stepsIn } from '#shared/allocation.ts'
import { sumsOf, totalsOf, type CostRow } from '#shared/costs.ts'
import type { Cell } from '#shared/ledgers/collect.ts'
import { sum } from '#shared/money.ts'
import { cellsIn, costRowsOf, type Made } from '#shared/year-costs.ts'
import { evenly, many, months } from './amounts.ts'

const ids = ['a', 'b', 'c', 'd']
const objects = ids.map(id => ({ id, name: id.toUpperCase() }))
const known = { objects: new Set(ids), costKinds: new Set(['allocation']) }
const at = { objects, costKinds: [{ id: 'allocation' }] }
const none = CostAllocation.parse({})
const users = (...receivers: string[]) => ({ id: 'k', name: 'Växeln', year: 2026, kind: 'users' as const, receivers })
const measures = ids.map((receiver, i) => ({ receiver, year: 2026, users: i + 1, fte: 100 * i }))
const of = (more: object) => CostAllocation.parse({ measures, ...more })
const step = (giver: string, key = 'k', more: object = {}) => ({
  id: `${giver}${key}`,
  giver,
  key,
  since: 2026,
  ...more,
})

/** Each gives to some of those after it: by users, årsarbetare, per cent or an agreed amount; and some are paid by price. */
const allocation = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('users', 'fte', 'percent', 'amount'), fc.subarray(ids, { minLength: 1 })), {
      ...{ minLength: 3, maxLength: 3 },
    }),
    fc.array(
      fc.record({
        giver: fc.constantFrom(...ids),
        price: fc.integer({ min: 0, max: 900_001 }),
        quantities: fc.uniqueArray(
          fc.record({ receiver: fc.constantFrom(...ids), quantity: fc.integer({ min: 0, max: 900 }) }),
          { selector: ({ receiver }) => receiver, maxLength: 4 },
        ),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([givers, prices]) => {
    const keys = givers.map(([kind, some], i) => {
      const receivers = [...new Set([...some.filter(id => ids.indexOf(id) >= i), 'd'])]
      const common = { id: ids[i]!, name: ids[i]!, year: 2026, kind }
      if (kind === 'users' || kind === 'fte') return { ...common, receivers }
      const n = receivers.length
      const shares = receivers.map((receiver, k) => ({
        ...{ receiver, basisPoints: k === 0 ? 10_000 - (n - 1) * 1_111 : 1_111, amount: 123_457 * (k + 1) },
      }))
      return { ...common, shares }
    })
    return of({
      keys,
      steps: keys.map(({ id }) => step(id, id)),
      prices: prices.map((price, i) => ({ id: `p${i}`, name: 'Arbetsplats', year: 2026, ...price })),
    })
  })
const row = fc.record({
  ...{ object: fc.constantFrom('a', 'b', 'c'), costKind: fc.constantFrom('licences', 'allocation') },
  ...{ budget: months, forecast: months, actualTo: fc.integer({ min: 0, max: 12 }) },
  nature: fc.constantFrom('upkeep' as const, 'investment' as const),
})
const planned = fc.array(
  row.map(({ forecast, ...of }): CostRow => ({
    ...{ ...of, id: 'p', year: 2026, forecast },
    actual: forecast.map((ore, m) => (m < of.actualTo ? ore : 0)),
  })),
  { maxLength: 4 },
)
const cells = fc.array(
  fc
    .record({ account: fc.constantFrom('6420', '7421'), object: fc.constantFrom('a', 'b'), months })
    .map((cell): Cell => ({ ...cell, entity: 'e', costKind: 'licences', nature: 'upkeep' })),
  { maxLength: 4 },
)
const covered = fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map(all => new Set(all))
const made = fc.record({ planned, cells, covered, confirmed: fc.constant<Made['confirmed']>([]) })
const divided = (rows: CostRow[]) => rows.filter(({ origin }) => origin === 'allocation')

test.prop([made, allocation], many)(
  'the whole is the same to the öre with allocation as without, each month of budget, actual and forecast',
  (all, how) => {
    assertAllocation(how, none, at)
    const { made: year, gaps } = allocationIn(2026, how, known)
    expect(gaps).toEqual([])
    const [without, rows] = [costRowsOf(2026, all), costRowsOf(2026, { ...all, allocation: year })]
    expect(rows.slice(0, without.length)).toEqual(without)
    expect(sumsOf(rows)).toEqual(sumsOf(without))
    for (const what of ['budget', 'actual', 'forecast'] as const)
      for (let month = 0; month < 12; month++) expect(sum(divided(rows).map(of => of[what][month]!)), what).toBe(0)
    const totals = totalsOf(2026, rows)
    expect(sum(totals.map(({ actual }) => actual))).toBe(sumsOf(without).actual)
    // Each pair of objects is one row, and its other half is the same with the other sign.
    expect(new Set(divided(rows).map(({ id }) => id)).size).toBe(divided(rows).length)
    for (const { object, counterpart, forecast } of divided(rows)) {
      const half = divided(rows).find(other => other.object === counterpart && other.counterpart === object)!
      expect(half.forecast.map(ore => -ore || 0)).toEqual(forecast.map(ore => ore || 0))
    }
    // Reckoned anew from what it shows, a year is the same; and so is what its ledgers have.
    expect(cellsIn(rows)).toEqual(cellsIn(without))
    expect(costRowsOf(2026, { ...all, cells: cellsIn(rows), allocation: year })).toEqual(rows)
  },
)

const cost = (object: string, amount: number): CostRow => ({
  ...{ id: object, object, costKind: 'licences', year: 2026, actualTo: 3 },
  ...{ budget: evenly(amount), forecast: evenly(amount), actual: evenly(amount).map((ore, m) => (m < 3 ? ore : 0)) },
})
const told = (rows: CostRow[]) =>
  rows.map(({ object, counterpart, budget, actual }) => [object, counterpart, sum(budget), sum(actual)])

test('what is agreed and priced is borne as far as the year’s actuals go', () => {
  const how = of({
    keys: [{ id: 'k', name: 'k', year: 2026, kind: 'amount', shares: [{ receiver: 'b', amount: 1_200 }] }],
    steps: [step('a')],
    prices: [
      ...[{ id: 'p', name: 'Telefon', giver: 'a', price: 600, year: 2026 }].map(price => ({
        ...{ ...price, quantities: [{ receiver: 'c', quantity: 2 }] },
      })),
    ],
  })
  const { made: allocation } = allocationIn(2026, how, known)
  const rows = costRowsOf(2026, {
    ...{ planned: [cost('a', 1_000)], cells: [], covered: new Set<number>(), confirmed: [], allocation },
  })
  expect(told(divided(rows))).toEqual([
    ['c', 'a', 1_200, 300],
    ['a', 'c', -1_200, -300],
    ['b', 'a', 1_200, 300],
    ['a', 'b', -1_200, -300],
  ])
})

test('what is invested is divided by nobody', () => {
  const how = of({ keys: [users('b')], steps: [step('a')] })
  const { made: allocation } = allocationIn(2026, how, known)
  const outlay: CostRow = { ...cost('a', 500), id: 'i', nature: 'investment' }
  const rows = costRowsOf(2026, {
    ...{ planned: [cost('a', 100), outlay], cells: [], covered: new Set<number>(), confirmed: [], allocation },
  })
  expect(told(divided(rows))).toEqual([
    ['b', 'a', 1_200, 300],
    ['a', 'b', -1_200, -300],
  ])
})

test('a step whose object has left the register is not taken, a price is paid by those who are left, and both are told', () => {
  const how = of({
    keys: [users('b', 'c')],
    steps: [step('a'), step('d')],
    prices: ['b', 'd'].map(giver => ({
      ...{ id: giver, name: giver, giver, price: 100, year: 2026 },
      quantities: ['a', 'c'].map(receiver => ({ receiver, quantity: 1 })),
    })),
  })
  const gone = allocationIn(2026, how, { ...known, objects: new Set(['a', 'b', 'd']) })
  expect(gone.made.steps).toEqual([])
  expect(gone.made.charges.map(({ giver, receiver }) => giver + receiver)).toEqual(['ba', 'da'])
  expect(gone.gaps.map(gap => gap.gone)).toEqual([['c'], ['c'], ['c'], ['c']])
  const nowhere = allocationIn(2026, how, { ...known, costKinds: new Set<string>() })
  expect([nowhere.made.steps, nowhere.gaps]).toEqual([
    [],
    [{ why: 'costKind', name: 'allocation', gone: ['allocation'] }],
  ])
})

test('steps, prices and counts hold in their years', () => {
  const how = of({
    steps: [step('a', 'k', { until: 2027 }), step('b', 'k', { since: 2028 })],
    prices: [2026, 2028].map(year => ({
      ...{ id: 'p', name: 'Telefon', giver: 'a', price: year, year, quantities: [] },
      ...(year === 2028 && { until: 2029 }),
    })),
    measures: [...measures, { receiver: 'a', year: 2028, users: 50 }],
  })
  expect([2025, 2026, 2027, 2028].map(year => stepsIn(how, year).map(({ giver }) => giver))).toEqual([
    ...[[], ['a'], ['a'], ['b']],
  ])
  expect([2025, 2027, 2029, 2030].map(year => pricesIn(how, year).map(({ price }) => price))).toEqual([
    ...[[], [2026], [2028], []],
  ])
  expect([2027, 2028].map(year => measuresIn(how, year).users['a'])).toEqual([1, 50])
  expect(measuresIn(how, 2028).fte['b']).toBe(100)
})

test('what cannot be taken in some year is refused, with why', () => {
  const refused = (more: object, before = none) => {
    try {
      assertAllocation(of(more), before, at)
    } catch (error) {
      return (error as { reason: string }).reason
    }
    return 'ok'
  }
  const keys = [users('b', 'c')]
  expect(refused({ keys, steps: [step('a')] })).toBe('ok')
  expect(refused({ keys, steps: [step('a', 'k', { since: 2025 })] })).toBe('allocation_key_missing')
  expect(refused({ keys, steps: [step('a', 'k', { until: 2025 })] })).toBe('allocation_ends_before')
  expect(refused({ keys: [...keys, ...keys] })).toBe('allocation_year_twice')
  expect(refused({ keys: [users('x')] })).toBe('object_unknown')
  expect(refused({ keys: [users('x')] }, of({ keys: [users('x')] }))).toBe('ok')
  expect(refused({ keys, steps: [step('a')], costKind: 'gone' })).toBe('cost_kind_unknown')
  expect(refused({ keys, steps: [step('a')], measures: [] })).toBe('allocation_measure_missing')
  expect(refused({ keys: [users('a', 'b')], steps: [step('a'), step('b')] })).toBe('allocation_cycle')
  // The circle closes only when a later key takes the place of the first.
  const later = { ...users('a'), year: 2030 }
  const other = { ...users('b'), id: 'o', name: 'o' }
  expect(refused({ keys: [...keys, later, other], steps: [step('b'), step('a', 'o')] })).toBe('allocation_cycle')
  expect(refused({ keys: [...keys, other], steps: [step('b'), step('a', 'o')] })).toBe('ok')
})
