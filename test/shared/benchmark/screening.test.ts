import { fc, test } from '@fast-check/vitest'
import { beforeAll, expect } from 'vitest'
import { loadSolver } from '#functions/platform/solver.ts'
import type { Solve } from '#shared/benchmark/programs.ts'
import { release, type Earlier } from '#shared/benchmark/release.ts'
import { dominated, mayRelease, tooSimilar } from '#shared/benchmark/screening.ts'
import type { Contribution } from '#shared/benchmark/contribution.ts'

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

const of = (values: number[], from = 1): Contribution[] =>
  values.map((value, i) => ({ municipality: String(9900 + from + i), numerator: value, denominator: 1, value }))
const eight = of([600, 700, 820, 905, 990, 1100, 1250, 1397])
const asked = { figure: 'K1', version: 1, bounds: [0, 20_000], floor: 50, scale: 1, sums: true } as const
const out = (contributions: Contribution[], k = 5, earlier: Earlier[] = []) =>
  release(asked, contributions, earlier, { k, band: 8 }, solve).released

test('four values are too few, and not even their number is told', () => {
  expect(out(of([1, 2, 3, 4]))).toEqual({
    ...{ figure: 'K1', version: 1, n: null },
    why: { median: 'too_few', quartiles: 'too_few', mean: 'too_few' },
  })
})

test('five give a median and no middle half, whatever their values', () => {
  expect(out(of([612, 748, 910, 1033, 1290]))).toMatchObject({ n: 5, median: 900, why: { quartiles: 'small_group' } })
})

test('a network may raise k, never lower it', () => {
  expect(out(eight, 9).why.median).toBe('too_few')
  expect(out(of([1, 2, 3, 4]), 2).why.median).toBe('too_few')
})

test('what is removed goes in order: the middle half first, then the ratio of sums, then the median', () => {
  const close = out(of(Array<number>(8).fill(1000)))
  expect(close).toMatchObject({ median: 1000, why: { quartiles: 'too_close' } })
  const zeros = release({ ...asked, bounds: [0, 100] }, of(Array<number>(8).fill(0)), [], { k: 5, band: 8 }, solve)
  expect(zeros.released.why).toEqual({ median: 'too_close', quartiles: 'too_close', mean: 'too_close' })
})

test('what cannot be added has no ratio of sums', () => {
  const { released } = release({ ...asked, sums: false }, eight, [], { k: 5, band: 8 }, solve)
  expect(released.why.mean).toBe('not_asked')
})

test('groups with the same contributors, or at least k apart, may both be released', () => {
  expect(tooSimilar(eight, [eight], 5)).toBe(false)
  expect(tooSimilar(eight.slice(2), [eight], 5)).toBe(true)
  expect(tooSimilar([...eight.slice(2), ...of([1, 2, 3], 50)], [eight], 5)).toBe(false)
})

test('half of a sum is one contributor’s at most, and the rest beside two is 15 % of the largest', () => {
  expect(dominated(of([910, 40, 30, 20, 10]))).toBe(true)
  expect(dominated(of([500, 300, 100, 60, 40]))).toBe(false)
  expect(dominated(of([490, 480, 30, 30, 10]))).toBe(true)
})

test.prop([fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 50 })])(
  'what a group gets depends on its size alone',
  (n, k) => {
    expect(mayRelease(n, { k, band: 8 }).median).toBe(n >= 5 && n >= k)
    expect(mayRelease(n, { k, band: 8 }).quartiles).toBe(n >= 8 && n >= k)
  },
)
