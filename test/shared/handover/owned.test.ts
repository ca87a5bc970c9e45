import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { assertWhole, handOver } from '#shared/handover/handover.ts'
import { handOverOwned, ownedBy } from '#shared/handover/owned.ts'
import { person, runs, TODAY } from '../register.ts'
import { belongings, ids, registerOf } from './leaving.ts'

const owners = fc.array(fc.constantFrom('p', 'q', 'r'), { maxLength: 6 })

test.prop(
  [
    fc.record({ contracts: owners, integrations: owners, components: owners, units: owners }),
    fc.infiniteStream(fc.boolean()),
  ],
  runs,
)('nothing that the person answers for is left behind, and what others answer for stays theirs', (kinds, chance) => {
  const all = belongings(kinds)
  const mine = ownedBy(all, 'p')
  const given = mine.map(({ kind, id, revision }) => ({ kind, id, revision, to: chance.next().value ? 'q' : null }))
  const register = registerOf(all)
  const input = { lastDay: TODAY, leaves: true, roles: [], owned: given }
  const { owned } = handOver(register, 'p', input, TODAY, ids())
  expect(() => assertWhole(register, 'p', input)).not.toThrow()
  if (mine.length > 0)
    expect(() => assertWhole(register, 'p', { ...input, owned: given.slice(1) })).toThrow('handover_owned_left')
  const rest = (kind: keyof typeof all) =>
    all[kind].map(row => owned.find(({ before }) => before === row)?.after ?? row) as never[]
  const then = {
    contracts: rest('contracts'),
    integrations: rest('integrations'),
    components: rest('components'),
    units: rest('units'),
  }
  expect(ownedBy(then, 'p')).toEqual([])
  expect(ownedBy(then, 'r')).toEqual(ownedBy(all, 'r'))
  for (const [i, { to }] of given.entries()) {
    const { owner, manager } = owned[i]!.after as { owner?: string; manager?: string }
    expect(owner ?? manager ?? null).toBe(to)
  }
})

test('what is handed over is somebody’s who is here, and as it was when it was read', () => {
  const all = belongings({ contracts: ['p'] })
  const give = (to: string, revision = 1) =>
    handOverOwned(
      all,
      'p',
      [{ kind: 'contracts', id: 'c0', revision, to }],
      [person('p'), person('q', { lastDay: '2026-08-31' })],
      TODAY,
    )
  expect(() => give('q')).toThrow('person_left')
  expect(() => give('p')).toThrow('handover_to_self')
  expect(() => give('nobody')).toThrow('person_unknown')
  expect(() => give('q', 2)).toThrow('stale')
  expect(() => handOverOwned(all, 'q', [{ kind: 'contracts', id: 'c0', revision: 1, to: null }], [], TODAY)).toThrow(
    'handover_other_role',
  )
})
