import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { isReconciled } from '#shared/cost-origins.ts'
import { sumsOf } from '#shared/costs.ts'
import { collector } from '#shared/ledgers/collect.ts'
import { placer } from '#shared/placement.ts'
import { AccountUse, PlacingRule, within } from '#shared/placing.ts'
import { costRowsOf } from '#shared/year-costs.ts'
import { sum } from '#shared/money.ts'
import { Lkp, SalaryClass, staffBy, staffCosts, StaffTerms, type Staffed } from '#shared/staff-costs.ts'
import { day, many, ore } from './amounts.ts'

const roles = [
  { id: 'owner', side: 'business' as const },
  { id: 'lead-it', side: 'it' as const },
]
const terms = StaffTerms.parse({
  lkp: [
    { from: '2025-01-01', basisPoints: 4000, source: 'SKR' },
    { from: '2026-01-01', basisPoints: 4100, source: 'SKR cirkulär' },
  ],
  classes: [
    { id: 'leader', name: 'Ledare', monthly: 5_000_000, from: '2025-01-01' },
    { id: 'leader', name: 'Ledare', monthly: 5_200_000, from: '2026-04-01' },
    { id: 'specialist', name: 'Specialist', monthly: 4_200_000, from: '2025-01-01' },
  ],
  ofRole: { owner: 'leader', 'lead-it': 'specialist' },
})
const held = (of: Partial<Staffed> = {}): Staffed => ({
  ...{ id: 'a1', object: 'o', role: 'lead-it', from: '2025-01-01', extent: 50 },
  ...of,
})
const total = (assignments: Staffed[], by = terms) =>
  sum(staffCosts(2026, assignments, roles, by).lines.flatMap(l => l.months))

test('half of full time at 42 000 kr and 41 % costs 355 320 kr a year, a twelfth a month', () => {
  const { lines, missing } = staffCosts(2026, [held()], roles, terms)
  expect(lines).toEqual([
    { origin: 'staff', object: 'o', role: 'lead-it', side: 'it', months: Array<number>(12).fill(2_961_000) },
  ])
  expect(missing).toEqual([])
  expect(isReconciled(lines[0]!.origin)).toBe(false)
  expect(total([held()])).toBe(35_532_000)
})

test('neither a salary nor an LKP is below 0', () => {
  expect(Lkp.safeParse({ from: '2026-01-01', basisPoints: -1 }).success).toBe(false)
  expect(SalaryClass.safeParse({ ...terms.classes[0], monthly: -1 }).success).toBe(false)
})

test('hours count as their share of a full-time year', () => {
  expect(total([held({ extent: 0, hours: 850 })])).toBe(total([held({ extent: 50 })]))
})

test('a month that the assignment does not last costs the part of its days', () => {
  const [line] = staffCosts(2026, [held({ from: '2026-04-16', to: '2026-06-30' })], roles, terms).lines
  expect(line!.months.slice(2, 7)).toEqual([0, 1_480_500, 2_961_000, 2_961_000, 0])
})

test('a new salary and a new LKP count from their day', () => {
  const [line] = staffCosts(2026, [held({ role: 'owner', extent: 100 })], roles, terms).lines
  expect([line!.months[2], line!.months[3]]).toEqual([7_050_000, 7_332_000])
  expect(total([held()], { ...terms, lkp: terms.lkp.slice(0, 1) })).toBe(35_280_000)
})

test('an assignment may name another class than its role’s', () => {
  const other = { ...terms, ofAssignment: { a1: 'leader' } }
  expect(staffCosts(2026, [held({ extent: 100 })], roles, other).lines[0]!.months[0]).toBe(7_050_000)
})

test('what cannot be calculated is listed with why and which months, and no line says 0', () => {
  const of = (assignment: Staffed, by: Partial<StaffTerms> = {}) =>
    staffCosts(2026, [assignment], roles, { ...terms, ...by })
  expect(of(held({ role: 'gone' }))).toEqual({
    lines: [],
    missing: [{ ...{ assignment: 'a1', object: 'o', role: 'gone', why: 'role_unknown' }, months: of1to12 }],
  })
  expect(of(held(), { ofRole: {} }).missing[0]).toMatchObject({ why: 'role_without_class' })
  expect(of(held({ from: '2026-11-30' }), { classes: [] }).missing[0]).toMatchObject({
    why: 'class_without_salary',
    months: [11, 12],
  })
  const late = of(held(), { lkp: [{ from: '2026-03-01', basisPoints: 4100, source: '' }] })
  expect(late.missing).toMatchObject([{ why: 'no_lkp', months: [1, 2] }])
  expect(late.lines[0]!.months.slice(0, 3)).toEqual([0, 0, 2_961_000])
})
const of1to12 = Array.from({ length: 12 }, (_, i) => i + 1)

const assignments = fc.array(
  fc
    .record({
      ...{ id: fc.uuid(), object: fc.constantFrom('o', 'p'), role: fc.constantFrom('owner', 'lead-it', 'gone') },
      ...{ from: day, to: fc.option(day, { nil: undefined }), extent: fc.integer({ min: 0, max: 100 }) },
      hours: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined }),
    })
    .map(({ to, hours, ...a }): Staffed => ({ ...a, ...(to && { to }), ...(hours && { hours }) })),
  { maxLength: 8 },
)

test.prop([assignments], many)('the parts are the whole, by object, role and side, in whole öre', all => {
  const { lines } = staffCosts(2026, all, roles, terms)
  for (const by of ['object', 'role', 'side'] as const)
    expect(sum([...staffBy(lines, by).values()].flat())).toBe(sum(lines.flatMap(line => line.months)))
  expect(lines.flatMap(line => line.months).every(amount => Number.isSafeInteger(amount) && amount >= 0)).toBe(true)
  expect(sum(all.map(one => total([one])))).toBe(total(all))
})

test.prop([assignments], many)(
  'every month that somebody works is calculated or told, never both and never neither',
  all => {
    for (const one of all) {
      const { lines, missing } = staffCosts(2026, [one], roles, terms)
      const told = new Set(missing.flatMap(({ months }) => months))
      const works = (one.hours ?? one.extent) > 0 && (one.to === undefined || one.from <= one.to)
      of1to12.forEach(month => {
        const costs = (lines[0]?.months[month - 1] ?? 0) !== 0
        const month2 = `2026-${String(month).padStart(2, '0')}`
        const inForce = works && one.from.slice(0, 7) <= month2 && (one.to ?? '9999').slice(0, 7) >= month2
        expect(costs || told.has(month)).toBe(inForce)
        expect(costs && told.has(month)).toBe(false)
      })
    }
  },
)

test.prop([day, day], many)('a period cut in two costs what the whole did, but for an öre', (a, b) => {
  const [from, to] = [a, b].toSorted() as [string, string]
  fc.pre(from < to)
  const next = new Date(Date.parse(from) + 86_400_000).toISOString().slice(0, 10)
  const cut = total([held({ from, to: from }), held({ id: 'a2', from: next, to })])
  expect(Math.abs(cut - total([held({ from, to })]))).toBeLessThanOrEqual(1)
})

test('an interval of accounts takes all that begin so', () => {
  const class5 = { from: '50', to: '51' }
  expect(['4999', '5000', '5199', '52'].map(account => within(account, class5))).toEqual([false, true, true, false])
})

const rows = fc.array(fc.record({ account: fc.integer({ min: 1000, max: 8999 }).map(String), amount: ore }), {
  maxLength: 20,
})
test.prop([rows, assignments], many)(
  'payroll is never counted beside calculated staff cost, and no row is lost',
  (file, all) => {
    const uses = [AccountUse.parse({ entity: 'e', from: '5', to: '5', use: 'payroll' })]
    const rules = [
      PlacingRule.parse({
        id: 'r',
        accounts: [
          { from: '1', to: '4' },
          { from: '6', to: '8' },
        ],
        to: IT,
      }),
    ]
    const into = collector(
      placer({ rules, uses }, 2026, { system: () => undefined, contract: () => undefined }),
      new Map(),
    )
    for (const [line, row] of file.entries()) into.add('f', { ...SAID, ...row, line })
    const { placed, unallocated, outside, sums } = into.end()
    expect([...placed, ...unallocated].some(({ account }) => account.startsWith('5'))).toBe(false)
    expect(outside.every(({ account, why }) => account.startsWith('5') && why === 'payroll')).toBe(true)
    expect(sums.placed + sums.payroll).toBe(sum(file.map(({ amount }) => amount)))
    const { lines } = staffCosts(2026, all, roles, terms)
    const covered = new Set([12])
    const costs = costRowsOf(2026, { planned: [], cells: placed, covered, confirmed: [], staff: lines })
    expect(sumsOf(costs).actual).toBe(sums.placed + sum(lines.flatMap(line => line.months)))
  },
)
const IT = { object: 'o', costKind: 'licences' }
const SAID = { entity: 'e', parts: [], text: '', series: '', number: '', date: '2026-12-01' }
