import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { toTwoDigits } from '#shared/benchmark/rounding.ts'
import { placeOf } from '#shared/comparison/place.ts'
import { scaleOf } from '#shared/comparison/scale.ts'

const group = { median: 2_600, quartiles: { lower: 2_400, upper: 3_000 } }

test('a value is over, under or on the median, and in or outside the middle half', () => {
  expect(placeOf(2_903, group)).toEqual({ side: 'above', within: true })
  expect(placeOf(2_210, group)).toEqual({ side: 'below', within: false })
  expect(placeOf(2_603, group)).toEqual({ side: 'on', within: true })
  expect(placeOf(92.5, { median: 90 })).toEqual({ side: 'above' })
})

test('what reads as an end of the middle half is in it, and nothing is told without a median', () => {
  expect(placeOf(3_040, group)).toEqual({ side: 'above', within: true })
  expect(placeOf(3_060, group)).toEqual({ side: 'above', within: false })
  expect(placeOf(3_060, { quartiles: group.quartiles })).toBeUndefined()
})

test('zero is a value and has its place', () => {
  expect(placeOf(0, { median: 12, quartiles: { lower: 0, upper: 20 } })).toEqual({ side: 'below', within: true })
  expect(placeOf(0, { median: 0 })).toEqual({ side: 'on' })
})

const value = fc.integer({ min: -2_000_000, max: 2_000_000 }).map(n => n / 100)

test.prop([value, value, value, value])('a place is told by what is released and nothing else', (own, ...three) => {
  const [lower, median, upper] = three.map(toTwoDigits).toSorted((a, b) => a - b) as [number, number, number]
  const place = placeOf(own, { median, quartiles: { lower, upper } })!
  if (place.side === 'on') expect(place.within).toBe(true)
  if (own > upper * 1.06 + 1 && upper >= 0) expect(place).toEqual({ side: 'above', within: false })
  expect(placeOf(toTwoDigits(own), { median, quartiles: { lower, upper } })).toEqual(place)
})

test.prop([fc.array(value, { minLength: 1, maxLength: 4 })])(
  'a scale holds all that is shown and ends outside it',
  shown => {
    const { from, to } = scaleOf(shown)
    expect(from).toBeLessThan(to)
    for (const one of shown) {
      expect(one).toBeGreaterThanOrEqual(from)
      expect(one).toBeLessThanOrEqual(to)
    }
  },
)

test('a scale begins and ends at round numbers', () => {
  expect(scaleOf([2_903, 2_600, 2_400, 3_000])).toEqual({ from: 2_000, to: 3_500 })
  expect(scaleOf([0, 4])).toEqual({ from: 0, to: 5 })
  expect(scaleOf([undefined])).toEqual({ from: 0, to: 1 })
})
