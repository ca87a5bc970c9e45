import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { quantile, weights } from '#shared/benchmark/quantiles.ts'
import { preimage, toTwoDigits } from '#shared/benchmark/rounding.ts'

const eight = [600, 700, 820, 905, 990, 1100, 1250, 1397]
const shares = [1.33, 1.52, 1.7, 1.88, 2.03, 2.1, 2.41, 2.84]

describe('the table of values', () => {
  test.each([
    [eight, 0.25, 755.47705, 760],
    [eight, 0.5, 955.17468, 960],
    [eight, 0.75, 1185.9368, 1200],
    [[612, 748, 910, 1033, 1290], 0.5, 904.62816, 900],
    [[2.1, 2.4, 2.6, 2.7, 3, 3.3, 4.9], 0.5, 2.7934024, 2.8],
    [shares, 0.25, 1.605379, 1.6],
    [shares, 0.5, 1.9383528, 1.9],
    [shares, 0.75, 2.3324417, 2.3],
  ])('%j at %f is %f, released as %f', (values, p, exact, released) => {
    expect(Number(quantile(values, p).toPrecision(8))).toBeCloseTo(exact, 8 - Math.ceil(Math.log10(exact)) - 1)
    expect(toTwoDigits(quantile(values, p))).toBe(released)
  })

  test('the weights of five at the median are those of the specification', () => {
    expect(weights(5, 0.5).map(w => w.toFixed(5))).toEqual(['0.05792', '0.25952', '0.36512', '0.25952', '0.05792'])
  })
})

const group = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 159 })
const share = fc.constantFrom(0.25, 0.5, 0.75)

test.prop([fc.integer({ min: 1, max: 200 }), share])(
  'weights are positive, sum to one, and mirror each other',
  (n, p) => {
    const [w, mirrored] = [weights(n, p), weights(n, 1 - p).toReversed()]
    expect(w.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    w.forEach((wi, i) => expect(wi).toBeCloseTo(mirrored[i]!, 10))
    expect(Math.min(...w)).toBeGreaterThanOrEqual(0)
  },
)

test.prop([group, share])('a quantile lies between the least and the greatest, whatever the order', (values, p) => {
  const q = quantile(values, p)
  const slack = 1e-9 * Math.max(1, ...values.map(Math.abs))
  expect(q).toBeGreaterThanOrEqual(Math.min(...values) - slack)
  expect(q).toBeLessThanOrEqual(Math.max(...values) + slack)
  expect(quantile(values.toReversed(), p)).toBe(q)
})

test.prop([
  group,
  share,
  fc.double({ min: 0.01, max: 100, noNaN: true }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
])('a quantile follows when all values are scaled and moved', (values, p, scale, move) => {
  const moved = quantile(
    values.map(v => v * scale + move),
    p,
  )
  expect(Math.abs(moved - (quantile(values, p) * scale + move))).toBeLessThan(1e-6 * (1 + Math.abs(moved)) * 100)
})

test('rounding is half away from zero', () => {
  expect([955.17, 995, 985, 0.155, -955, 104.9, 99.5, 0, 1050].map(toTwoDigits)).toEqual([
    960, 1000, 990, 0.16, -960, 100, 100, 0, 1100,
  ])
})

test.prop([fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter(x => Math.abs(x) > 1e-6)])(
  'rounding twice is rounding once, and the value lies in the preimage of what is released',
  value => {
    const released = toTwoDigits(value)
    const { from, to } = preimage(released)
    const slack = 1e-9 * Math.abs(value)
    expect(toTwoDigits(released)).toBe(released)
    expect(value).toBeGreaterThanOrEqual(from - slack)
    expect(value).toBeLessThanOrEqual(to + slack)
  },
)

test.each([
  [990, 985, 995],
  [1000, 995, 1050],
  [100, 99.5, 105],
])('what rounds to %f is [%f; %f)', (released, from, to) => {
  const interval = preimage(released)
  expect(interval.from).toBeCloseTo(from, 9)
  expect(interval.to).toBeCloseTo(to, 9)
})
