import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { sum } from '#shared/money.ts'
import { ScenarioRow, type ScenarioTerms } from '#shared/scenario-effects.ts'
import { compare, play, Scenario } from '#shared/scenarios.ts'
import { StaffTerms } from '#shared/staff-costs.ts'
import { evenly, frozen, many, months } from './amounts.ts'
import { anyChanges as changes } from './scenario-amounts.ts'

const terms: ScenarioTerms = frozen({
  years: [2027, 2028, 2029],
  roles: [{ id: 'lead-it', side: 'it' as const }],
  staff: StaffTerms.parse({
    lkp: [{ from: '2026-01-01', basisPoints: 4000, source: 'SKR' }],
    classes: [{ id: 's', name: 'Specialist', monthly: 4_000_000, from: '2026-01-01' }],
    ofRole: { 'lead-it': 's' },
  }),
})
const row = (of: Partial<ScenarioRow> = {}) =>
  ScenarioRow.parse({ ...{ id: 'r', object: 'o', costKind: 'licences', year: 2027, months: evenly(100) }, ...of })
const played = (base: ScenarioRow[], ...changes: object[]) => {
  const named = changes.map((change, i) => ({ id: String(i), ...change }))
  return play(Scenario.parse({ id: 's', name: 'Tänk om', baseYear: 2027, changes: named }), frozen(base), terms)
}
const all = (rows: ScenarioRow[]) => sum(rows.flatMap(r => r.months))

test('a system that is ended costs nothing from that month on, but what leaving costs', () => {
  const base = [row({ system: 'x' }), row({ id: 'n', system: 'x', year: 2028 }), row({ id: 'y', system: 'y' })]
  const exit = { object: 'o', costKind: 'consultants', amount: 50 }
  const { rows, differences } = played(base, { kind: 'endSystem', system: 'x', from: '2027-10-15', exit })
  expect(rows.map(r => sum(r.months))).toEqual([900, 0, 1200, 50])
  expect(rows[3]!.months[9]).toBe(50)
  expect(differences[0]).toMatchObject({
    amount: -1450,
    years: [
      { year: 2027, amount: -250 },
      { year: 2028, amount: -1200 },
      { year: 2029, amount: 0 },
    ],
  })
})

test('an index raises what it is of, once, from its month on', () => {
  const base = [row({ contract: 'c' }), row({ id: 'd', costKind: 'operations' }), row({ id: 'n', year: 2028 })]
  const raised = (of: unknown) =>
    played(base, { kind: 'index', of, basisPoints: 1000, from: '2027-07-01' }).rows.map(r => sum(r.months))
  expect(raised({ what: 'all' })).toEqual([1260, 1260, 1320])
  expect(raised({ what: 'costKind', costKind: 'licences' })).toEqual([1260, 1200, 1320])
  expect(raised({ what: 'contract', contract: 'c' })).toEqual([1260, 1200, 1200])
})

test('more of a role costs its class with LKP, and less as much the other way', () => {
  const of = (extent: number) => ({
    kind: 'staff',
    object: 'o',
    role: 'lead-it',
    extent,
    from: '2028-12-24',
    costKind: 'staff',
  })
  const { rows } = played([], of(50))
  expect(rows.map(r => [r.year, r.origin, sum(r.months)])).toEqual([
    [2028, 'staff', 2_800_000],
    [2029, 'staff', 33_600_000],
  ])
  expect(all(played([], of(50), of(-50)).rows)).toBe(0)
  const { differences } = played([], { ...of(50), role: 'unknown' })
  expect(differences[0]!.missing.map(m => [m.why, m.months.length])).toEqual([
    ['role_unknown', 1],
    ['role_unknown', 12],
  ])
})

test('what is delayed comes in a later year, and what falls past the last is told', () => {
  const base = [row({ activity: 'a' }), row({ id: 'i', investment: 'i', year: 2029 })]
  const activity = played(base, {
    kind: 'delay',
    of: { what: 'activity', activity: 'a', costKind: 'licences' },
    months: 3,
  })
  expect(activity.rows.map(r => [r.id, r.year, sum(r.months)])).toEqual([
    ['r', 2027, 900],
    ['r-2028', 2028, 300],
    ['i', 2029, 1200],
  ])
  expect(activity.differences[0]).toMatchObject({ amount: 0, beyond: 0 })
  const investment = played(base, { kind: 'delay', of: { what: 'investment', investment: 'i' }, months: 5 })
  expect(investment.differences[0]).toMatchObject({ amount: -500, beyond: 500 })
})

test('changes are made in their order', () => {
  const oneOff = { kind: 'oneOff', object: 'o', costKind: 'licences', amount: 1000, on: '2027-03-05' }
  const index = { kind: 'index', of: { what: 'all' }, basisPoints: 1000, from: '2027-01-01' }
  expect(played([], oneOff, index).differences.map(d => d.amount)).toEqual([1000, 100])
  expect(played([], index, oneOff).differences.map(d => d.amount)).toEqual([0, 1000])
  expect(played([], { ...oneOff, on: '2031-01-01' }).differences[0]).toMatchObject({ amount: 0, beyond: 1000 })
})

test('scenarios stand beside the base, by object, cost kind or year', () => {
  const base = [row(), row({ id: 'p', object: 'p' })]
  const one = played(base, { kind: 'oneOff', object: 'q', costKind: 'consultants', amount: 7, on: '2028-01-01' })
  expect(compare(base, [one], ['object'])).toEqual([
    { object: 'o', base: 1200, scenarios: { s: 1200 } },
    { object: 'p', base: 1200, scenarios: { s: 1200 } },
    { object: 'q', base: 0, scenarios: { s: 7 } },
  ])
  expect(compare(base, [one], ['costKind', 'year'])).toEqual([
    { costKind: 'licences', year: 2027, base: 2400, scenarios: { s: 2400 } },
    { costKind: 'consultants', year: 2028, base: 0, scenarios: { s: 7 } },
  ])
})

const id = (...of: string[]) => fc.constantFrom(...of)
const maybe = (...of: string[]) => fc.option(id(...of), { nil: undefined })
const base = fc.array(
  fc
    .record({
      ...{ id: fc.uuid(), object: id('o', 'p'), costKind: id('licences', 'staff'), year: id('2027', '2028', '2029') },
      ...{ system: maybe('x', 'y'), contract: maybe('c'), activity: maybe('a'), investment: maybe('i'), months },
    })
    .map(of => ScenarioRow.parse({ ...of, year: Number(of.year) })),
  { maxLength: 8 },
)
test.prop([base, changes], many)(
  'the base is as it was, and the differences are scenario − base to the öre',
  (rows, of) => {
    const copy = structuredClone(rows)
    const result = played(rows, ...of)
    expect(rows).toEqual(copy)
    expect(sum(result.differences.map(d => d.amount))).toBe(all(result.rows) - all(rows))
    for (const { amount, years } of result.differences) expect(sum(years.map(y => y.amount))).toBe(amount)
    expect(result.rows.every(r => r.scenario === 's')).toBe(true)
    expect(result.rows.flatMap(r => r.months).every(Number.isSafeInteger)).toBe(true)
    expect(() => result.rows.forEach(r => ScenarioRow.parse(r))).not.toThrow()
  },
)

test.prop([base], many)('a scenario without changes is the base', rows => {
  const result = played(rows)
  expect(result.rows).toEqual(rows.map(r => ({ ...r, scenario: 's' })))
  expect(result.differences).toEqual([])
})

test.prop([base, changes], many)(
  'what is delayed is moved and never lost: what is left and what is beyond are the whole',
  (rows, of) => {
    const result = played(rows, ...of.filter(c => c.kind === 'delay'))
    expect(all(result.rows) + sum(result.differences.map(d => d.beyond))).toBe(all(rows))
  },
)

test.prop([base, changes, changes, fc.subarray(['object', 'costKind', 'year'] as const)], many)(
  'each column of a comparison sums to its rows',
  (rows, one, other, by) => {
    const both = [played(rows, ...one), { ...played(rows, ...other), scenario: 't' }]
    const lines = compare(rows, both, by)
    expect(sum(lines.map(line => line.base))).toBe(all(rows))
    for (const { scenario, rows: own } of both) expect(sum(lines.map(l => l.scenarios[scenario]!))).toBe(all(own))
  },
)
