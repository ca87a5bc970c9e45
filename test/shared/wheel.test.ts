import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays, daysBetween, yearOf } from '#shared/day.ts'
import type { DayRule } from '#shared/day-rules.ts'
import { isWorkingDay } from '#shared/holidays.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { assertWheel, changeEvent, EventChange, resolve, wheelOf, Wheel } from '#shared/wheel.ts'

const year = fc.integer({ min: 2020, max: 2040 })
const monthDay = fc.integer({ min: 0, max: 365 }).map(n => addDays('2024-01-01', n).slice(5))
const [event] = presetWheel('full', 2026).events

test.prop([year, monthDay, monthDay, fc.constantFrom('none' as const, 'next' as const, 'previous' as const)])(
  'an event falls on one day, near its date, and its work begins within the year before',
  (of, day, start, roll) => {
    const [resolved] = resolve({ year: of, events: [{ ...event!, day, start, roll }] })
    const { on, begins } = resolved!
    expect(Math.abs(daysBetween(`${of}-${day === '02-29' ? '02-28' : day}`, on))).toBeLessThan(10)
    if (roll !== 'none') expect(isWorkingDay(on)).toBe(true)
    expect(begins! <= on).toBe(true)
    expect(daysBetween(begins!, on)).toBeLessThan(376)
  },
)

test.prop([year])('the events of a year come in its order', of => {
  const days = resolve(presetWheel('full', of)).map(e => e.on)
  expect(days).toEqual(days.toSorted())
  expect(new Set(days.map(yearOf))).toEqual(new Set([of]))
})

test('a day off is left by the rule of the event', () => {
  const on = (roll: 'none' | 'next' | 'previous', day: string) =>
    resolve({ year: 2026, events: [{ ...event!, day, roll }] })[0]!.on
  // 30 April 2026 is a Thursday before 1 May; midsummer's eve is 19 June.
  expect(['none', 'next', 'previous'].map(roll => on(roll as 'none', '05-01'))).toEqual([
    '2026-05-01',
    '2026-05-04',
    '2026-04-30',
  ])
  expect([on('next', '06-19'), on('previous', '06-21')]).toEqual(['2026-06-22', '2026-06-18'])
})

test('work that begins late in the year for a day early in it begins the year before', () => {
  const [winter] = resolve({ year: 2027, events: [{ ...event!, start: '11-16', day: '01-29' }] })
  expect(winter).toMatchObject({ begins: '2026-11-16', on: '2027-01-29' })
})

test('a year without a wheel of its own turns by the latest earlier one', () => {
  const wheels = [presetWheel('light', 2027), presetWheel('full', 2025)]
  expect([2025, 2026, 2027, 2030].map(of => wheelOf(wheels, of)?.events.length)).toEqual([14, 14, 7, 7])
  expect(wheelOf(wheels, 2030)?.year).toBe(2030)
  expect(wheelOf(wheels, 2024)).toBeUndefined()
})

test('a changed event keeps its id and what was not changed', () => {
  const wheel = presetWheel('full', 2026)
  const after = changeEvent(wheel, 'followup-t2', { day: '10-02' })
  expect(after?.events.find(e => e.id === 'followup-t2')).toEqual({
    ...wheel.events.find(e => e.id === 'followup-t2'),
    day: '10-02',
  })
  expect(after?.events.filter(e => e.id !== 'followup-t2')).toEqual(wheel.events.filter(e => e.id !== 'followup-t2'))
  expect(changeEvent(wheel, 'no-such', { day: '10-02' })).toBeUndefined()
})

test('a date that no year has is refused, and 29 February is not', () => {
  expect(['02-29', '12-31', '04-30'].map(day => EventChange.safeParse({ day }).success)).toEqual([true, true, true])
  expect(['02-30', '04-31', '13-01', '1-1', '00-10'].filter(day => EventChange.safeParse({ day }).success)).toEqual([])
})

test('a weekday of a month is found from either end of it', () => {
  const on = (day: DayRule) => resolve({ year: 2026, events: [{ ...event!, day, roll: 'none' }] })[0]!.on
  expect(on({ nth: 3, weekday: 4, month: 5 })).toBe('2026-05-21')
  expect(on({ nth: -1, weekday: 5, month: 8 })).toBe('2026-08-28')
  expect(on({ nth: -1, weekday: 4, month: 12 })).toBe('2026-12-31')
})

test('an object’s exception is its own, those that lean on it follow, and it may be without an event', () => {
  const events = [
    { ...event!, id: 'a', day: '05-04', roll: 'none' as const, exceptions: [{ object: 'o', day: '05-11' }] },
    { ...event!, id: 'b', day: { from: 'a', days: -3, working: true }, roll: 'none' as const },
    { ...event!, id: 'c', day: '06-01', exceptions: [{ object: 'o' }] },
  ]
  const days = (object?: string) => resolve({ year: 2026, events }, object).map(({ id, on }) => `${id} ${on}`)
  // 1 May is no working day.
  expect(days()).toEqual(['b 2026-04-28', 'a 2026-05-04', 'c 2026-06-01'])
  expect(days('o')).toEqual(['b 2026-05-06', 'a 2026-05-11'])
})

test('events that lean on each other in a circle are refused', () => {
  const lean = (id: string, from: string) => ({ ...event!, id, name: id, day: { from, days: 1, working: false } })
  expect(() => assertWheel({ year: 2026, events: [lean('a', 'b'), lean('b', 'c'), lean('c', 'a')] })).toThrow(
    'wheel_cycle',
  )
  expect(() => assertWheel({ year: 2026, events: [lean('a', 'gone')] })).toThrow('wheel_base_unknown')
  expect(resolve({ year: 2026, events: [lean('a', 'b'), lean('b', 'a')] })).toEqual([])
})

test('every preset is a wheel', () => {
  for (const preset of ['full', 'light', 'own'] as const)
    expect(Wheel.parse(presetWheel(preset, 2026))).toEqual(presetWheel(preset, 2026))
})
