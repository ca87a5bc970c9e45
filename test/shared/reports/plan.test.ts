import { expect, test } from 'vitest'
import { wordsOf, type Report } from '#shared/reports/document.ts'
import { planReport } from '#shared/reports/plan.ts'
import { tertials } from '#shared/reports/plan-tables.ts'
import { approved, frame, planInput } from './reported.ts'

/** A section's table, in words. */
const tableOf = (report: Report, heading: string) => {
  const found = report.sections.find(section => section.heading.endsWith(heading))
  const table = found?.blocks.find(block => block.kind === 'table')
  return { rows: table?.rows.map(row => row.map(wordsOf)), total: table?.total?.map(wordsOf) }
}

test('a plan that nobody has approved is a draft, and says so where it is read', () => {
  const report = planReport(planInput, frame)
  expect(report.draft).toBe(true)
  expect(report.footer).toBe('FO-03, utkast 2026-11-12')
  expect(report.facts[0]).toEqual({ label: 'Läge', value: 'Utkast' })
})

test('an approved version says who approved it, when, and under which diary number', () => {
  const report = planReport({ ...planInput, version: approved }, frame)
  expect(report.draft).toBe(false)
  expect(report.footer).toBe('FO-03, version 1, fastställd 2026-11-12. Diarienummer KS 2026/0412')
  expect(report.facts).toContainEqual({ label: 'Fastställd av', value: 'Anna Lindqvist, Objektägare' })
  expect(report.day).toBe('2026-11-12')
})

test('sections stand in the order of the model, under its names, and those that hold nothing are left out', () => {
  const light = { ...planInput, parts: { ...planInput.parts, risks: [] } }
  expect(planReport(light, frame).sections.map(({ heading }) => heading)).toEqual([
    '1. Sammanfattning och beslut',
    '2. Mål och mått',
    '3. Aktiviteter',
    '4. Resurser',
    '5. Budget och finansiering',
    '6. Beroenden',
    '7. Länkar och versioner',
  ])
})

test('a goal is compared with the goal of last year that it goes on from', () => {
  expect(tableOf(planReport(planInput, frame), 'Mål och mått').rows?.map(row => row.at(-1))).toEqual([
    'Nytt',
    'Oförändrat',
    'Ändrat från 80 %',
  ])
})

test('the budget stands beside last year’s, and its sum is that of its rows', () => {
  const { rows, total } = tableOf(planReport(planInput, frame), 'finansiering')
  expect(rows?.[0]).toEqual([
    'Licenser och abonnemang',
    '4\u00a0180',
    '4\u00a0500',
    '+320',
    '4\u00a0500 tkr 2027, 4\u00a0180 tkr 2026',
  ])
  expect(total).toEqual(['Summa', '9\u00a0840', '10\u00a0870', '+1\u00a0030', ''])
})

test('last year’s cost kinds that the plan has no line for are in the comparison', () => {
  const budget = planInput.parts.budget.slice(1)
  const { rows, total } = tableOf(
    planReport({ ...planInput, parts: { ...planInput.parts, budget } }, frame),
    'finansiering',
  )
  expect(rows?.at(-1)?.slice(0, 4)).toEqual([
    'Kostnadsslag som inte är med i planen',
    '4\u00a0180',
    '0',
    '\u22124\u00a0180',
  ])
  expect(total?.[1]).toBe('9\u00a0840')
})

test('an activity’s time is told in tertials', () => {
  expect(tertials({ start: '2027-01-15', due: '2027-11-30' }, 2027)).toBe('T1–T3')
  expect(tertials({ due: '2027-08-31' }, 2027)).toBe('T2')
  expect(tertials({ start: '2026-10-01', due: '2027-02-01' }, 2027)).toBe('2026–T1')
  expect(tertials({}, 2027)).toBe('')
})

test('budget lines that say where they belong or see years ahead stand line by line, with sums', () => {
  const [line] = planInput.parts.budget
  const placed = {
    ...{ ...line!, id: 'bx', months: Array<number>(12).fill(100_000), system: 's', ahead: [2_400_000, 3_600_000] },
    code: { entity: 'e', account: '6421', parts: { 1: '300' } },
  }
  const report = planReport(
    {
      ...{ ...planInput, parts: { ...planInput.parts, budget: [placed] }, systems: [{ id: 's', name: 'Omvårda' }] },
      entities: [
        {
          id: 'e',
          name: 'Kommunen',
          chart: 'kommunbas',
          sign: 1,
          parts: [{ dimension: '1', name: 'Ansvar', mandatory: false }],
        },
      ],
    },
    frame,
  )
  const section = report.sections.find(({ heading }) => heading.includes('finansiering'))!
  const lines = section.blocks.filter(block => block.kind === 'table').at(-1)!
  expect(lines.rows.map(row => row.map(wordsOf))).toEqual([
    [expect.any(String), 'Omvårda', '6421, Ansvar 300', '12', '24', '36'],
  ])
  expect(lines.total?.map(wordsOf).slice(-3)).toEqual(['12', '24', '36'])
})
