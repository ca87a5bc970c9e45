import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { byKind, CostRow, deviations, sumsOf, totalsOf, type CostSums } from '#shared/costs.ts'
import { sum } from '#shared/money.ts'
import { costRow } from './register.ts'

const rows = fc.array(costRow(['a', 'b']), { maxLength: 12 })
const added = (parts: CostSums[]): CostSums => ({
  budget: sum(parts.map(p => p.budget)),
  actual: sum(parts.map(p => p.actual)),
  forecast: sum(parts.map(p => p.forecast)),
})
const kinds = [
  { id: 'operations', name: 'Drift' },
  { id: 'licences', name: 'Licenser och abonnemang' },
]

test.prop([rows])('totals per object and per cost kind both sum to the rows, to the öre', all => {
  expect(added(totalsOf(2026, all))).toEqual(sumsOf(all))
  expect(added(byKind(all, kinds))).toEqual(sumsOf(all))
})

test.prop([rows])('the deviation at the end of the year is forecast less budget', all => {
  const { budget, forecast } = sumsOf(all)
  expect(deviations(all, 8).at(-1)!.deviation).toBe(forecast - budget)
})

test('deviations are actuals as far as they go, then forecast', () => {
  expect(deviations([], 8).map(month => month.kind)).toEqual([
    ...Array<string>(8).fill('actual'),
    ...Array<string>(4).fill('forecast'),
  ])
})

const row = (of: Partial<CostRow>) =>
  CostRow.parse({
    id: 'r',
    object: 'a',
    costKind: 'licences',
    year: 2026,
    budget: Array<number>(12).fill(10),
    actual: [12, ...Array<number>(11).fill(0)],
    forecast: [12, ...Array<number>(11).fill(10)],
    actualTo: 1,
    ...of,
  })

test('a row whose actuals lag behind counts with its forecast, never as unspent', () => {
  expect(deviations([row({})], 3).map(m => m.deviation)).toEqual(Array<number>(12).fill(2))
})

test('cost kinds come in the order of the model; one that has left it comes last, and empty ones not at all', () => {
  const all = [row({ costKind: 'gone' }), row({ costKind: 'licences' }), row({ costKind: 'operations' })]
  expect(byKind(all, [...kinds, { id: 'staff', name: 'Personal' }]).map(k => k.name)).toEqual([
    'Drift',
    'Licenser och abonnemang',
    'gone',
  ])
})
