import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { deputyOn, isCurrent, tasksFrom, type Assignment } from '#shared/assignments.ts'
import { addDays } from '#shared/day.ts'
import { Component } from '#shared/components.ts'
import {
  consequencesOf,
  assertWhole,
  handOver,
  type HandoverInput,
  type HandoverRegister,
} from '#shared/handover/handover.ts'
import { helped, seatsLeft } from '#shared/handover/help.ts'
import { handOverOwned, ownedBy } from '#shared/handover/owned.ts'
import { alreadyHeld } from '#shared/assignments.ts'
import { remaining } from '#shared/handover/roles.ts'
import { Integration } from '#shared/integrations.ts'
import { personPage } from '#shared/person-page.ts'
import { Unit } from '#shared/units.ts'
import { presetModel } from '#shared/presets/model.ts'
import { actor, assignment, contract, object, person, runs, TODAY } from './register.ts'

const model = presetModel('full')
const objects = [object('a'), object('b')]
const people = [person('p'), person('q')]
const saved = (a: Assignment) => ({ ...a, revision: 1 })
const ids = () => {
  let n = 0
  return () => `new${n++}`
}
const registerOf = (of: Partial<HandoverRegister>): HandoverRegister => ({
  ...{ model, objects, people, systems: [], forums: [], assignments: [] },
  ...{ contracts: [], integrations: [], components: [], units: [] },
  ...of,
})
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

const belongings = (kinds: {
  contracts?: string[]
  integrations?: string[]
  components?: string[]
  units?: string[]
}) => ({
  contracts: (kinds.contracts ?? []).map((owner, i) => ({ ...contract(`c${i}`, { owner }), revision: 1 })),
  integrations: (kinds.integrations ?? []).map((owner, i) => ({
    ...Integration.parse({ id: `i${i}`, from: 's', toParty: 'Banken', information: 'Filer', owner }),
    revision: 1,
  })),
  components: (kinds.components ?? []).map((owner, i) => ({
    ...Component.parse({ id: `k${i}`, object: 'a', name: 'Rutin', owner, link: '' }),
    revision: 1,
  })),
  units: (kinds.units ?? []).map((manager, i) => ({
    ...Unit.parse({ id: `u${i}`, name: `Enhet ${i}`, aliases: [], manager }),
    revision: 1,
  })),
})
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

describe('a person’s page', () => {
  const assignments = [
    one,
    { ...one, id: '2', to: '2026-01-31' },
    { ...one, id: '3', object: 'b', from: '2027-01-01' },
    { ...one, id: '4', person: 'q', deputy: 'p' },
  ].map(saved)
  const pageOf = (of: Partial<HandoverRegister>, by = actor('o', 'deciding')) => {
    const register = registerOf({ assignments, ...of })
    const person = register.people.find(({ id }) => id === 'p')!
    return personPage({ ...register, person: { ...person, revision: 1 } }, by, TODAY)
  }

  test('tells today’s and coming roles with their mandates, and who may hand them over', () => {
    const page = pageOf({})
    expect(page.roles.map(r => [r.object, r.roleName, r.current, r.mayAppoint, r.alsoHeldBy])).toEqual([
      ['a', 'Objektägare', true, true, ['q']],
      ['b', 'Objektägare', false, false, []],
    ])
    expect(page.roles[0]?.mandate.decides.length).toBeGreaterThan(0)
    expect([page.can.handOver, page.others.map(o => o.id)]).toEqual([false, ['q']])
    expect(page.helps).toMatchObject([{ what: 'deputy', holderName: 'Person q', roleName: 'Objektägare' }])
  })
  test('of somebody who has left shows what is still theirs to hand over, and nobody who has left may take over', () => {
    const left = { lastDay: '2026-08-31' }
    const page = pageOf({ people: [person('p', left), person('q', left)], ...belongings({ contracts: ['p', 'q'] }) })
    expect([page.person.left, page.roles[0]?.current, page.others, page.owned.map(o => o.id)]).toEqual([
      ...[true, false],
      ...[[], ['c0']],
    ])
  })
  test('lets whoever may change all of it hand it over', () => {
    const admin = actor('m', undefined, 'business', ['modelAdmin'])
    expect(pageOf({}, admin).can.handOver).toBe(true)
    expect(pageOf({ assignments: [saved(one)] }).can.handOver).toBe(true)
    // A contract that covers no system is the register keeper's.
    expect(pageOf({ assignments: [saved(one)], ...belongings({ contracts: ['p'] }) }).can.handOver).toBe(false)
  })
})
