import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { compute, computed, definitionOf, definitions, KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { keyFigures } from '#shared/cost-counts.ts'
import { sumsOf } from '#shared/costs.ts'
import { Contract } from '#shared/contracts.ts'
import { sum } from '#shared/money.ts'
import { Activity } from '#shared/plan-rows.ts'
import { many } from '../amounts.ts'
import { input, object, row } from './input.ts'

const rows = [
  row({ amount: 60_000_00, budgeted: 50_000_00, nature: 'upkeep' }),
  row({ id: 's', costKind: 'staff', origin: 'staff', amount: 30_000_00 }),
  row({ id: 'c', costKind: 'consultants', nature: 'enhancement', amount: 10_000_00 }),
  row({ id: 'o', object: 'b', costKind: 'operations', nature: 'retirement', amount: 20_000_00, budgeted: 50_000_00 }),
  row({ id: 'i', nature: 'investment', amount: 900_000_00 }),
]
const valueOf = (figure: KeyFigureId, of = input({ rows })) => compute(figure, of)?.value

test('costs are told per inhabitant, årsarbetare and workplace, and as a share of all operating cost; an outlay is in none', () => {
  expect(valueOf('K1')).toBeCloseTo(120)
  expect(valueOf('K2')).toBeCloseTo(1.5)
  expect(valueOf('K3')).toBeCloseTo(0.02)
  expect(valueOf('K4')).toBeCloseTo(2.4)
})

test('the split is the whole; business objects, hired and bought are shares of the same cost', () => {
  expect([valueOf('K5U'), valueOf('K5E'), valueOf('K5R')].map(of => Math.round(of! * 10) / 10)).toEqual([75, 8.3, 16.7])
  expect(valueOf('K6')).toBeCloseTo((100 / 120) * 100)
  expect(valueOf('K7')).toBeCloseTo(25)
  expect(valueOf('K8')).toBeCloseTo(75)
})

test('budget accuracy is how far the cost was from the budget, whichever way', () => {
  expect(valueOf('K10')).toBeCloseTo(20)
  expect(valueOf('K10', input({ rows: [row({ amount: 80, budgeted: 100 })] }))).toBeCloseTo(20)
})

test('a plan that is approved late, dropped activities and plans not approved count as they are', () => {
  const plans = [
    { object: 'a', submittedOn: '2024-11-01', approvedOn: '2024-11-11' },
    { object: 'b', submittedOn: '2024-11-30', approvedOn: '2024-12-20' },
    { object: 'gone', submittedOn: '2024-01-01', approvedOn: '2024-01-02' },
  ]
  const activity = (id: string, status: Activity['status'], doneOn?: string) => ({
    ...Activity.parse({ id, name: id, status, ...(doneOn && { doneOn }) }),
    object: 'a',
  })
  const activities = [
    ...[activity('1', 'done', '2025-05-01'), activity('2', 'planned'), activity('3', 'dropped')],
    ...[activity('4', 'done', '2026-01-02'), activity('5', 'done')],
  ]
  const of = input({ plans, activities })
  expect(valueOf('K11', of)).toBe(50)
  expect(valueOf('K12', of)).toBe(50)
  expect(valueOf('K13', of)).toBe(15)
  expect(compute('K13', of)).toMatchObject({ numerator: 30, denominator: 2 })
})

test('roles are counted on the day, and contracts that run', () => {
  const assignments = [
    { id: 'x', object: 'a', role: 'objektagare', person: 'p', from: '2025-01-01', extent: 5 },
    { id: 'y', object: 'a', role: 'forvaltningsledare', person: 'p', from: '2025-01-01', to: '2025-06-30', extent: 5 },
  ]
  const found = compute('K14', input({ assignments, objects: [object('a')] }))
  expect(found).toMatchObject({ numerator: 1, denominator: 6 })
  const contract = (of: object) => Contract.parse({ id: JSON.stringify(of), name: 'C', ...of })
  const contracts = [{ end: '2026-12-31' }, { end: '2025-01-31' }, {}, { start: '2026-02-01' }].map(contract)
  expect(compute('K15', input({ contracts }))).toMatchObject({ numerator: 1, denominator: 2 })
})

test('what is missing is no value, and says why; a zero is a value', () => {
  const of = (figure: KeyFigureId, more: Parameters<typeof input>[0]) => computed(figure, input(more))
  expect(of('K1', {})).toBe('no_costs')
  expect(of('K1', { rows, actualTo: 11 })).toBe('year_not_read')
  expect(of('K1', { rows, counts: { ...input().counts, residents: undefined } })).toBe('no_residents')
  expect(of('K3', { rows, counts: { ...input().counts, operating: undefined } })).toBe('no_operating')
  expect(of('K5U', { rows: [row({ amount: 5 })] })).toBe('natures_unsaid')
  expect(of('K8', { rows: [...rows, row({ id: 'own', costKind: 'ours', amount: 5 })] })).toBe('kinds_unsaid')
  expect(of('K10', { rows: [row({ amount: 5 })] })).toBe('no_budget')
  expect(of('K12', {})).toBe('nothing_there')
  expect(of('K13', {})).toBe('nothing_there')
  expect(of('K1', { rows: [row({ amount: 21_000 * 1_000 * 100 })] })).toBe('outside_bounds')
  expect(valueOf('K7', input({ rows: [row({ costKind: 'staff', amount: 5 })] }))).toBe(0)
  expect(valueOf('K1', input({ rows: [row({ amount: 0 })] }))).toBe(0)
})

test('a year that goes on counts by its forecast', () => {
  const yearly = (ore: number) => [ore, ...Array<number>(11).fill(0)]
  const going = row({ actualTo: 8, actual: yearly(1), forecast: yearly(500_000) } as object)
  expect(compute('K1', input({ rows: [going], forecast: true, actualTo: 8 }))?.value).toBe(5)
})

test('coverage is told beside every figure of costs, and beside no other', () => {
  const of = input({ rows, contracts: [Contract.parse({ id: 'c', name: 'C' })] })
  for (const figure of KeyFigureId.options) {
    const found = compute(figure, of)
    if (found) expect(found.coverage !== undefined, figure).toBe(definitions[figure].costs)
  }
})

test('a network’s own figure is told as every other, and an unknown one is none', () => {
  const own = {
    ...{ id: 'own-x', name: 'X', unit: 'percent' as const, bounds: [0, 100] as [number, number], floor: 5 },
    ...{ better: 'up' as const, decimals: 0, scope: '', numeratorName: 'a', denominatorName: 'b', version: 2 },
  }
  expect(definitionOf('own-x', { ownFigures: [own] })).toMatchObject({ version: 2, scale: 100, sums: true })
  expect(definitionOf('own-y', { ownFigures: [own] })).toBeUndefined()
  expect(definitionOf('K1')).toBe(definitions.K1)
})

const some = fc.array(
  fc.record({
    object: fc.constantFrom('a', 'b'),
    costKind: fc.constantFrom('licences', 'staff', 'consultants', 'income', 'depreciation'),
    nature: fc.constantFrom('upkeep' as const, 'enhancement' as const, 'retirement' as const, 'investment' as const),
    amount: fc.integer({ min: -1_000_000, max: 50_000_000 }),
    budgeted: fc.integer({ min: 0, max: 50_000_000 }),
  }),
  { minLength: 1, maxLength: 12 },
)

test.prop([some], many)('what a side consists of sums to it exactly, however it is told', all => {
  const of = input({ rows: all.map((one, i) => row({ ...one, id: String(i) })) })
  for (const figure of KeyFigureId.options) {
    const found = computed(figure, of)
    if (typeof found === 'string') continue
    const { numerator, denominator } = found.parts
    for (const side of [numerator, denominator])
      for (const { lines } of side.ways) expect(sum(lines.map(line => line.amount)), figure).toBe(side.amount)
    expect(found.value).toMatchObject({ numerator: numerator.amount, denominator: denominator.amount })
  }
})

test.prop([some], many)('a cost figure has the cost page’s sum, and the split is the whole of it', all => {
  const costs = all.map((one, i) => row({ ...one, id: String(i) }))
  const of = input({ rows: costs })
  const page = keyFigures(
    costs,
    { users: undefined, fte: { n: 80 }, residents: { n: 1_000 } },
    { placed: 0, unallocated: 0 },
  )
  const k1 = computed('K1', of)
  if (typeof k1 !== 'string') {
    expect(k1.parts.numerator.amount).toBe(page.cost.total)
    // The page tells whole öre: the nearest, told in whole numbers so that nothing is lost on the way.
    const { numerator, denominator } = k1.value
    expect(2 * Math.abs(numerator - (page.per.residents as number) * denominator)).toBeLessThanOrEqual(denominator)
    expect(k1.value.value).toBe((numerator / denominator) * definitions.K1.scale)
  }
  const split = (['K5U', 'K5E', 'K5R'] as const).map(figure => definitions[figure].parts(of))
  if (split.every(one => typeof one !== 'string'))
    expect(sum(split.map(one => (one as Exclude<typeof one, string>).numerator.amount))).toBe(sumsOf(costs).actual)
})

test.prop([some], many)('a value is always within its public bounds, or is none', all => {
  const of = input({ rows: all.map((one, i) => row({ ...one, id: String(i) })) })
  for (const figure of KeyFigureId.options) {
    const value = compute(figure, of)?.value
    const [least, most] = definitions[figure].bounds
    if (value !== undefined) expect(value >= least && value <= most, figure).toBe(true)
  }
})
