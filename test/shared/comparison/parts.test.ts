import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { Side } from '#shared/benchmark/definitions/definition.ts'
import { partsOf } from '#shared/comparison/parts.ts'
import { sum } from '#shared/money.ts'

const side = (amounts: number[]): Side => ({
  ...{ amount: sum(amounts), unit: 'ore' },
  ways: [{ by: 'costKind', lines: amounts.map((amount, i) => ({ id: `k${i}`, amount })) }],
})

test('each part is told in the figure’s unit, as a share, and by how much it alone would have to change', () => {
  const { parts } = partsOf(side([800_000, 200_000]), 10, 0.01, 900)[0]!
  expect(parts).toEqual([
    { id: 'k0', value: 800, share: 0.8, change: -0.125 },
    { id: 'k1', value: 200, share: 0.2, change: -0.5 },
  ])
})

test('a part that is smaller than the gap cannot close it', () => {
  const { parts } = partsOf(side([900_000, 50_000]), 10, 0.01, 800)[0]!
  expect(parts.map(({ change }) => change === undefined)).toEqual([false, true])
})

test('the smallest of many parts are told together', () => {
  const { parts } = partsOf(side([70, 60, 50, 40, 30, 20, 10]), 1, 1)[0]!
  expect(parts).toHaveLength(6)
  expect(parts.at(-1)).toEqual({ value: 30, share: 30 / 280 })
})

test('a whole of one part is not divided', () => {
  expect(partsOf(side([100]), 1, 1, 50)).toEqual([])
})

test.prop([
  fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 2, maxLength: 30 }),
  fc.integer({ min: 1, max: 1e5 }),
])(
  'the parts sum to the own value, and a part that changes as told brings it to the median',
  (amounts, denominator) => {
    const [numerator, scale] = [side(amounts), 0.01]
    const own = (numerator.amount / denominator) * scale
    const median = own * 0.9
    const { parts } = partsOf(numerator, denominator, scale, median)[0]!
    expect(sum(parts.map(({ value }) => value))).toBeCloseTo(own, 4)
    expect(sum(parts.map(({ share }) => share))).toBeCloseTo(1, 6)
    for (const { value, change } of parts) if (change !== undefined) expect(own + value * change).toBeCloseTo(median, 4)
  },
)
