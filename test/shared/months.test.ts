import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { partOf, split, sum } from '#shared/money.ts'
import { daysIn, daysInForce, inForceOn, inStep, monthNumbers, placeOfDay } from '#shared/months.ts'
import { day, many, ore } from './amounts.ts'

test('February has 29 days in a leap year, and December is followed by January', () => {
  expect([daysIn(2024, 2), daysIn(2026, 2), daysIn(2026, 12)]).toEqual([29, 28, 31])
  expect(placeOfDay('2027-01-31') - placeOfDay('2026-12-01')).toBe(1)
})

test('both ends of a period belong to it, and a month outside has no days of it', () => {
  expect(daysInForce({ from: '2026-04-16', to: '2026-04-30' }, 2026, 4)).toBe(15)
  expect(daysInForce({ from: '2026-04-16', to: '2026-04-16' }, 2026, 4)).toBe(1)
  expect(daysInForce({ from: '2026-04-16' }, 2026, 3)).toBe(0)
  expect(daysInForce({}, 2026, 3)).toBe(31)
})

test.prop([day, fc.integer({ min: 0, max: 900 })], many)('a period’s days are its months’ days', (from, length) => {
  const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10)
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032]
  expect(sum(years.flatMap(year => monthNumbers.map(month => daysInForce({ from, to }, year, month))))).toBe(length + 1)
})

test('what is in force is the latest that has begun, the later written of two from the same day', () => {
  const dated = [{ from: '2026-04-01' }, { from: '2026-01-01' }, { from: '2026-04-01', n: 2 }]
  expect(inForceOn(dated, '2026-03-31')).toEqual({ from: '2026-01-01' })
  expect(inForceOn(dated, '2026-04-01')).toEqual({ from: '2026-04-01', n: 2 })
  expect(inForceOn(dated, '2025-12-31')).toBeUndefined()
})

test.prop([fc.array(ore, { minLength: 1, maxLength: 24 }), fc.integer({ min: 1, max: 9999 })], many)(
  'what is rounded in step is never more than an öre from the exact, and its sum is rounded once',
  (parts, under) => {
    const found = inStep(parts.map(BigInt), BigInt(under))
    expect(sum(found)).toBe(partOf(sum(parts), 1, under))
    found.forEach((amount, i) => expect(Math.abs(amount - parts[i]! / under)).toBeLessThanOrEqual(1.001))
  },
)

test.prop([ore, fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 9 })], many)(
  'an income is divided as a cost of the same size',
  (amount, weights) => {
    expect(split(-amount || 0, weights)).toEqual(split(amount, weights).map(part => -part || 0))
  },
)
