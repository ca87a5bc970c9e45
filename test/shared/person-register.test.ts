import { expect, test } from 'vitest'
import { Assignment } from '#shared/assignments.ts'
import { Person } from '#shared/people.ts'
import { personRegister } from '#shared/person-register.ts'
import { presetModel } from '#shared/presets/model.ts'
import { ManagedObject } from '#shared/objects.ts'

const model = presetModel('full')
const objects = ['a', 'b'].map(id => ManagedObject.parse({ id, code: id, name: `Objekt ${id}` }))
const person = (id: string, of: object = {}) => ({ ...Person.parse({ id, name: id, ...of }), revision: 1 })
const hold = (id: string, person: string, object: string, of: object = {}) =>
  Assignment.parse({ id, person, object, role: model.roles[0]!.id, from: '2026-01-01', extent: 30, ...of })
const actor = { kind: 'job', municipality: '9981', job: 'test' } as const
const rows = (people: ReturnType<typeof person>[], assignments: Assignment[] = [], members: object[] = []) =>
  personRegister({ people, assignments, members: members as never, objects, model }, actor, '2026-09-14').items

test('a person’s roles are those of today, and the load is of the time set aside', () => {
  const [eva] = rows(
    [person('Eva', { available: 50 })],
    [hold('1', 'Eva', 'a'), hold('2', 'Eva', 'b'), hold('3', 'Eva', 'b', { to: '2026-06-30' })],
  )
  expect(eva).toMatchObject({ objects: 2, percent: 120, left: false })
  expect(eva!.roles.map(({ objectName }) => objectName)).toEqual(['Objekt a', 'Objekt b'])
})

test('an invited person has no account yet', () => {
  const members = [
    { person: 'Bo', roles: [], sub: 'x' },
    { person: 'Cia', roles: [] },
  ]
  expect(rows([person('Cia'), person('Bo'), person('Ada')], [], members).map(row => row.account)).toEqual([
    'none',
    'member',
    'invited',
  ])
})

test('a person has left from the day after the last one, and roles or an account that remain are told', () => {
  const people = [person('Ada', { lastDay: '2026-09-14' }), person('Bo', { lastDay: '2026-09-13' })]
  expect(rows(people, [hold('1', 'Bo', 'a')], [{ person: 'Bo', roles: [], sub: 'x' }])).toMatchObject([
    { left: false, reasons: [] },
    { left: true, reasons: ['left_with_roles', 'left_with_account'] },
  ])
})
