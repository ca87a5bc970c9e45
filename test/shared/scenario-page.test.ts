import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { CostRow, totalsOf } from '#shared/costs.ts'
import { sum } from '#shared/money.ts'
import { noMonths } from '#shared/months.ts'
import { activityCost, activityId, baseOf, standing, withActivities, yearStands } from '#shared/scenario-base.ts'
import { linesOf, playOn, scenarioRow, scenarioTold, sideBySide, type Ground } from '#shared/scenario-page.ts'
import { nameOfCopy, Scenario, yearsOf, yearsOver } from '#shared/scenarios.ts'
import { StaffTerms } from '#shared/staff-costs.ts'
import { evenly, frozen, many } from './amounts.ts'
import { anyChanges, anyMonths } from './scenario-amounts.ts'

const cost = (of: Partial<CostRow> = {}) =>
  CostRow.parse({
    ...{ id: 'r', object: 'o', costKind: 'licences', year: 2026, actualTo: 0 },
    ...{ budget: evenly(100), actual: noMonths(), forecast: noMonths(), ...of },
  })
const objects = new Set(['o', 'p', 'q'])
const totals = (rows: CostRow[]) =>
  [...Map.groupBy(rows, row => row.year)].flatMap(([year, its]) => totalsOf(year, its))
const based = (rows: CostRow[], years: number[]) => baseOf(rows, standing(totals(rows), objects, years))
const known: Ground['known'] = {
  object: objects,
  ...{ system: new Set(['x', 'y']), contract: new Set(['c']), costKind: new Set(['licences', 'staff', 'other']) },
  ...{ role: new Set(['lead-it']), activity: new Set(['a']), investment: new Set(['i']) },
}
const terms = frozen({ staff: StaffTerms.parse({}), roles: [{ id: 'lead-it', side: 'it' as const }] })
const names = {
  objects: [{ id: 'o', name: 'Omsorg' }],
  kinds: ['staff', 'licences'].map(id => ({ id, name: id.toUpperCase() })),
}
const scenario = (changes: unknown[] = [], more: object = {}) =>
  Scenario.parse({ ...{ id: 's', name: 'Tänk om', baseYear: 2026, ahead: 2, changes }, ...more })
const all = (rows: { months: number[] }[]) => sum(rows.flatMap(row => row.months))

test('an object without budget for a year is reckoned with its latest budget before it', () => {
  const rows = [
    cost({ year: 2025, budget: evenly(50) }),
    cost({ system: 'x', contract: 'c' }),
    cost({ id: 't', system: 'x', contract: 'c', budget: evenly(1) }),
    cost({ id: 'p', object: 'p', year: 2027 }),
    cost({ id: 'l', origin: 'ledger', budget: noMonths(), actual: evenly(9) }),
  ]
  expect(based(rows, [2026, 2027]).map(({ id: _, ...row }) => row)).toEqual([
    { object: 'o', costKind: 'licences', system: 'x', contract: 'c', year: 2026, months: evenly(101) },
    { object: 'o', costKind: 'licences', system: 'x', contract: 'c', year: 2027, months: evenly(101) },
    { object: 'p', costKind: 'licences', year: 2027, months: evenly(100) },
  ])
})

test('it is told which years stand for others, and of how many objects', () => {
  const rows = [cost(), cost({ object: 'p', year: 2025 }), cost({ object: 'q', year: 2027 })]
  expect(yearStands(standing(totals(rows), objects, [2026, 2027]), [2026, 2027])).toEqual([
    { year: 2026, budgeted: 1, of: 2, from: [2025] },
    { year: 2027, budgeted: 1, of: 3, from: [2026, 2025] },
  ])
})

test('who has others bear all that it costs has its own budget all the same, and bears nothing twice', () => {
  const given = (of: Partial<CostRow>) => cost({ costKind: 'other', origin: 'allocation', ...of })
  const rows = [
    cost({ year: 2026, budget: evenly(70) }),
    cost({ year: 2027 }),
    given({ id: 'g', year: 2027, budget: evenly(-100) }),
    given({ id: 'p', object: 'p', year: 2027, budget: evenly(100) }),
  ]
  expect(based(rows, [2027]).map(({ id: _, ...row }) => row)).toEqual([
    { object: 'o', costKind: 'licences', year: 2027, months: evenly(100) },
  ])
})

test('an object that has left the register is not in the base', () => {
  expect(based([cost({ object: 'gone' })], [2026])).toEqual([])
})

test('an activity is told apart from its object’s budget, and the whole is as it was', () => {
  const activity = { id: 'a', object: 'o', year: 2026, month: 11, cost: 500 }
  const base = withActivities(based([cost()], [2026, 2027]), [{ activity: 'a', costKind: 'consultants' }], [activity])
  expect(all(base)).toBe(2400)
  const delay = { id: '1', kind: 'delay', of: { what: 'activity', activity: 'a', costKind: 'licences' }, months: 3 }
  const { rows, differences } = playOn({ base, terms, known }, scenario([delay], { ahead: 1 }), [2026, 2027])
  expect(differences[0]!.years).toEqual([
    { year: 2026, amount: -500 },
    { year: 2027, amount: 500 },
  ])
  expect(rows.find(row => row.activity === 'a' && row.year === 2027)!.months[1]).toBe(500)
})

test('activities of different plans are different ones, whatever their ids', () => {
  const ids = [
    activityId({ id: 'a', object: 'o', year: 2026 }),
    activityId({ id: 'a', object: 'p', year: 2026 }),
    activityId({ id: 'a', object: 'o', year: 2027 }),
  ]
  expect(new Set(ids).size).toBe(3)
  const planned = { id: 'a', object: 'o', year: 2026, cost: 5 }
  expect(activityCost({ ...planned, due: '2026-03-31' })).toMatchObject({ id: ids[0], month: 3 })
  expect([activityCost(planned).month, activityCost({ ...planned, due: '2027-03-31' }).month]).toEqual([12, 12])
})

test('a change of something that has left has no effect, and says what has left', () => {
  const lost = [
    { id: '1', kind: 'endSystem', system: 'gone', from: '2026-01-01' },
    { id: '2', kind: 'oneOff', object: 'gone', costKind: 'gone too', amount: 5, on: '2026-01-01' },
    { id: '3', kind: 'delay', of: { what: 'investment', investment: 'no' }, months: 2 },
    { id: '4', kind: 'index', of: { what: 'contract', contract: 'no' }, basisPoints: 100, from: '2026-01-01' },
  ]
  const rows = [cost({ system: 'gone', contract: 'no' })]
  const ground = { base: based(rows, [2026, 2027, 2028]), terms, known }
  const { differences } = scenarioTold(scenario(lost), ground, names)
  expect(differences.map(of => of.lost)).toEqual([['system'], ['object', 'costKind'], ['investment'], ['contract']])
  expect(scenarioRow(scenario(lost), ground)).toMatchObject({ base: 3600, amount: 0, changes: 4, lost: 4 })
})

test('lines go by name in an order that people know, and what is nothing anywhere is no line', () => {
  const base = based([cost(), cost({ object: 'p', costKind: 'left', budget: evenly(1) })], [2026])
  const { lines } = sideBySide([scenario(), scenario([], { id: 't', ahead: 1 })], { base, terms, known }, names)
  expect(lines.object.map(line => [line.name, line.base, line.scenarios])).toEqual([
    ['Omsorg', 1200, { s: 1200, t: 1200 }],
    ['p', 12, { s: 12, t: 12 }],
  ])
  expect(lines.costKind.map(line => line.name)).toEqual(['LICENCES', 'left'])
  expect(linesOf([], [], [], names)).toEqual({ year: [], object: [], costKind: [] })
})

test('scenarios are compared over every year that any of them looks at', () => {
  expect(yearsOf({ baseYear: 2026, ahead: 2 })).toEqual([2026, 2027, 2028])
  const far = { baseYear: 2030, ahead: 1 }
  expect(yearsOver([far, { baseYear: 2028, ahead: 1 }])).toEqual([2028, 2029, 2030, 2031])
  expect(yearsOver([])).toEqual([])
})

test('a copy has a name that nobody has, never longer than names may be', () => {
  expect(nameOfCopy('Index', 'kopia', [])).toBe('Index (kopia)')
  expect(nameOfCopy('Index', 'kopia', ['index (kopia)', 'Index (kopia 2)'])).toBe('Index (kopia 3)')
  expect(nameOfCopy('x'.repeat(80), 'kopia', [])).toHaveLength(80)
})

const rows = fc.array(
  fc
    .record({
      ...{ object: fc.constantFrom('o', 'p', 'gone'), costKind: fc.constantFrom('licences', 'staff') },
      ...{
        system: fc.option(fc.constantFrom('x', 'gone'), { nil: undefined }),
        year: fc.integer({ min: 2024, max: 2028 }),
      },
      ...{ contract: fc.option(fc.constantFrom('c'), { nil: undefined }), budget: anyMonths },
    })
    .map(of => cost(of)),
  { maxLength: 8 },
)

test.prop([rows, fc.integer({ min: 2024, max: 2029 })], many)(
  'the base of a year is each object’s own budget, or its latest before, to the öre',
  (of, year) => {
    const sums = totals(of)
    const own = (object: string) =>
      sums.filter(t => t.object === object && t.year <= year && t.budget !== 0).toSorted((a, b) => b.year - a.year)[0]
    const expected = sum([...objects].map(object => own(object)?.budget ?? 0))
    expect(all(based(of, [year]))).toBe(expected)
  },
)

test.prop([rows, anyChanges, anyChanges], many)(
  'from kept scenario to page, the differences of the changes are scenario − base in every way of telling it',
  (of, one, other) => {
    const ground = { base: based(of, [2026, 2027, 2028, 2029]), terms, known }
    const s = scenario(one, { ahead: 3 })
    const { differences, lines } = scenarioTold(s, ground, names)
    for (const way of [lines.year, lines.object, lines.costKind])
      expect(sum(way.map(line => line.scenarios.s! - line.base))).toBe(sum(differences.map(d => d.amount)))
    for (const line of lines.year)
      expect(line.scenarios.s! - line.base).toBe(
        sum(differences.map(d => d.years.find(y => y.year === Number(line.id))?.amount ?? 0)),
      )
    const t = scenario(other, { id: 't', ahead: 3 })
    const both = sideBySide([s, t], ground, names)
    expect(both.lines.year.map(({ base, scenarios }) => [base, scenarios.s])).toEqual(
      lines.year.map(({ base, scenarios }) => [base, scenarios.s]),
    )
    expect(scenarioRow(s, ground).amount).toBe(sum(differences.map(d => d.amount)))
  },
)
