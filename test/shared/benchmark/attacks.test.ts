import { beforeAll, expect, test } from 'vitest'
import { loadSolver } from '#functions/platform/solver.ts'
import { auditQuantiles, deduced } from '#shared/benchmark/audit-quantiles.ts'
import { auditSums, deducedSum } from '#shared/benchmark/audit-sums.ts'
import type { Solve } from '#shared/benchmark/programs.ts'
import { quantile } from '#shared/benchmark/quantiles.ts'
import { release, type Earlier } from '#shared/benchmark/release.ts'
import { toTwoDigits } from '#shared/benchmark/rounding.ts'
import { dominated, mayRelease, tooSimilar } from '#shared/benchmark/screening.ts'
import type { Contribution } from '#shared/benchmark/contribution.ts'

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

/** Kronor per inhabitant. */
const asked = { figure: 'K1', version: 1, bounds: [0, 20_000], floor: 50, scale: 1, sums: true } as const
const thresholds = { k: 5, band: 8 }
/** What municipalities gave: numerators, each of one inhabitant unless told otherwise. */
const gave = (values: number[], names = 'abcdefghijklmnop', denominator = 1): Contribution[] =>
  values.map((value, i) => ({ municipality: names[i]!, numerator: value * denominator, denominator, value }))
const out = (of: Contribution[], earlier: Earlier[] = []) => release(asked, of, earlier, thresholds, solve)
const published = (group: string, contributions: Contribution[]): Earlier => ({
  ...{ group, contributions, released: out(contributions).released },
})
const mean = (of: Contribution[]) =>
  toTwoDigits(of.reduce((all, one) => all + one.numerator, 0) / of.reduce((all, one) => all + one.denominator, 0))
const quartiles = (values: number[]) => [0.25, 0.5, 0.75].map(p => ({ p, released: toTwoDigits(quantile(values, p)) }))
/** Whether somebody has come to know a value: its interval ends within 15 % of it, below or above. */
const learned = (value: number, [from, to]: [number, number]) =>
  value - from < 0.15 * value || to - value < 0.15 * value
const eight = gave([600, 700, 820, 905, 990, 1100, 1250, 1397])

test('attack 1: the ends are never told, nor percentiles of few, which would be single municipalities’ values', () => {
  const five = [612, 748, 910, 1033, 1290]
  // Without the estimator the quartiles of five are two municipalities; without the limit, smoothed ones tell as much.
  expect([five[1], five[3]]).toEqual([748, 1033])
  expect(auditQuantiles(five, quartiles(five), asked).safe).toBe(false)
  expect(mayRelease(5, thresholds).quartiles).toBe(false)
  const { released } = out(gave(five))
  expect(released).toMatchObject({ n: 5, median: 900, why: { quartiles: 'small_group' } })
  expect(Object.keys(released).toSorted()).toEqual(['figure', 'mean', 'median', 'n', 'version', 'why'])
})

test('attack 2: a member that subtracts itself from a sum of five does not come to know the largest', () => {
  const five = gave([490, 480, 10, 10, 10])
  // Without the p % rule: the second largest takes itself away, and the rest is nearly the largest.
  expect(
    learned(490, deducedSum([{ contributions: five, released: mean(five) }], 1, asked, solve, ['b'], 'a')[0]!),
  ).toBe(true)
  expect(dominated(five)).toBe(true)
  expect(out(five).released).toMatchObject({ why: { mean: 'dominated' } })
  expect(out(five).released).not.toHaveProperty('mean')
})

test('attack 3: nor do two who put theirs together', () => {
  const five = gave([190, 140, 138, 11, 11])
  // The p % rule, which knows of one intruder, lets it pass; without the audit two of them know the largest.
  expect(dominated(five)).toBe(false)
  const told = [{ contributions: five, released: mean(five) }]
  expect(learned(190, deducedSum(told, 1, asked, solve, ['b', 'c'], 'a')[0]!)).toBe(true)
  expect(auditSums(told, 1, { ...asked, floor: 0 }, solve, 0).safe).toBe(true)
  expect(release({ ...asked, floor: 0 }, five, [], thresholds, solve).released.why.mean).toBe('too_close')
})

test('attack 4: one that joins between two releases of a period is not in the difference of them', () => {
  const nine = [...eight, ...gave([980], 'x')]
  const earlier = published('first', eight)
  expect(earlier.released.mean).toBeDefined()
  // Without the rule of differences, a thousand inhabitants each so that rounding hides nothing: the difference is the one.
  expect(tooSimilar(nine, [eight], 5)).toBe(true)
  expect(out(nine, [earlier]).released).toEqual({
    ...{ figure: 'K1', version: 1, n: 9 },
    why: { median: 'too_similar', quartiles: 'too_similar', mean: 'too_similar' },
  })
  expect(out(nine).released.median).toBeDefined()
})

/** Sums of figures so near each other that the rounding of either hides little. */
const near = (names: string, size = 98) => gave(Array<number>(names.length).fill(size), names)

test('attack 5: two overlapping networks that differ by one member are not both released', () => {
  const [a, b] = [near('abcdefgh'), [...near('abcdefg'), ...gave([1960], 'y')]]
  const sums = [a, b].map(of => ({ contributions: of, released: mean(of) }))
  // Without the rule, the difference of the two sums tells what y is: 1 900 and some, of 20 000 that it could be.
  const [from, to] = deducedSum(sums, 1, asked, solve, ['h'], 'y')[0]!
  expect(learned(1960, [from, to])).toBe(true)
  expect(tooSimilar(b, [a], 5)).toBe(true)
  expect(out(b, [{ ...published('a', eight), contributions: a }]).released.why.median).toBe('too_similar')
})

test('attack 6: a network less a peer group never leaves two', () => {
  const peers = near('abcdefgh')
  const network = [...peers, ...gave([400, 420], 'yz')]
  const sums = [peers, network].map(of => ({ contributions: of, released: mean(of) }))
  // Without the rule: one of the two takes itself away.
  expect(learned(400, deducedSum(sums, 1, asked, solve, ['z'], 'y')[0]!)).toBe(true)
  expect(tooSimilar(network, [peers], 5)).toBe(true)
})

test('attack 7: a large city that is most of a sum is not in one that is released', () => {
  const city = gave([910, 40, 30, 20, 10])
  expect(dominated(city)).toBe(true)
  // Without the rule anybody knows it, and needs to be nobody.
  expect(
    learned(
      910,
      deducedSum([{ contributions: city, released: mean(city) }], 1, { ...asked, floor: 0 }, solve, [], 'a')[0]!,
    ),
  ).toBe(true)
  expect(out(city).released.why.mean).toBe('dominated')
})

test('attack 9: a denominator that is public hides nothing: it is the numerators that may not dominate', () => {
  // Five that cost as much for each inhabitant; one has nearly all inhabitants.
  const alike = [91_000, 4_000, 3_000, 2_000, 1_000].map((denominator, i) => ({
    ...{ municipality: 'abcde'[i]!, numerator: 1000 * denominator, denominator, value: 1000 },
  }))
  expect(dominated(alike)).toBe(true)
  const told = [{ contributions: alike, released: mean(alike) }]
  // Without the rule its own ratio is known, for the inhabitants of all are.
  expect(learned(1000, deducedSum(told, 1, asked, solve, ['b'], 'a')[0]!)).toBe(true)
  expect(out(alike).released.why.mean).toBeDefined()
})

test('attack 10: one that withdraws is not what differs before and after', () => {
  const before = published('before', eight)
  const after = eight.slice(1)
  expect(out(after).released.median).toBeDefined()
  expect(out(after, [before]).released.why).toEqual({
    ...{ median: 'too_similar', quartiles: 'too_similar', mean: 'too_similar' },
  })
})

test('attack 11: a coordinator that is a member too knows what a member knows', () => {
  const { released } = out(eight)
  // Whom the figures are of is nowhere in them; what a member and an accomplice can deduce is what the audit looked at.
  expect(JSON.stringify(released)).not.toMatch(/municipality|numerator|denominator/)
  const values = eight.map(({ value }) => value)
  const told = [{ p: 0.5, released: released.median! }]
  expect(auditQuantiles(values, told, asked, 1).safe).toBe(true)
  for (const [i, { value }] of eight.entries()) {
    const known = i === 0 ? [1, 2] : [0, i === 1 ? 2 : 1]
    expect(learned(value, deduced(values, told, asked, known))).toBe(false)
  }
})

test('attack 12: when everybody has the same, nothing that tells it is released', () => {
  const values = Array<number>(8).fill(1000)
  // Without the audit three figures go out that say the same, and two members know everybody's value.
  expect(learned(1000, deduced(values, quartiles(values), asked, [0, 1]))).toBe(true)
  const { released } = out(gave(values))
  expect(released.why.quartiles).toBe('too_close')
  // The median alone leaves them in doubt: it could be of values that lie apart.
  const told = [{ p: 0.5, released: released.median! }]
  expect(learned(1000, deduced(values, told, asked, [0, 1]))).toBe(false)
  // Of figures that can be no more than they are, not even that.
  const all = release({ ...asked, bounds: [0, 100], floor: 5 }, gave(Array<number>(8).fill(100)), [], thresholds, solve)
  expect(all.released).toMatchObject({ median: 100, why: { quartiles: 'too_close', mean: 'too_close' } })
})

test('attack 13: a zero is a contribution; what is missing is nobody’s, and no zero', () => {
  const share = { ...asked, bounds: [0, 100], floor: 5 } as const
  const values = [0, 0, 10, 40, 60, 80]
  const { released } = release(share, gave(values), [], thresholds, solve)
  expect(released.n).toBe(6)
  expect(released.median).toBe(toTwoDigits(quantile(values, 0.5)))
  // Four that gave, and two that did not, are four: too few, not six with two zeros.
  expect(release(share, gave(values.slice(2)), [], thresholds, solve).released).toMatchObject({
    n: null,
    why: { median: 'too_few' },
  })
})

test('attack 15: of eight equal values of 1 000, with an accomplice, 927 to 1 261 is deduced, which is too little', () => {
  const values = Array<number>(8).fill(1000)
  const [from, to] = deduced(values, quartiles(values), asked, [0, 1])
  expect(from).toBeCloseTo(927.05, 1)
  expect(to).toBeCloseTo(1260.76, 1)
  expect(learned(1000, [from, to])).toBe(true)
  expect(auditQuantiles(values, quartiles(values), asked).safe).toBe(false)
})

test('attack 16: far from all others, a value stays inside what is deduced of it', () => {
  const values = [100, 100, 100, 100, 5000]
  const told = [{ p: 0.5, released: toTwoDigits(quantile(values, 0.5)) }]
  const [from, to] = deduced(values, told, asked, [0, 1])
  expect(from).toBeLessThanOrEqual(100)
  expect(to).toBeGreaterThanOrEqual(5000)
})

test('attack 8: a round that is corrected is released again only when both together tell of nobody', () => {
  const twelve = gave([610, 680, 740, 805, 870, 940, 1010, 1090, 1180, 1270, 1370, 1480])
  const first = published('round', twelve)
  // One had forgotten more than half of its cost.
  const corrected = twelve.map((one, i) => (i === 0 ? { ...one, numerator: 1500, value: 1500 } : one))
  const alone = out(corrected).released
  expect(alone.median).not.toBe(first.released.median)
  const { released } = out(corrected, [first])
  expect(released.n).toBe(12)
  expect(released.median).toBe(alone.median)
  // Another told less than it had thought: each alone may go out, the two together would tell what it gave.
  const less = twelve.map((one, i) => (i === 8 ? { ...one, numerator: 700, value: 700 } : one))
  expect(out(less).released.median).toBeDefined()
  expect(out(less, [first]).released.why).toMatchObject({ median: 'too_close', quartiles: 'too_close' })
})
