import { expect, test } from 'vitest'
import { Economy } from '#shared/economy.ts'
import { economyFaults, tidied } from '#shared/economy-rules.ts'
import { decimal, parseKronor, parsePercent } from '#shared/format.ts'
import { fullTimeYear } from '#shared/staff-costs.ts'

const salary = { id: 'k', name: 'Ledare', monthly: 5_000_000, from: '2026-01-01' }
const base = Economy.parse({
  entities: [{ id: 'kommun', name: 'Kommunen', parts: [{ dimension: '1', name: 'Ansvar' }] }],
  staff: {
    lkp: [{ from: '2026-01-01', basisPoints: 4_150 }],
    classes: [salary],
    ofRole: { owner: 'k' },
    ofAssignment: { a1: 'k' },
  },
})
const of = { roles: [{ id: 'owner', name: 'Ägare' }], assignments: [{ id: 'a1' }], usedEntities: ['kommun'] }
const faults = (after: Economy, known = of) =>
  economyFaults(base, after, known).map(({ at, refusal }) => [at, refusal.reason])
const staff = (change: Partial<Economy['staff']>): Economy => ({ ...base, staff: { ...base.staff, ...change } })

test('a model that stays as it is has no faults, also where a role or an assignment has gone', () => {
  expect(faults(base)).toEqual([])
  const gone = { ...of, roles: [], assignments: [] }
  expect(faults(base, gone)).toEqual([])
  expect(tidied(base, gone).staff).toMatchObject({ ofRole: {}, ofAssignment: {}, classes: [salary] })
})

test('a dimension stands once in an entity, whatever zeroes it begins with, and an entity has a name of its own', () => {
  const [own] = base.entities
  const twice = { ...own!, parts: [...own!.parts, { dimension: '01', name: 'Igen', mandatory: false }] }
  expect(faults({ ...base, entities: [twice] })).toEqual([['entities/0/parts/1', 'economy_dimension_twice']])
  expect(faults({ ...base, entities: [own!, { ...own!, id: 'bolag', name: 'kommunen ' }] })).toEqual([
    ['entities/1/name', 'economy_entity_twice'],
  ])
})

test('an entity that files are of stays, and so does a class that something is reckoned by', () => {
  expect(faults({ ...base, entities: [{ ...base.entities[0]!, id: 'annan', name: 'Annan' }] })).toEqual([
    ['entities', 'economy_entity_used'],
  ])
  expect(faults(staff({ classes: [] }))).toEqual([
    ['roles/owner', 'economy_class_used'],
    ['assignments/a1', 'economy_class_used'],
  ])
  expect(faults(staff({ ofRole: { owner: 'ny' } }))).toEqual([['roles/owner', 'economy_class_unknown']])
})

test('one LKP and one salary of a class a day; a later day is a revision', () => {
  const [lkp] = base.staff.lkp
  expect(faults(staff({ lkp: [lkp!, lkp!] }))).toEqual([['lkp/1', 'economy_lkp_twice']])
  expect(faults(staff({ classes: [salary, salary] }))).toEqual([['classes/1/from', 'economy_class_twice']])
  expect(faults(staff({ classes: [salary, { ...salary, from: '2026-04-01' }] }))).toEqual([])
  expect(faults(staff({ classes: [salary, { ...salary, id: 'k2', name: ' ledare' }] }))).toEqual([
    ['classes/1/name', 'economy_class_name_taken'],
  ])
})

test('nobody gives a class to a role or an assignment that there is not', () => {
  expect(faults(staff({ ofRole: { ...base.staff.ofRole, okänd: 'k' } }))).toEqual([['roles/okänd', 'role_unknown']])
  expect(faults(staff({ ofAssignment: { a1: 'k', a9: 'k' } }))).toEqual([
    ['assignments/a9', 'economy_assignment_unknown'],
  ])
})

test('full time is salary × 12 × (1 + LKP) by the terms of the day, and nothing before there are any', () => {
  expect(fullTimeYear(base.staff, 'k', '2026-09-14')).toBe(84_900_000)
  expect(fullTimeYear(base.staff, 'k', '2025-12-31')).toBeUndefined()
  expect(fullTimeYear(base.staff, 'okänd', '2026-09-14')).toBeUndefined()
})

test('per cent and kronor are read as people write them, and shown as they were read', () => {
  expect(['41', '41,5', '41.87 %', '41,875', '', '-1', 'x'].map(parsePercent)).toEqual([
    ...[4_100, 4_150, 4_187],
    ...[undefined, undefined, undefined, undefined],
  ])
  expect(decimal(parsePercent('41,87')! / 100, 2)).toBe('41,87')
  expect(['48 000', '48\u00a0000,50', '48 tkr', 'mycket'].map(parseKronor)).toEqual([
    ...[4_800_000, 4_800_050, 4_800_000],
    undefined,
  ])
})
