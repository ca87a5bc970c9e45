import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { deputyOn, tasksFrom, type Assignment } from '#shared/assignments.ts'
import { addDays } from '#shared/day.ts'
import { helped, seatsLeft } from '#shared/handover/help.ts'
import { assignment, runs, TODAY } from '../register.ts'
import { saved } from './leaving.ts'

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
