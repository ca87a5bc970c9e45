import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays, Day, dayOf, daysBetween, isoWeek, monthDay, weekday } from '#shared/day.ts'

const day = fc.integer({ min: 0, max: 30_000 }).map(n => addDays('2000-01-01', n))
const sweden = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', dateStyle: 'full', timeStyle: 'short' })

test.prop([day, fc.integer({ min: -5000, max: 5000 })])(
  'days count the same there and back, over leap days and changes of the clock',
  (from, n) => {
    const to = addDays(from, n)
    expect(Day.parse(to)).toBe(to)
    expect(daysBetween(from, to)).toBe(n)
    expect(addDays(to, -n)).toBe(from)
    expect(from < to).toBe(n > 0)
  },
)

test.prop([fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })])(
  'the day of an instant is the one on the wall in Sweden',
  instant => {
    const wall = sweden.format(instant)
    const of = dayOf(instant)
    expect(wall).toContain(`${Number(of.slice(8))} `)
    expect(wall).toContain(of.slice(0, 4))
    expect(wall.startsWith(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday(of) - 1]!)).toBe(true)
  },
)

test('a day begins at midnight in Sweden, in summer and winter, and on the nights when the clock changes', () => {
  const days = (instants: string[]) => instants.map(of => dayOf(new Date(of)))
  expect(days(['2026-07-01T21:59:59Z', '2026-07-01T22:00:00Z'])).toEqual(['2026-07-01', '2026-07-02'])
  expect(days(['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z'])).toEqual(['2026-12-31', '2027-01-01'])
  expect(days(['2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'])).toEqual([
    '2026-03-29',
    '2026-03-29',
    '2026-03-30',
  ])
  expect(days(['2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'])).toEqual([
    '2026-10-25',
    '2026-10-25',
    '2026-10-26',
  ])
})

test('29 February is 28 February in other years than leap years', () => {
  expect([2024, 2026, 2000, 2100].map(y => monthDay(y, '02-29'))).toEqual([
    '2024-02-29',
    '2026-02-28',
    '2000-02-29',
    '2100-02-28',
  ])
})

test.prop([day])('a week has seven days, Monday first, and its number is its Thursday’s', of => {
  const monday = addDays(of, 1 - weekday(of))
  const week = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
  expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(new Set(week.map(isoWeek)).size).toBe(1)
  const thursday = week[3]!
  expect(isoWeek(of)).toBe(Math.ceil((daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) + 1) / 7))
})

test('the first and last weeks of a year are numbered by ISO 8601', () => {
  expect(['2026-09-14', '2026-01-01', '2027-01-01', '2024-12-30', '2020-12-31'].map(isoWeek)).toEqual([
    38, 1, 53, 1, 53,
  ])
})
