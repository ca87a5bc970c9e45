import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { mayRelease, release, tooSimilar, type Contribution } from '#shared/benchmark/screening.ts'

const of = (values: number[], from = 1): Contribution[] =>
  values.map((value, i) => ({ municipality: String(9900 + from + i), value }))
const eight = of([600, 700, 820, 905, 990, 1100, 1250, 1397])
const names = (c: Contribution[]) => c.map(x => x.municipality)

test('four values are too few, and not even their number is told', () => {
  expect(release('K1', of([1, 2, 3, 4]), [], 5)).toEqual({ figure: 'K1', n: null, suppressed: 'too_few' })
})

test('five give a median and no quartiles; eight give both', () => {
  expect(release('K1', of([612, 748, 910, 1033, 1290]), [], 5)).toEqual({ figure: 'K1', n: 5, median: 900 })
  expect(release('K1', eight, [], 5)).toEqual({
    figure: 'K1',
    n: 8,
    median: 960,
    quartiles: { lower: 760, upper: 1200 },
  })
})

test('a network may raise k, never lower it', () => {
  expect(release('K1', eight, [], 9).suppressed).toBe('too_few')
  expect(release('K1', of([1, 2, 3, 4]), [], 2).suppressed).toBe('too_few')
})

test('attack 1: no minimum, maximum or count below k is anywhere in what is released', () => {
  expect(Object.keys(release('K1', eight, [], 5)).toSorted()).toEqual(['figure', 'median', 'n', 'quartiles'])
})

test('attack 2 and 3: the median of five is nobody’s value, so one or two who subtract themselves find none', () => {
  const values = [612, 748, 910, 1033, 1290]
  expect(values).not.toContain(release('K1', of(values), [], 5).median)
})

test('attack 4 and 10: one who joins or leaves between two releases of a period stops the second', () => {
  const earlier = [{ group: 'a', contributors: names(eight) }]
  expect(release('K1', eight.slice(1), earlier, 5).suppressed).toBe('too_similar')
  expect(release('K1', [...eight, ...of([1500], 50)], earlier, 5).suppressed).toBe('too_similar')
})

test('attack 5 and 6: overlapping groups that differ by one or two are not both released; by five they are', () => {
  const earlier = [{ group: 'a', contributors: names(eight) }]
  expect(tooSimilar(names(eight.slice(2)), earlier, 5)).toBe(true)
  expect(tooSimilar(names([...eight.slice(2), ...of([1, 2, 3], 50)]), earlier, 5)).toBe(false)
})

test('attack 8: a correction with the same contributors may be released again', () => {
  const corrected = eight.map((c, i) => (i === 3 ? { ...c, value: 910 } : c))
  expect(release('K1', corrected, [{ group: 'a', contributors: names(eight) }], 5).median).toBe(960)
})

test('attack 12: equal values are released as what they are when the auditor lets them', () => {
  expect(release('K1', of(Array(8).fill(1000)), [], 5).median).toBe(1000)
})

test('attack 13: a zero is a contribution', () => {
  expect(release('K12', of([0, 0, 0, 0, 0]), [], 5)).toEqual({ figure: 'K12', n: 5, median: 0 })
})

test.prop([fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 50 })])(
  'what a group gets depends on its size alone',
  (n, k) => {
    expect(mayRelease(n, k).median).toBe(n >= 5 && n >= k)
    expect(mayRelease(n, k).quartiles).toBe(n >= 8 && n >= k)
  },
)
