import { expect, test } from 'vitest'
import { assertAppointable, assertPeriod, isCurrent } from '#shared/assignments.ts'
import { presetModel } from '#shared/presets/model.ts'
import { assignment, object } from './register.ts'

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
