import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays } from '#shared/day.ts'
import { along, firstEnd, monthsBetween, unsupported } from '#shared/lifecycle.ts'
import { runs } from './register.ts'

const day = fc.integer({ min: 0, max: 4000 }).map(n => addDays('2024-01-01', n))
const maybe = fc.option(day, { nil: undefined })

test.prop([maybe, maybe], runs)(
  'a system is without support from the day after it ends, as long as it is used',
  (endOfUse, endOfSupport) => {
    const gap = unsupported({ endOfUse, endOfSupport })
    if (!endOfSupport || (endOfUse && endOfUse <= endOfSupport)) expect(gap).toBeUndefined()
    else {
      expect(gap!.from).toBe(addDays(endOfSupport, 1))
      expect(gap!.to).toBe(endOfUse)
    }
  },
)

test.prop([day, day], runs)('months between two days are whole, and never more than there are', (a, b) => {
  const [from, to] = [a, b].toSorted() as [string, string]
  const months = monthsBetween(from, to)
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  expect(months).toBeLessThanOrEqual(days / 28)
  expect(months).toBeGreaterThanOrEqual(Math.floor(days / 31) - 1)
})

test.prop([day, day], runs)('a later day lies further along', (a, b) => {
  const [first, second] = [a, b].toSorted() as [string, string]
  expect(along(first, 2024, 2035)).toBeLessThanOrEqual(along(second, 2024, 2035))
})

test('what ends first is told, and a year begins and ends with its days', () => {
  expect(firstEnd({ endOfUse: '2028-01-31', endOfSupport: '2027-06-30' })).toBe('2027-06-30')
  expect(firstEnd({})).toBeUndefined()
  expect(along('2026-01-01', 2026, 2026)).toBe(0)
  expect(along('2027-01-01', 2026, 2026)).toBe(1)
  expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(0)
  expect(monthsBetween('2024-02-29', '2025-02-28')).toBe(11)
})
