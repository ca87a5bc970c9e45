import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { fromTkr, split, sum, toTkr } from '#shared/money.ts'

const ore = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 })
const weights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 })

test.prop([ore, weights])('the parts of an amount sum to the amount, to the öre', (amount, shares) => {
  const parts = split(amount, shares)
  expect(sum(parts)).toBe(amount)
  expect(parts.every(Number.isInteger)).toBe(true)
  expect(parts).toHaveLength(shares.length)
})

test.prop([ore, weights])('no part is more than one öre from its exact share', (amount, shares) => {
  const total = shares.reduce((a, b) => a + b, 0)
  fc.pre(total > 1e-6)
  split(amount, shares).forEach((part, i) =>
    expect(Math.abs(part - (amount * shares[i]!) / total)).toBeLessThanOrEqual(1.01),
  )
})

test('an amount without weights lies where it lay', () => {
  expect(split(100, [0, 0])).toEqual([100, 0])
})

test('tkr are rounded half away from zero, the same for income and cost', () => {
  expect([49_999, 50_000, -50_000, -49_999].map(toTkr)).toEqual([0, 1, -1, 0])
  expect(Object.is(toTkr(-1), 0)).toBe(true)
})

test.prop([fc.integer({ min: -90_000_000, max: 90_000_000 })])('whole tkr survive the way to öre and back', tkr => {
  expect(toTkr(fromTkr(tkr))).toBe(tkr)
})
