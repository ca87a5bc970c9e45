import { fc, test } from '@fast-check/vitest'
import { beforeAll, expect } from 'vitest'
import { loadSolver } from '#functions/platform/solver.ts'
import { deduced } from '#shared/benchmark/audit-quantiles.ts'
import { deducedSum } from '#shared/benchmark/audit-sums.ts'
import type { Solve } from '#shared/benchmark/programs.ts'
import { mustBegin } from '#shared/benchmark/protection.ts'
import { release, type Asked, type Earlier } from '#shared/benchmark/release.ts'
import type { Contribution } from '#shared/benchmark/contribution.ts'
import { askedOfSolver } from './oracle.ts'
import { realNetworks } from './real-networks.ts'

const CASES = process.env['PROVE'] ? 10_000 : 500
const LONG = { timeout: process.env['PROVE'] ? 1_500_000 : 120_000 }

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

const networks = Object.values(realNetworks).filter(({ length }) => length >= 5)
const cost: Asked = { figure: 'K1', version: 1, bounds: [0, 20_000], floor: 50, scale: 1, sums: true }
/** A figure in which credits are allowed for. */
const credited: Asked = { ...cost, bounds: [-5_000, 5_000], floor: 20 }
const share: Asked = { ...cost, bounds: [0, 100], floor: 5 }

/** Values as they are: skewed, or all the same, or many zeros, or some below zero. */
const kinds: { asked: Asked; value: fc.Arbitrary<number> }[] = [
  { asked: cost, value: fc.double({ min: -1.2, max: 1.6, noNaN: true }).map(x => Math.round(1000 * Math.exp(x))) },
  { asked: cost, value: fc.constantFrom(980, 985, 990, 995, 1000) },
  { asked: cost, value: fc.constant(1000) },
  { asked: share, value: fc.oneof(fc.constant(0), fc.constant(100), fc.integer({ min: 0, max: 100 })) },
  { asked: credited, value: fc.integer({ min: -900, max: 1400 }) },
]
/** Real networks that overlap, every municipality with one value and its inhabitants. */
const round = fc
  .record({
    kind: fc.constantFrom(...kinds),
    first: fc.nat(networks.length - 1),
    more: fc.array(fc.nat(50), { maxLength: 3 }),
  })
  .chain(({ kind, first, more }) => {
    const overlapping = networks.filter(
      of => of !== networks[first] && of.some(code => networks[first]!.includes(code)),
    )
    const groups = [
      networks[first]!,
      ...more.flatMap(i => (overlapping.length > 0 ? [overlapping[i % overlapping.length]!] : [])),
    ].filter((of, i, all) => all.indexOf(of) === i)
    const codes = [...new Set(groups.flat())]
    const one = fc.record({ value: kind.value, inhabitants: fc.integer({ min: 20, max: 600 }).map(x => x * x) })
    return fc.array(one, { minLength: codes.length, maxLength: codes.length }).map(of => {
      const gave = new Map<string, Contribution>(
        of.map(({ value, inhabitants }, i) => [
          codes[i]!,
          { municipality: codes[i]!, numerator: value * inhabitants, denominator: inhabitants, value },
        ]),
      )
      return { asked: kind.asked, groups: groups.map(codes => codes.map(code => gave.get(code)!)) }
    })
  })

const thresholds = { k: 5, band: 8 }
const told = (released: Earlier['released']) => [
  ...(released.quartiles ? [{ p: 0.25, released: released.quartiles.lower }] : []),
  { p: 0.5, released: released.median! },
  ...(released.quartiles ? [{ p: 0.75, released: released.quartiles.upper }] : []),
]
/** A millionth: what arithmetic may differ by. */
const near = (value: number) => 1e-6 * Math.max(1, Math.abs(value))
/** Where an interval must begin, and end, to protect a value. */
const begin = ({ bounds, floor }: Asked, value: number) => mustBegin(value, { bounds, floor })
const end = ({ bounds: [least, most], floor }: Asked, value: number) =>
  -mustBegin(-value, { bounds: [-most, -least], floor })
/** Whether an interval reaches below and above a value as far as protection asks. */
function protects(asked: Asked, value: number, [from, to]: [number, number]) {
  expect(from).toBeLessThanOrEqual(begin(asked, value) + near(value))
  expect(to).toBeGreaterThanOrEqual(end(asked, value) - near(value))
}

test.prop([round, fc.nat(), fc.nat()], { numRuns: CASES })(
  'attack 14: of random networks, what two members can deduce always holds the truth, and nothing that is released breaks the protection',
  ({ asked, groups }, a, b) => {
    const earlier: Earlier[] = []
    for (const [i, contributions] of groups.entries()) {
      const { released } = release(asked, contributions, earlier, thresholds, solve)
      earlier.push({ group: String(i), contributions, released })
      if (released.median === undefined) continue
      const sorted = contributions.map(({ value }) => value).toSorted((x, y) => x - y)
      const known = [a % sorted.length, b % sorted.length].toSorted((x, y) => x - y)
      if (known[0] === known[1]) known.pop()
      const others = sorted.filter((_, rank) => !known.includes(rank))
      const quantiles = told(released)
      // Among many, every place that two can have is too much to ask: until it is wide enough for everyone.
      const few = sorted.length <= 14
      const ends = [begin(asked, others[0]!), end(asked, others.at(-1)!)] as const
      const interval = deduced(sorted, quantiles, asked, known, few ? undefined : ends)
      for (const value of others) {
        expect(interval[0]).toBeLessThanOrEqual(value + near(value))
        expect(interval[1]).toBeGreaterThanOrEqual(value - near(value))
        protects(asked, value, interval)
      }
      if (sorted.length > 9) continue
      const [from, to] = askedOfSolver(
        ...([sorted.length, quantiles, asked.bounds, known.map(rank => sorted[rank]!), solve] as const),
      )
      expect(Math.abs(interval[0] - from)).toBeLessThan(1e-4 * Math.max(1, Math.abs(from)))
      expect(Math.abs(interval[1] - to)).toBeLessThan(1e-4 * Math.max(1, Math.abs(to)))
    }
    const sums = earlier.flatMap(({ contributions, released: { mean } }) =>
      mean === undefined ? [] : [{ contributions, released: mean }],
    )
    if (sums.length === 0) return
    const all = [...new Set(sums.flatMap(({ contributions }) => contributions))]
    const [target, one, other] = [0, 1, 2].map(i => all[(a + i * (1 + (b % 7))) % all.length]!) as [
      Contribution,
      Contribution,
      Contribution,
    ]
    const known = [one, other].filter(of => of !== target).map(({ municipality }) => municipality)
    const [from, to] = deducedSum(sums, asked.scale, asked, solve, known, target.municipality)[0]!
    expect(from).toBeLessThanOrEqual(target.value + near(target.value))
    expect(to).toBeGreaterThanOrEqual(target.value - near(target.value))
    protects(asked, target.value, [from, to])
  },
  LONG.timeout,
)
