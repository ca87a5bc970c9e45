import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { deputyOn, isCurrent, tasksFrom, type Assignment } from '#shared/assignments.ts'
import { addDays } from '#shared/day.ts'
import { handOver, helped, remaining, seatsLeft, type HandoverInput } from '#shared/handover.ts'
import { personPage } from '#shared/person-page.ts'
import { presetModel } from '#shared/presets/model.ts'
import { actor, assignment, object, person, runs, TODAY } from './register.ts'

const model = presetModel('full')
const objects = [object('a'), object('b')]
const people = [person('p'), person('q')]
const saved = (a: Assignment) => ({ ...a, revision: 1 })
const ids = () => {
  let n = 0
  return () => `new${n++}`
}
const run = (assignments: Assignment[], roles: [id: string, to: string | null][], lastDay = TODAY) => {
  const of = assignments.map(saved)
  const input: HandoverInput = {
    leaves: false,
    lastDay,
    roles: roles.map(([id, to]) => ({
      ...{ assignment: id, to, revision: 1 },
      object: assignments.find(a => a.id === id)?.object ?? 'a',
    })),
  }
  return handOver(of, 'p', input, { model, objects, people }, ids())
}
/** The assignments as they are once everything has been moved. */
const after = (assignments: Assignment[], moved: ReturnType<typeof run>): Assignment[] => [
  ...assignments.filter(a => !moved.some(m => m.before.id === a.id)),
  ...moved.flatMap(({ ended, begun }) => [ended ?? [], begun ?? []].flat()),
]
const one = assignment('a', 'objektagare', { id: '1' })

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
    const named = remaining(assignments.map(saved), 'p', TODAY).map((a, i): [string, string | null] => [
      a.id,
      choose[i] ? 'q' : null,
    ])
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

const when = fc.integer({ min: -60, max: 60 }).map(n => addDays(TODAY, n))
const helpers = fc.array(
  fc.record({
    holder: fc.constantFrom('p', 'q'),
    deputy: fc.option(fc.constantFrom('p', 'r'), { nil: undefined }),
    starts: when,
    days: fc.option(fc.nat(90), { nil: undefined }),
    tasks: fc.array(
      fc.record({ person: fc.constantFrom('p', 'r'), from: when, days: fc.option(fc.nat(90), { nil: undefined }) }),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 6 },
)
const period = (from: string, days: number | undefined) => ({
  from,
  ...(days !== undefined && { to: addDays(from, days) }),
})

test.prop([helpers], runs)(
  'after the last day nobody counts on the person: not as deputy, for no task, and in no forum',
  list => {
    const assignments = list.map(({ holder, deputy, starts, days, tasks }, i) => {
      const { from: deputyFrom, to: deputyTo } = period(starts, days)
      return saved({
        ...assignment('a', 'objektspecialist', { id: String(i), person: holder }),
        ...(deputy && { deputy, deputyFrom, deputyTo }),
        tasks: tasks.map(({ person, from, days }) => ({ text: 'T', person, ...period(from, days) })),
      })
    })
    const forums = list.map(({ starts, days, holder }, i) => ({
      id: String(i),
      members: [{ person: holder, part: 'member' as const, ...period(starts, days) }],
    }))
    const changed = helped(assignments, 'p', TODAY)
    const others = assignments.filter(a => a.person !== 'p')
    const result = others.map(a => changed.find(c => c.before.id === a.id)?.ended ?? a)
    const later = addDays(TODAY, 1)
    for (let n = 0; n < 100; n += 9) {
      const day = addDays(later, n)
      for (const a of result) {
        expect(deputyOn(a, day)).not.toBe('p')
        expect(tasksFrom(a, day).map(task => task.person)).not.toContain('p')
      }
    }
    // Up to then, and for everybody else, it is as it was.
    for (const [i, a] of others.entries()) {
      expect(deputyOn(result[i]!, TODAY)).toBe(deputyOn(a, TODAY))
      const rest = (of: Assignment) => (of.tasks ?? []).filter(task => task.person !== 'p')
      expect(rest(result[i]!)).toEqual(rest(a))
    }
    const seats = forums.map(f => seatsLeft([f], 'p', TODAY)[0]?.after ?? f).flatMap(f => f.members)
    expect(seats.filter(seat => seat.person === 'p' && (seat.to === undefined || seat.to > TODAY))).toEqual([])
    expect(helped(result.map(saved), 'p', TODAY)).toEqual([])
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

test('a person’s page tells today’s and coming roles with their mandates, and who may hand them over', () => {
  const assignments = [
    one,
    { ...one, id: '2', to: '2026-01-31' },
    { ...one, id: '3', object: 'b', from: '2027-01-01' },
  ].map(saved)
  const page = personPage(
    { person: { ...person('p'), revision: 1 }, people, model, objects, assignments, forums: [] },
    actor('o', 'deciding'),
    TODAY,
  )
  expect(page.roles.map(r => [r.object, r.role, r.current, r.mayAppoint])).toEqual([
    ['a', 'Objektägare', true, true],
    ['b', 'Objektägare', false, false],
  ])
  expect(page.roles[0]?.mandate.decides.length).toBeGreaterThan(0)
  expect([page.can.handOver, page.others.map(o => o.id)]).toEqual([false, ['q']])
})
