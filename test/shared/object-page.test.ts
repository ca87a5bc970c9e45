import { describe, expect, test } from 'vitest'
import { objectPage, type ObjectPageInput } from '#shared/object-page.ts'
import { newPlan } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { lastNotice } from '#shared/contracts.ts'
import { actor, assignment, contract, object, person, system, TODAY } from './register.ts'

const page = (of: Partial<ObjectPageInput> = {}, by = actor('p')) =>
  objectPage(
    {
      object: { ...object('a'), revision: 1 },
      objects: [object('a'), object('b')],
      model: presetModel('full'),
      systems: [],
      components: [],
      contracts: [],
      assignments: [],
      people: [person('p')],
      plans: [],
      risks: [],
      followUps: [],
      costs: [],
      ...of,
    },
    by,
    TODAY,
  )

test('an object shows the systems of others that it uses, and whose they are', () => {
  const shared = system('s', { object: 'b', usedBy: ['a'] })
  expect(page({ systems: [shared, system('t', { object: 'b' })] }).uses).toEqual([
    { id: 's', name: 's', object: 'b', objectName: 'Objekt b' },
  ])
})

describe('the last notice day', () => {
  test.each([
    ['2027-12-31', 6, '2027-06-30'],
    ['2028-05-31', 3, '2028-02-29'],
    ['2027-03-15', 12, '2026-03-15'],
    ['2027-01-31', 0, '2027-01-31'],
  ])('of a contract that ends %s with %s months of notice is %s', (end, months, day) => {
    expect(lastNotice(end, months)).toBe(day)
  })
})

describe('a contract', () => {
  test.each([
    ['2026-12-14', 0, 'bad'],
    ['2027-03-14', 0, 'bad'],
    ['2027-12-14', 12, 'bad'],
    ['2027-03-15', 0, 'warn'],
    ['2027-09-14', 3, 'warn'],
    ['2028-03-14', 12, 'warn'],
    ['2027-09-15', 3, 'none'],
  ])('that ends %s with %i months of notice is %s', (end, noticeMonths, risk) => {
    const contracts = [contract('c', { end, noticeMonths, systems: ['s'] })]
    expect(page({ systems: [system('s')], contracts }).systems[0]?.contract?.risk).toBe(risk)
  })
})

test('every role is a seat: held by each who holds it, or vacant since a day', () => {
  const assignments = [
    assignment('a', 'objektagare'),
    assignment('a', 'objektagare', { id: '2', person: 'q' }),
    assignment('a', 'objektspecialist-it', { to: '2026-06-29' }),
  ]
  const { seats, staffed, roles } = page({ assignments, people: [person('p'), person('q')] })
  expect(seats.filter(seat => seat.role === 'objektagare')).toMatchObject([{ person: 'p' }, { person: 'q' }])
  expect(seats.find(seat => seat.role === 'objektspecialist-it')).toMatchObject({ vacant: true, since: '2026-06-30' })
  expect([staffed, roles]).toEqual([1, 6])
})

test('an infrastructure object has the seats of its IT side only', () => {
  const { seats, roles } = page({ object: { ...object('a', { sides: 'it' }), revision: 1 } })
  expect(seats.map(seat => seat.side)).toEqual(['it', 'it', 'it'])
  expect(roles).toBe(3)
})

test('the greatest risk comes first', () => {
  const risk = (id: string, likelihood: number, consequence: number) => ({
    id,
    text: id,
    likelihood,
    consequence,
    mitigation: '',
  })
  expect(page({ risks: [risk('x', 2, 3), risk('y', 4, 4)] }).risks.map(r => r.id)).toEqual(['y', 'x'])
})

test('the plans of this year and next are shown, started or not', () => {
  const plans = [{ ...newPlan('a', 2026), state: 'approved' as const }]
  expect(page({ plans }).plans).toEqual([
    { year: 2026, state: 'approved' },
    { year: 2027, state: 'none' },
  ])
})

test('systems of other objects are left out', () => {
  const systems = [system('s1'), system('s2', { object: 'b' })]
  expect(page({ systems }).systems.map(s => s.id)).toEqual(['s1'])
})

test('the page says what the reader may do', () => {
  expect(page().can).toEqual({ edit: false, appoint: false, remove: false })
  expect(page({}, actor('p', 'leading')).can).toEqual({ edit: true, appoint: false, remove: false })
  expect(page({}, actor('p', 'deciding')).can).toEqual({ edit: true, appoint: true, remove: false })
})
