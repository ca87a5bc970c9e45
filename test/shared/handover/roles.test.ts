import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { alreadyHeld, isCurrent, type Assignment } from '#shared/assignments.ts'
import { addDays } from '#shared/day.ts'
import { assertWhole, consequencesOf, handOver, type HandoverInput } from '#shared/handover/handover.ts'
import { remaining } from '#shared/handover/roles.ts'
import { assignment, person, runs, TODAY } from '../register.ts'
import { ids, model, one, registerOf, saved } from './leaving.ts'

const people = [person('p'), person('q')]
const run = (assignments: Assignment[], roles: [id: string, to: string | null][], lastDay = TODAY, among = people) => {
  const register = registerOf({ assignments: assignments.map(saved), people: among })
  const input: HandoverInput = {
    ...{ leaves: false, owned: [], lastDay },
    roles: roles.map(([id, to]) => ({
      ...{ assignment: id, to, revision: 1 },
      object: assignments.find(a => a.id === id)?.object ?? 'a',
    })),
  }
  const over = handOver(register, 'p', input, TODAY, ids())
  assertWhole(register, 'p', input)
  return over.roles
}
/** The assignments as they are once everything has been moved. */
const after = (assignments: Assignment[], moved: ReturnType<typeof run>): Assignment[] => [
  ...assignments.filter(a => !moved.some(m => m.before.id === a.id)),
  ...moved.flatMap(({ ended, begun }) => [ended ?? [], begun ?? []].flat()),
]
describe('a role is handed over', () => {
  test('from the day after the last day, with its extent and for as long as it would have lasted', () => {
    const [moved] = run([{ ...one, to: '2027-06-30', extent: 15 }], [['1', 'q']])
    expect(moved?.ended).toMatchObject({ person: 'p', to: TODAY })
    expect(moved?.begun).toMatchObject({ person: 'q', from: '2026-09-15', to: '2027-06-30', extent: 15, id: 'new0' })
  })
  test('or ended, or taken from the beginning when it has not begun', () => {
    expect(run([one], [['1', null]])).toMatchObject([{ ended: { to: TODAY } }])
    const [coming] = run([{ ...one, from: '2027-01-01' }], [['1', 'q']])
    expect([coming?.ended, coming?.begun?.from]).toEqual([undefined, '2027-01-01'])
  })
  test('to somebody else who exists, and each is named', () => {
    expect(() => run([one], [['1', 'p']])).toThrow('handover_to_self')
    expect(() => run([one], [['1', 'nobody']])).toThrow('person_unknown')
    expect(() => run([one], [])).toThrow('handover_role_left')
    expect(() =>
      run(
        [one],
        [
          ['1', 'q'],
          ['2', 'q'],
        ],
      ),
    ).toThrow('handover_other_role')
  })
  test('and not to one who has it already, nor to one who has left by then', () => {
    const also = { ...one, id: '2', person: 'q' }
    expect(() => run([one, also], [['1', 'q']])).toThrow('already_held')
    expect(run([one, { ...also, to: TODAY }], [['1', 'q']])).toHaveLength(1)
    const leaving = [person('p'), person('q', { lastDay: TODAY })]
    expect(() => run([one], [['1', 'q']], TODAY, leaving)).toThrow('person_left')
  })
  test('of somebody who left long ago: from today, since nobody has had it in between', () => {
    const [moved] = run([one], [['1', 'q']], '2026-06-30')
    expect([moved?.ended?.to, moved?.begun?.from]).toEqual(['2026-06-30', TODAY])
    const [over] = run([{ ...one, to: '2026-08-31' }], [['1', 'q']], '2026-06-30')
    expect([over?.ended?.to, over?.begun]).toEqual(['2026-06-30', undefined])
  })
  test('one that ended before is left as it was', () => {
    expect(run([{ ...one, to: '2026-01-31' }], [])).toEqual([])
  })
})

const roles = model.roles.map(r => r.id)
const anyAssignments = fc
  .array(
    fc.record({
      object: fc.constantFrom('a', 'b'),
      role: fc.constantFrom(...roles),
      person: fc.constantFrom('p', 'q'),
      from: fc.integer({ min: -400, max: 400 }).map(n => addDays(TODAY, n)),
      days: fc.option(fc.nat(600), { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map(list =>
    list.map(({ days, ...a }, i): Assignment => ({
      ...{ ...a, id: String(i), extent: 10 },
      ...(days !== undefined && { to: addDays(a.from, days) }),
    })),
  )

test.prop([anyAssignments, fc.infiniteStream(fc.boolean()), fc.nat(800)], runs)(
  'nothing is left behind: after the last day the person holds no role, and nobody else lost one',
  (assignments, chance, later) => {
    const choose = [...chance.take(12)]
    // Two hands on one role cannot both be the same person's.
    const theirs = assignments.filter(a => a.person === 'q')
    const named = remaining(assignments.map(saved), 'p', TODAY).map((a, i): [string, string | null] => {
      const begun = { ...a, person: 'q', from: a.from > TODAY ? a.from : addDays(TODAY, 1) }
      if (!choose[i] || alreadyHeld(begun, theirs)) return [a.id, null]
      theirs.push(begun)
      return [a.id, 'q']
    })
    const result = after(assignments, run(assignments, named))
    const day = addDays(TODAY, 1 + later)
    expect(result.filter(a => a.person === 'p' && isCurrent(a, day))).toEqual([])
    expect(remaining(result.map(saved), 'p', TODAY)).toEqual([])
    // Handed over means held: on every later day somebody holds what was not ended.
    const kept = assignments.filter(
      a => isCurrent(a, day) && (a.person === 'q' || named.some(([id, to]) => id === a.id && to)),
    )
    expect(result.filter(a => isCurrent(a, day))).toHaveLength(kept.length)
    // The past is as it was.
    const before = addDays(TODAY, -1)
    const held = (of: Assignment[]) =>
      of.filter(a => isCurrent(a, before)).map(a => `${a.object} ${a.role} ${a.person}`)
    expect(held(result).toSorted()).toEqual(held(assignments).toSorted())
  },
)

test('tasks that are delegated go along to whoever takes over, who does not delegate to themselves', () => {
  const tasks = [
    { text: 'Budget', person: 'r', from: '2026-01-01' },
    { text: 'Avtal', person: 'q', from: '2026-01-01' },
  ]
  const [moved] = run([{ ...one, tasks, deputy: 'r', deputyTo: '2026-12-31' }], [['1', 'q']])
  expect(moved?.begun).toMatchObject({ tasks: [tasks[0]], deputy: 'r', deputyTo: '2026-12-31' })
})

test('before it is made, a hand-over tells which roles become vacant and how much more the others have to do', () => {
  const assignments = [
    { ...one, extent: 40 },
    assignment('a', 'forvaltningsledare', { id: '2', extent: 30 }),
    assignment('b', 'objektspecialist', { id: '3', person: 'q', extent: 60 }),
  ].map(saved)
  const register = registerOf({ assignments })
  const input: HandoverInput = {
    ...{ lastDay: TODAY, leaves: true, owned: [] },
    roles: [
      { object: 'a', assignment: '1', revision: 1, to: 'q' },
      { object: 'a', assignment: '2', revision: 1, to: null },
    ],
  }
  const { vacancies, loads, day } = consequencesOf(
    register,
    'p',
    handOver(register, 'p', input, TODAY, ids()),
    TODAY,
    TODAY,
  )
  expect(day).toBe('2026-09-15')
  expect(vacancies.map(({ object, roleName }) => [object, roleName])).toEqual([['a', 'Förvaltningsledare']])
  expect(loads).toEqual([{ person: 'q', name: 'Person q', roles: 1, before: 60, after: 100 }])
})
