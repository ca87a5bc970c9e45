import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { allocate, AllocationKey, allocateMonths, assertKey, keyIn } from '#shared/allocation-keys.ts'
import { chargesOf, InternalPrice, uncovered } from '#shared/internal-prices.ts'
import { sum } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { evenly, many, months, ore } from './amounts.ts'

const key = (of: Record<string, unknown>) => AllocationKey.parse({ id: 'k', name: 'Växeln', year: 2026, ...of })
const users = key({ kind: 'users', receivers: ['a', 'b', 'c'] })
const refusal = (does: () => unknown) => {
  try {
    does()
  } catch (error) {
    if (error instanceof Refusal) return { [error.reason]: error.params }
  }
  return undefined
}

test('an amount is divided by users, and the odd öre goes to the largest remainder', () => {
  expect(allocate(10_000, users, { users: { a: 1, b: 1, c: 1 } }).parts.map(p => p.amount)).toEqual([3334, 3333, 3333])
  expect(allocate(-10_000, users, { users: { a: 1, b: 1, c: 1 } }).parts.map(p => p.amount)).toEqual([
    -3334, -3333, -3333,
  ])
  expect(allocate(900, users, { users: { a: 0, b: 250.5, c: 501 } }).parts.map(p => p.amount)).toEqual([0, 300, 600])
})

test('nobody gets the odd öre every month', () => {
  const { parts } = allocateMonths(evenly(100), users, { users: { a: 1, b: 1, c: 1 } })
  expect(parts.map(part => sum(part.months))).toEqual([400, 400, 400])
})

test('an agreed amount is paid by a twelfth a month, and the rest stays with the giver', () => {
  const agreed = key({ kind: 'amount', shares: [{ receiver: 'a', amount: 1000 }] })
  expect(allocate(5000, agreed, {})).toEqual({ parts: [{ receiver: 'a', amount: 1000 }], rest: 4000 })
  expect(allocate(400, agreed, {}).rest).toBe(-600)
  const { parts, rest } = allocateMonths(evenly(100), agreed, {})
  expect([sum(parts[0]!.months), sum(rest)]).toEqual([1000, 200])
})

test('per cent that are not exactly 100 together are refused, with what they are', () => {
  const shares = (...of: number[]) =>
    key({ kind: 'percent', shares: of.map((basisPoints, i) => ({ receiver: `r${i}`, basisPoints })) })
  expect(refusal(() => allocate(1, shares(3333, 3333, 3333), {}))).toEqual({
    allocation_not_whole: { name: 'Växeln', percent: 99.99 },
  })
  expect(allocate(100, shares(3333, 3333, 3334), {}).parts.map(p => p.amount)).toEqual([33, 33, 34])
})

test('nothing is divided by what is not known, by 0, or to somebody twice', () => {
  expect(refusal(() => allocate(1, users, { users: { a: 1 } }, { b: 'Bygglov' }))).toEqual({
    allocation_measure_missing: { name: 'Växeln', receivers: ['Bygglov', 'c'] },
  })
  expect(refusal(() => allocate(1, users, { users: { a: 1, b: NaN, c: -1 } }))).toHaveProperty(
    'allocation_measure_missing',
  )
  expect(refusal(() => allocateMonths(evenly(1), users, { users: { a: 0, b: 0, c: 0 } }))).toHaveProperty(
    'allocation_weightless',
  )
  const twice = key({ kind: 'fte', receivers: ['a', 'a'] })
  expect(refusal(() => allocate(1, twice, { fte: { a: 1 } }))).toHaveProperty('allocation_receiver_twice')
})

test('whoever is told no is told by name', () => {
  const twice = key({ kind: 'amount', shares: ['a', 'a'].map(receiver => ({ receiver, amount: 1 })) })
  expect(refusal(() => assertKey(twice, {}, { a: 'Bygglov' }))).toEqual({
    allocation_receiver_twice: { name: 'Växeln', receiver: 'Bygglov' },
  })
  expect(refusal(() => assertKey(users, { users: { a: 1, b: 0, c: 0 } }))).toBeUndefined()
})

test('a key counts from its year until a later one takes its place', () => {
  const later = { ...users, year: 2028 }
  expect([2026, 2027, 2028, 2030].map(year => keyIn([later, users], 'k', year).year)).toEqual([2026, 2026, 2028, 2028])
  expect(refusal(() => keyIn([users], 'k', 2025))).toEqual({ allocation_key_missing: { name: 'Växeln', year: 2025 } })
})

const measured = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 5000 })), {
    ...{ minLength: 1, maxLength: 12, selector: ([receiver]) => `r${receiver}` },
  })
  .filter(all => all.some(([, n]) => n > 0))
  .map(all => ({
    key: key({ kind: 'users', receivers: all.map(([receiver]) => `r${receiver}`) }),
    measures: { users: Object.fromEntries(all.map(([receiver, n]) => [`r${receiver}`, n])) },
  }))

test.prop([ore, measured], many)(
  'the parts sum to the amount, and none is more than an öre from its exact part',
  (amount, by) => {
    const { parts, rest } = allocate(amount, by.key, by.measures)
    expect(sum(parts.map(part => part.amount)) + rest).toBe(amount)
    const all = sum(Object.values(by.measures.users))
    for (const { receiver, amount: own } of parts)
      expect(Math.abs(own - (amount * by.measures.users[receiver]!) / all)).toBeLessThanOrEqual(1.001)
  },
)

test.prop([months, measured], many)(
  'the parts sum to each month and to the year, and the year is divided as the year',
  (year, by) => {
    const { parts } = allocateMonths(year, by.key, by.measures)
    year.forEach((amount, i) => expect(sum(parts.map(part => part.months[i]!))).toBe(amount))
    const whole = allocate(sum(year), by.key, by.measures).parts
    expect(parts.map(part => sum(part.months))).toEqual(whole.map(part => part.amount))
    for (const { receiver, months: own } of parts)
      if (by.measures.users[receiver] === 0) expect(own.every(amount => amount === 0)).toBe(true)
  },
)

test.prop([months, fc.array(ore, { minLength: 1, maxLength: 9 })], many)(
  'agreed amounts and the rest sum to the cost, each month',
  (year, amounts) => {
    const agreed = key({ kind: 'amount', shares: amounts.map((amount, i) => ({ receiver: `r${i}`, amount })) })
    const { parts, rest } = allocateMonths(year, agreed, {})
    year.forEach((amount, i) => expect(sum(parts.map(part => part.months[i]!)) + rest[i]!).toBe(amount))
    expect(parts.map(part => sum(part.months))).toEqual(amounts)
  },
)

test('an internal price is paid for as many as one has, and what it leaves uncovered is told', () => {
  const price = InternalPrice.parse({
    ...{ id: 'p', name: 'Datorarbetsplats', giver: 'it', unit: 'arbetsplats', price: 450_001, year: 2026 },
  })
  const charges = chargesOf(price, [
    { receiver: 'a', quantity: 3 },
    { receiver: 'b', quantity: 0 },
  ])
  expect(charges.map(({ receiver, months }) => [receiver, sum(months)])).toEqual([['a', 1_350_003]])
  expect(uncovered(2_000_000, charges)).toBe(649_997)
  expect(uncovered(1_000_000, charges)).toBe(-350_003)
})
