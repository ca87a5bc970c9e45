import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { completeness, costParts, costPerFte, costPerUser, stated, upkeepShare } from '#shared/key-costs.ts'
import { cost, many, ore } from './amounts.ts'

test('a cost per user is rounded to the öre, half away from zero, the same for income', () => {
  expect([costPerUser(100, 3), costPerUser(5, 2), costPerUser(-5, 2)]).toEqual([33, 3, -3])
  expect(costPerFte(1_000_000, 1250)).toBe(80_000)
})

test('without a denominator the figure is unknown, never 0', () => {
  expect([costPerUser(100, undefined), costPerUser(100, 0), costPerFte(0, 0)]).toEqual(Array(3).fill('unknown'))
  expect(costPerUser(0, 10)).toBe(0)
})

test('upkeep and enhancement are parts of their sum; without one there are no parts', () => {
  expect(upkeepShare(200, 100)).toEqual({ upkeep: 6667, enhancement: 3333, retirement: 0 })
  expect(upkeepShare(0, 7)).toEqual({ upkeep: 0, enhancement: 10_000, retirement: 0 })
  expect([upkeepShare(0, 0), upkeepShare(-1, 5)]).toEqual(['unknown', 'unknown'])
})

test('a total says what it includes: what is not given is left out, and what is 0 is not', () => {
  expect(stated({ operations: 500, staff: 0 }, { placed: 999_999, unallocated: 1 })).toEqual({
    total: 500,
    includes: ['operations', 'staff'],
    excludes: ['capital', 'allocation'],
    complete: 9999,
  })
  expect(stated({ staff: 10 }, { placed: 5, unallocated: 0 }).complete).toBe('unknown')
  expect(stated({}, { placed: 5, unallocated: 0 }).excludes).toEqual(costParts)
  expect(stated({}, { placed: 0, unallocated: 0 })).toMatchObject({ total: 0, complete: 'unknown' })
})

test.prop([cost, cost], many)('100 % is said only where nothing is unallocated', (placed, unallocated) => {
  fc.pre(placed + unallocated > 0)
  const complete = completeness({ placed, unallocated })
  expect(complete === 10_000).toBe(unallocated === 0)
  expect(complete).toBeGreaterThanOrEqual(0)
})

test.prop([cost, cost], many)('the parts of upkeep and enhancement are always the whole', (a, b) => {
  const found = upkeepShare(a, b)
  if (found !== 'unknown') expect(found.upkeep + found.enhancement).toBe(10_000)
  expect(found === 'unknown').toBe(a + b === 0)
})

test.prop([ore, fc.integer({ min: 1, max: 100_000 })], many)(
  'a cost per user is within half an öre of the exact',
  (of, users) => {
    expect(Math.abs((costPerUser(of, users) as number) * users - of)).toBeLessThanOrEqual(users / 2)
    expect(costPerFte(of, 100 * users)).toBe(costPerUser(of, users))
  },
)
