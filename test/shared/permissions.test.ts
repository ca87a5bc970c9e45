import { describe, expect, test } from 'vitest'
import type { AccountRole, Level, PersonActor } from '#shared/actor.ts'
import { matrix, may, whoMay, type Verb } from '#shared/permissions.ts'

const person = (roles: AccountRole[], level?: Level, openToAll = false): PersonActor => ({
  kind: 'person',
  municipality: '9901',
  person: 'p',
  name: 'P',
  accountRoles: roles,
  held: level ? [{ object: 'fo1', role: 'r', level, side: 'business' }] : [],
  openToAll,
})
const cast = {
  modelAdmin: person(['modelAdmin']),
  controller: person(['controller']),
  owner: person([], 'deciding'),
  leader: person([], 'leading'),
  specialist: person([], 'operative'),
  reader: person(['reader']),
  member: person([]),
  deputy: { ...person([]), standsIn: person([], 'deciding').held },
}
const Y = true
const N = false
//                      modelAdmin controller owner leader specialist reader member deputy
const table: [Verb, ...boolean[]][] = [
  ['register:read', Y, Y, Y, Y, Y, Y, N, Y],
  ['register:edit', Y, N, Y, Y, N, N, N, N],
  ['register:create', Y, N, N, N, N, N, N, N],
  ['register:import', Y, N, Y, Y, N, N, N, N],
  ['people:edit', Y, N, Y, Y, N, N, N, N],
  ['model:edit', Y, N, N, N, N, N, N, N],
  ['model:publish', Y, N, N, N, N, N, N, N],
  ['wheel:edit', Y, N, N, N, N, N, N, N],
  ['members:edit', Y, N, N, N, N, N, N, N],
  ['plan:edit', N, N, Y, Y, N, N, N, N],
  ['plan:budget', N, Y, Y, Y, N, N, N, N],
  ['plan:submit', N, N, Y, Y, N, N, N, N],
  ['plan:approve', N, N, Y, N, N, N, N, Y],
  ['plan:return', N, N, Y, N, N, N, N, Y],
  ['plan:review', N, N, Y, N, N, N, N, Y],
  ['followup:edit', N, N, Y, Y, N, N, N, N],
  ['followup:close', Y, N, N, N, N, N, N, N],
  ['followup:remind', Y, Y, N, N, N, N, N, N],
  ['role:appoint', Y, N, Y, N, N, N, N, N],
  ['ledger:import', N, Y, N, N, N, N, N, N],
  ['costs:place', N, Y, N, N, N, N, N, N],
  ['economy:edit', Y, Y, N, N, N, N, N, N],
  ['scenario:edit', Y, Y, N, N, N, N, N, N],
  ['feed:keys', Y, Y, N, N, N, N, N, N],
  ['forecast:confirm', N, Y, Y, Y, N, N, N, N],
  ['sharing:approve', Y, N, N, N, N, N, N, N],
  ['practice:publish', Y, Y, N, N, N, N, N, N],
  ['sharing:prepare', Y, Y, N, N, N, N, N, N],
  ['view:save', Y, Y, Y, Y, Y, N, N, N],
  ['forum:edit', Y, N, Y, Y, N, N, N, N],
  ['decision:record', Y, N, Y, Y, N, N, N, N],
  ['comment:write', Y, Y, Y, Y, Y, N, N, N],
  ['deadline:tick', Y, Y, Y, Y, Y, N, N, N],
]

describe.each(table)('%s', (verb, ...allowed) => {
  test.each(Object.entries(cast).map(([name, actor], i) => [name, allowed[i] ? 'may' : 'may not', actor] as const))(
    '%s %s',
    (_, word, actor) => {
      expect(may(actor, verb, 'fo1')).toBe(word === 'may')
    },
  )
})

test('every verb is in the table', () => {
  expect(table.map(([verb]) => verb).toSorted()).toEqual(Object.keys(matrix).toSorted())
})

test('whoever is told that they may not is told who may', () => {
  expect(whoMay('plan:approve')).toEqual(['owner', 'deputy'])
  for (const verb of Object.keys(matrix) as Verb[]) expect(whoMay(verb).length, verb).toBeGreaterThan(0)
})

test('without an object, a role gives reading, commenting, ticking off, adding people and reading in files, and nothing more', () => {
  const anywhere = (Object.keys(matrix) as Verb[]).filter(verb => may(cast.owner, verb))
  expect(anywhere.toSorted()).toEqual([
    'comment:write',
    'deadline:tick',
    'people:edit',
    'register:import',
    'register:read',
    'view:save',
  ])
})

test('a role on one object gives nothing on another, but for reading', () => {
  for (const verb of Object.keys(matrix) as Verb[]) expect(may(cast.owner, verb, 'fo2'), verb).toBe(false)
  expect(may(cast.owner, 'register:read')).toBe(true)
})

test('a member without a role reads when the municipality has opened it', () => {
  expect(may(person([], undefined, true), 'register:read')).toBe(true)
  expect(may(person([], undefined, true), 'register:edit', 'fo1')).toBe(false)
})
