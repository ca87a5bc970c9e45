import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import {
  alreadyHeld,
  assertAppointable,
  assertDelegated,
  assertPeriod,
  deputyOn,
  isCurrent,
  lasting,
  tasksFrom,
  type Assignment,
} from '#shared/assignments.ts'
import { addDays } from '#shared/day.ts'
import { presetModel } from '#shared/presets/model.ts'
import { assignment, object, person, runs, TODAY } from './register.ts'

const model = presetModel('full')

test('both the first day and the last belong to an assignment', () => {
  const held = { from: '2026-01-01', to: '2026-06-30' }
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(day => isCurrent(held, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('an assignment without a last day goes on', () => {
  expect(isCurrent({ from: '2026-01-01' }, '2099-12-31')).toBe(true)
})

test('a person is appointed to a role of the model', () => {
  expect(() => assertAppointable(assignment('a', 'objektagare'), model, object('a'))).not.toThrow()
  expect(() => assertAppointable(assignment('a', 'kung'), model, object('a'))).toThrow('role_unknown')
})

test('nobody is appointed to a business role on an object with an IT side only', () => {
  const net = object('net', { sides: 'it' })
  expect(() => assertAppointable(assignment('net', 'objektagare'), model, net)).toThrow('role_not_on_object')
  expect(() => assertAppointable(assignment('net', 'objektagare-it'), model, net)).not.toThrow()
})

test('where the model has no IT roles, its roles can be held on an infrastructure object', () => {
  const net = object('net', { sides: 'it' })
  expect(() => assertAppointable(assignment('net', 'objektagare'), presetModel('light'), net)).not.toThrow()
})

test('a period may be one day and never less', () => {
  expect(() => assertPeriod({ from: '2026-03-01', to: '2026-03-01' })).not.toThrow()
  expect(() => assertPeriod({ from: '2026-03-01', to: '2026-02-28' })).toThrow('assignment_ends_before_start')
})

const day = fc.integer({ min: -60, max: 60 }).map(n => addDays(TODAY, n))
const period = fc
  .tuple(day, fc.option(fc.nat(60), { nil: undefined }))
  .map(([from, days]) => ({ from, ...(days !== undefined && { to: addDays(from, days) }) }))

test.prop([period, period], runs)('two periods of one person’s role on one object share no day', (a, b) => {
  const [first, second] = [a, b].map((of, i) => assignment('a', 'objektagare', { id: String(i), ...of }))
  const days = Array.from({ length: 260 }, (_, n) => addDays(TODAY, n - 70))
  const shared = days.some(d => isCurrent(a, d) && isCurrent(b, d))
  expect(alreadyHeld(first!, [second!]) !== undefined).toBe(shared)
  expect(alreadyHeld(first!, [{ ...second!, person: 'q' }, { ...second!, role: 'x' }, first!])).toBeUndefined()
})

const helper = fc.record({ person: fc.constantFrom('p', 'q', 'r'), period })
const anyAssignment = fc
  .record({ holder: fc.constantFrom('p', 'q', 'r'), period, deputy: fc.option(helper), tasks: fc.array(helper) })
  .map(({ holder, period, deputy, tasks }): Assignment => ({
    ...assignment('a', 'objektagare', { person: holder }),
    ...period,
    ...(deputy && { deputy: deputy.person, deputyFrom: deputy.period.from, deputyTo: deputy.period.to }),
    tasks: tasks.map(({ person, period }) => ({ text: 'T', person, ...period })),
  }))

test.prop([fc.array(anyAssignment), day, day], runs)(
  'nobody holds a role, stands in or does a task after their last day, and until then all is as it was',
  (assignments, last, other) => {
    const people = [person('p', { lastDay: last }), person('q', { lastDay: other }), person('r')]
    const gone = (id: string, on: string) => (id === 'p' && on > last) || (id === 'q' && on > other)
    const on = (all: Assignment[], d: string) => {
      const held = all.filter(a => isCurrent(a, d))
      return {
        holders: held.map(a => a.person),
        deputies: held.flatMap(a => deputyOn(a, d) ?? []),
        tasks: held.flatMap(a => tasksFrom(a, d).filter(task => isCurrent(task, d))).map(task => task.person),
      }
    }
    for (let n = -70; n < 130; n += 7) {
      const d = addDays(TODAY, n)
      const [was, is] = [
        on(
          assignments.filter(a => !gone(a.person, d)),
          d,
        ),
        on(lasting(assignments, people), d),
      ]
      expect(is).toEqual({
        holders: was.holders,
        deputies: was.deputies.filter(id => !gone(id, d)),
        tasks: was.tasks.filter(id => !gone(id, d)),
      })
    }
  },
)

test('whoever stands in or does a task is there for it, and one who was chosen before stays', () => {
  const people = [person('p'), person('q', { lastDay: '2026-08-31' }), person('r')]
  const helped = { ...assignment('a', 'objektagare'), deputy: 'q' }
  expect(() => assertDelegated(helped, people, TODAY)).toThrow('person_left')
  expect(() => assertDelegated({ ...helped, deputyTo: '2026-08-31' }, people, TODAY)).not.toThrow()
  expect(() => assertDelegated({ ...helped, extent: 20 }, people, TODAY, helped)).not.toThrow()
  expect(() => assertDelegated({ ...helped, deputy: 'p' }, people, TODAY)).toThrow('delegated_to_self')
})
