import { fc, test } from '@fast-check/vitest'
import Holidays from 'date-holidays'
import { expect } from 'vitest'
import { addDays, daysBetween, weekday } from '#shared/day.ts'
import { holidays, isWorkingDay, roll } from '#shared/holidays.ts'

const oracle = new Holidays('SE')
const years = Array.from({ length: 96 }, (_, i) => 2005 + i)
/** No public holidays by law, but nobody works on them. */
const eves = (year: number) => {
  const midsummers = Array.from({ length: 7 }, (_, i) => `${year}-06-${19 + i}`).find(d => weekday(d) === 5)!
  return [midsummers, `${year}-12-24`, `${year}-12-31`]
}

test.each(years)('the days off of %i are the public holidays of the law and three eves', year => {
  const given = oracle.getHolidays(year).filter(h => h.type === 'public')
  const days = new Set([...given.map(h => h.date.slice(0, 10)), ...eves(year)])
  expect(holidays(year)).toEqual([...days].toSorted())
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
