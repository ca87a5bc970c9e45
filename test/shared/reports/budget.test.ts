import { CostRow } from '#shared/costs.ts'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { presetModel } from '#shared/presets/model.ts'
import { sum, toTkr } from '#shared/money.ts'
import { Goal } from '#shared/plan-rows.ts'
import { newPlan, type PlanWithParts } from '#shared/plans.ts'
import { budgetReport, type BudgetInput } from '#shared/reports/budget.ts'
import type { Report, Table } from '#shared/reports/document.ts'
import { Unit } from '#shared/units.ts'
import { evenly, many } from '../amounts.ts'
import { object } from '../register.ts'
import { frame } from './reported.ts'

const units = [
  Unit.parse({ id: 'sn', name: 'Socialnämnden', kind: 'board' }),
  Unit.parse({ id: 'care', name: 'Äldreomsorg', parent: 'sn' }),
]
const objects = [object('a', { unit: 'Äldreomsorg' }), object('b', { unit: 'Socialnämnden' }), object('c')]
const model = { ...presetModel('full'), steering: [{ id: 's1', name: 'En trygg kommun', hidden: false }] }
const plan = (of: string, lines: [kind: string, monthly: number, comment?: string][]): PlanWithParts => ({
  plan: { ...newPlan(of, 2027), summary: `Därför ${of}.` },
  goals: [Goal.parse({ id: 'g', text: 'Mål', steering: 's1' })],
  ...{ activities: [], risks: [], resources: [], dependencies: [] },
  budget: lines.map(([costKind, monthly, comment = ''], i) => ({
    ...{ id: `b${i}`, costKind, months: evenly(monthly), comment },
  })),
})
const before = (of: Partial<CostRow>) =>
  CostRow.parse({
    ...{ id: 'r', object: 'a', costKind: 'licences', year: 2026, actualTo: 0 },
    ...{ budget: evenly(0), actual: evenly(0), forecast: evenly(0), ...of },
  })
const input: BudgetInput = {
  ...{ year: 2027, model, objects, units },
  plans: new Map([
    [
      'a',
      plan('a', [
        ['licences', 100_000_00, 'Avtal Omvårda: KPI'],
        ['licences', 50_000_00, 'Fler användare'],
      ]),
    ],
    ['c', plan('c', [['operations', 10_000_00]])],
  ]),
  costs: [
    before({ object: 'a', costKind: 'licences', budget: evenly(100_000_00) }),
    before({ object: 'b', costKind: 'staff', budget: evenly(20_000_00) }),
    // What is divided, and invested, is in no plan.
    before({ object: 'b', costKind: 'other', budget: evenly(5_000_00), origin: 'allocation' }),
    before({ object: 'b', costKind: 'depreciation', budget: evenly(9_000_00), nature: 'investment' }),
  ],
  frames: [
    { level: 'unit', of: 'sn', year: 2027, amount: 1_500_000_00 },
    { level: 'object', of: 'b', year: 2027 },
  ],
}
const tables = ({ sections }: Report) =>
  sections.map(({ blocks }) => blocks.filter((of): of is Table => of.kind === 'table'))
const words = (cells: unknown[]) =>
  cells.map(cell => (typeof cell === 'string' ? cell : (cell as { value: number }).value))

test('each board has its objects against its frame, then kind by kind with the lines’ reasons', () => {
  const report = budgetReport(input, frame)
  expect(report.sections.map(({ heading }) => heading)).toEqual(['1. Socialnämnden', '2. Objekt utan nämnd'])
  const [whole, kinds] = tables(report)[0]!
  expect(whole!.rows.map(words)).toEqual([
    ['Objekt a', 'Utkast', 1200, 1800, 600, '–', '–'],
    ['Objekt b', 'Ej påbörjad', 240, 0, -240, '–', '–'],
  ])
  expect(words(whole!.total!)).toEqual(['Summa', '', 1440, 1800, 360, 1500, -300])
  expect(kinds!.rows.map(words)).toEqual([
    ['Objekt a', 'Licenser och abonnemang', 1200, 1800, 600, 'Avtal Omvårda: KPI; Fler användare'],
    ['Objekt b', 'Personal', 240, 0, -240, ''],
  ])
  expect(report.draft).toBe(true)
})

test('why is what the plan’s summary says, and which of the municipality’s goals it supports', () => {
  const { blocks } = budgetReport(input, frame).sections[0]!
  expect(blocks.flatMap(of => (of.kind === 'table' ? [] : [of.text]))).toEqual([
    ...['Objekt a', 'Därför a.', 'Stödjer kommunens mål: En trygg kommun.'],
  ])
})

test('one unit’s is of what lies under it', () => {
  const report = budgetReport({ ...input, unit: 'Äldreomsorg' }, frame)
  expect(report.subtitle).toBe('Äldreomsorg')
  expect(tables(report).map(of => of[0]!.rows.map(row => row[0]))).toEqual([['Objekt a']])
})

const amounts = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('licences', 'staff'), fc.integer({ min: -1e9, max: 1e9 })),
)
test.prop([amounts], many)('the boards’ sums are all that the plans say', given => {
  const plans = new Map(
    objects.map(({ id }) => [
      id,
      plan(
        id,
        given.filter(([of]) => of === id).map(([, kind, n]) => [kind, n * 100_000]),
      ),
    ]),
  )
  const report = budgetReport({ ...input, plans, costs: [] }, frame)
  const all = toTkr(sum(given.map(([, , n]) => 12 * n * 100_000)))
  const totals = (at: number, column: number) =>
    sum(tables(report).map(of => (words(of[at]?.total ?? [])[column] as number | undefined) ?? 0))
  expect(totals(0, 3)).toBe(all)
  expect(totals(1, 3)).toBe(all)
})
