import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { isCurrent, lasting } from '#shared/assignments.ts'
import { addDays } from '#shared/day.ts'
import { presetModel } from '#shared/presets/model.ts'
import { placesOf, rolesInOrder, staffed, staffingPage, vacancies } from '#shared/staffing.ts'
import { assignment, object, person, runs, TODAY } from './register.ts'

const model = presetModel('full')
const objects = [object('a')]
const owner = (of = {}) => assignment('a', 'objektagare', of)
const ownerVacancy = (assignments: ReturnType<typeof owner>[]) =>
  vacancies({ model, objects, systems: [], assignments }, TODAY).find(v => v.role === 'objektagare')

describe('vacancies', () => {
  test('a role that nobody has held is vacant, since nobody knows when', () => {
    expect(ownerVacancy([])).toEqual({
      object: 'a',
      objectName: 'Objekt a',
      role: 'objektagare',
      roleName: 'Objektägare',
      side: 'business',
    })
  })
  test('a role is vacant since the day after its last assignment ended', () => {
    const ended = [owner({ id: '1', to: '2026-03-31' }), owner({ id: '2', to: '2026-06-30' })]
    expect(ownerVacancy(ended)?.since).toBe('2026-07-01')
  })
  test('an assignment holds on its first day and on its last', () => {
    expect(ownerVacancy([owner({ from: TODAY })])).toBeUndefined()
    expect(ownerVacancy([owner({ to: TODAY })])).toBeUndefined()
    expect(ownerVacancy([owner({ to: addDays(TODAY, -1) })])?.since).toBe(TODAY)
  })
  test('an appointment that has not begun leaves the role vacant', () => {
    expect(ownerVacancy([owner({ from: addDays(TODAY, 1) })])).toBeDefined()
  })
  test('the role of somebody who has left is vacant since the day after their last', () => {
    const open = vacancies(
      {
        ...{ model, objects, systems: [] },
        assignments: lasting([owner()], [person('p', { lastDay: '2026-08-31' })]),
      },
      TODAY,
    )
    expect(open.find(v => v.role === 'objektagare')?.since).toBe('2026-09-01')
  })
  test('a role that is not mandatory is never vacant', () => {
    const optional = { ...model, roles: model.roles.map(role => ({ ...role, mandatory: false })) }
    expect(vacancies({ model: optional, objects, systems: [], assignments: [] }, TODAY)).toEqual([])
  })
  test('an infrastructure object raises no vacancies in the business', () => {
    const infrastructure = [object('net', { sides: 'it' })]
    const open = vacancies({ model, objects: infrastructure, systems: [], assignments: [] }, TODAY)
    expect(open.map(v => v.side)).toEqual(['it', 'it', 'it'])
  })
  test('where the model has no IT roles, an infrastructure object uses the roles there are', () => {
    const light = presetModel('light')
    const open = vacancies(
      { model: light, objects: [object('net', { sides: 'it' })], systems: [], assignments: [] },
      TODAY,
    )
    expect(open.map(v => v.role)).toEqual(['objektagare', 'forvaltningsledare'])
  })
})

describe('workload', () => {
  const load = (available: number, extents: number[]) => {
    const assignments = extents.map((extent, i) => assignment('a', model.roles[i]!.id, { extent }))
    const page = staffingPage({ model, objects, systems: [], assignments, people: [person('p', { available })] }, TODAY)
    return page.workload[0]
  }
  test('is the sum of the assignments against the time set aside', () => {
    expect(load(50, [20, 45])).toMatchObject({ extent: 65, percent: 130, objects: 1 })
    expect(load(100, [60])?.percent).toBe(60)
  })
  test('assignments without any time set aside are an overload', () => {
    expect(load(0, [10])?.percent).toBe(200)
    expect(load(0, [0])?.percent).toBe(0)
  })
  test('what has ended weighs nothing', () => {
    const assignments = [owner({ to: '2026-01-31' })]
    expect(staffingPage({ model, objects, systems: [], assignments, people: [person('p')] }, TODAY).workload).toEqual(
      [],
    )
  })
})

test('the matrix shows who holds a role, that it is vacant, or that it is not used there', () => {
  const places = [object('a'), object('net', { sides: 'it' })]
  const assignments = [owner({ extent: 60 }), owner({ id: '2', person: 'q' })]
  const people = [person('p', { available: 50 }), person('q')]
  const { roles, rows } = staffingPage({ model, objects: places, systems: [], assignments, people }, TODAY)
  const cell = (row: number, role: string) => rows[row]!.cells[roles.findIndex(r => r.id === role)]
  expect(cell(0, 'objektagare')).toMatchObject({
    kind: 'held',
    holders: [
      { person: 'p', overloaded: true },
      { person: 'q', overloaded: false },
    ],
  })
  expect(cell(0, 'objektagare-it')).toEqual({ kind: 'vacant' })
  expect(cell(1, 'objektagare')).toEqual({ kind: 'unused' })
})

test('roles are read business before IT, and from deciding to operative', () => {
  const shuffled = { ...model, roles: model.roles.toReversed() }
  expect(rolesInOrder(shuffled).map(r => `${r.side} ${r.level}`)).toEqual(
    ['business', 'it'].flatMap(side => ['deciding', 'leading', 'operative'].map(level => `${side} ${level}`)),
  )
})

const places = [object('a'), object('b'), object('net', { sides: 'it' })]
const day = fc.integer({ min: -400, max: 400 }).map(days => addDays(TODAY, days))
const anyAssignment = fc
  .record({
    id: fc.uuid(),
    object: fc.constantFrom('a', 'b', 'net'),
    role: fc.constantFrom(...model.roles.map(r => r.id)),
    person: fc.constantFrom('p', 'q'),
    days: fc.tuple(day, day),
    open: fc.boolean(),
    extent: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ days, open, ...rest }) => {
    const [from, to] = days.toSorted() as [string, string]
    return { ...rest, from, ...(!open && { to }) }
  })

test.prop([fc.array(anyAssignment, { maxLength: 40 })], runs)(
  'every mandatory role of an object is either held or vacant, and the matrix, the list and the counts agree',
  assignments => {
    const register = { model, objects: places, systems: [], assignments, people: [person('p'), person('q')] }
    const page = staffingPage(register, TODAY)
    const counts = places.map(place => staffed(register, place, TODAY))
    const vacant = page.rows.flatMap(row => row.cells.filter(cell => cell.kind === 'vacant'))
    expect(counts.reduce((sum, { roles, staffed }) => sum + roles - staffed, 0)).toBe(page.vacancies.length)
    expect(vacant.length).toBe(page.vacancies.length)
    const used = page.rows.map(row => row.cells.filter(cell => cell.kind !== 'unused').length)
    expect(counts.map(c => c.roles)).toEqual(used)
    expect(placesOf(register, TODAY)).toMatchObject({
      ...{ places: used.reduce((sum, n) => sum + n, 0), vacant: page.vacancies.length },
    })
    for (const { object, role, since } of page.vacancies) {
      expect(assignments.some(a => a.object === object && a.role === role && isCurrent(a, TODAY))).toBe(false)
      if (since) expect(since <= TODAY).toBe(true)
    }
  },
)
