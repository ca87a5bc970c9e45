import { fc, test } from '@fast-check/vitest'
import Holidays from 'date-holidays'
import { expect } from 'vitest'
import { addDays, daysBetween, isoWeek, monthDay, weekday } from '#shared/day.ts'
import { holidays, isWorkingDay, roll } from '#shared/holidays.ts'

const oracle = new Holidays('SE')
const years = Array.from({ length: 41 }, (_, i) => 2010 + i)
// Eves are no public holidays by law, but nobody works on them.
const eves = (year: number) => [
  `${year}-12-24`,
  `${year}-12-31`,
  ...holidays(year).filter(d => d.slice(5, 7) === '06' && weekday(d) === 5),
]

test.each(years)('the public holidays of %i are those that the law gives', year => {
  const given = oracle
    .getHolidays(year)
    .filter(h => h.type === 'public')
    .map(h => h.date.slice(0, 10))
  const ours = holidays(year).filter(d => !eves(year).includes(d) || given.includes(d))
  expect(ours).toEqual([...new Set(given.filter(d => holidays(year).includes(d)))].toSorted())
  expect(given.filter(d => !holidays(year).includes(d) && weekday(d) !== 7)).toEqual([])
})

const day = fc.integer({ min: 0, max: 20_000 }).map(n => addDays('2000-01-01', n))

test.prop([day, fc.constantFrom('next' as const, 'previous' as const)])(
  'a rolled day is a working day, in the rule’s direction, within ten days',
  (from, rule) => {
    const to = roll(from, rule)
    expect(isWorkingDay(to)).toBe(true)
    expect(Math.abs(daysBetween(from, to))).toBeLessThan(10)
    if (rule === 'next') expect(to >= from).toBe(true)
    else expect(to <= from).toBe(true)
    expect(roll(to, rule)).toBe(to)
  },
)

test.prop([day, fc.integer({ min: -5000, max: 5000 })])(
  'days count the same there and back, over leap days and changes of the clock',
  (from, n) => {
    expect(daysBetween(from, addDays(from, n))).toBe(n)
    expect(addDays(addDays(from, n), -n)).toBe(from)
  },
)

test('29 February is 28 February in other years than leap years', () => {
  expect([2024, 2026, 2000, 2100].map(y => monthDay(y, '02-29'))).toEqual([
    '2024-02-29',
    '2026-02-28',
    '2000-02-29',
    '2100-02-28',
  ])
})

test('weeks are ISO weeks', () => {
  expect(['2026-09-14', '2026-01-01', '2027-01-01', '2024-12-30', '2020-12-31'].map(isoWeek)).toEqual([
    38, 1, 53, 1, 53,
  ])
})
