import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { sum } from '#shared/money.ts'
import { contractMonths, priceProposals } from '#shared/price-index.ts'
import { IndexTerms } from '#shared/price-terms.ts'
import { cost, evenly, many } from './amounts.ts'
import { contract } from './register.ts'

const priced = (of: Parameters<typeof contract>[1] = {}) => contract('c', { valuePerYear: 12_000_000, ...of })
const terms = (of: unknown) => IndexTerms.parse(of)
const none = terms({ kind: 'none' })
const fixed = terms({ kind: 'fixed', basisPoints: 200 })

test('without price adjustment each year costs what this one does', () => {
  const all = priceProposals(priced(), none, 2026, [])!
  expect(all.map(p => [p.year, p.after, sum(p.months)])).toEqual([
    [2027, 12_000_000, 12_000_000],
    [2028, 12_000_000, 12_000_000],
    [2029, 12_000_000, 12_000_000],
  ])
  expect(all[0]!.steps).toEqual([{ what: 'price', amount: 12_000_000 }, { what: 'none' }])
})

test('a fixed per cent is reckoned on the year before, and rounded to the öre each year', () => {
  const all = priceProposals(priced({ valuePerYear: 999_999 }), fixed, 2026, [])!
  expect(all.map(p => p.after)).toEqual([1_019_999, 1_040_399, 1_061_207])
  expect(all[0]!.steps[1]).toEqual({ what: 'fixed', basisPoints: 200, to: 1_019_999 })
})

test('months before the adjustment day cost the old price', () => {
  const [first, second] = priceProposals(
    priced(),
    terms({ kind: 'fixed', basisPoints: 1000, adjustedOn: '04-01' }),
    2026,
    [],
  )!
  expect(first!.months).toEqual([...evenly(1_000_000).slice(0, 3), ...evenly(1_100_000).slice(0, 9)])
  expect(first!.steps.at(-1)).toEqual({ what: 'adjusted', day: '2027-04-01', monthsBefore: 3, monthsAfter: 9 })
  expect(second!.before).toBe(13_200_000)
})

test('a month that has begun when the price is adjusted costs the old price', () => {
  const [first] = priceProposals(priced(), terms({ kind: 'fixed', basisPoints: 1000, adjustedOn: '12-02' }), 2026, [])!
  expect(first!.months).toEqual(evenly(1_000_000))
  expect(first!.after).toBe(13_200_000)
})

test('the index that the municipality has given counts, for the part of the price that follows it', () => {
  const index = terms({ kind: 'index', index: 'LCI', share: 8000 })
  const given = [
    { index: 'LCI', year: 2027, basisPoints: 350 },
    { index: 'KPI', year: 2028, basisPoints: 900 },
  ]
  const all = priceProposals(priced(), index, 2026, given)!
  expect(all.map(p => [p.after, p.complete])).toEqual([
    [12_336_000, true],
    [12_336_000, false],
    [12_336_000, false],
  ])
  expect(all[1]!.steps[1]).toEqual({ what: 'index_unknown', index: 'LCI' })
})

test('a contract that has been given notice costs nothing after its last day, and others go on', () => {
  const end = { start: '2025-01-01', end: '2027-05-31', noticeMonths: 3 }
  const [first, second] = priceProposals(priced({ ...end, noticeGiven: '2026-11-01' }), none, 2026, [])!
  expect(first!.months).toEqual([...evenly(1_000_000).slice(0, 5), ...evenly(0).slice(0, 7)])
  expect(first!.steps.at(-1)).toEqual({ what: 'ends', day: '2027-05-31', months: 5 })
  expect(second!.months).toEqual(evenly(0))
  expect(priceProposals(priced(end), none, 2026, [])![2]!.months).toEqual(evenly(1_000_000))
  const late = priceProposals(priced({ start: '2027-10-15' }), none, 2026, [])![0]!
  expect([sum(late.months), late.steps.at(-1)]).toEqual([3_000_000, { what: 'starts', day: '2027-10-15', months: 3 }])
})

test('one until further notice ends when the months of notice have passed', () => {
  const ended = priced({ noticeGiven: '2026-05-15', noticeMonths: 3 })
  expect(contractMonths(ended, 2026)).toEqual([...evenly(1_000_000).slice(0, 8), 0, 0, 0, 0])
  expect(contractMonths(priced(), 2026)).toEqual(evenly(1_000_000))
})

test('a contract whose price is not known has no proposal', () => {
  expect(priceProposals(contract('c'), fixed, 2026, [])).toBeUndefined()
  expect(contractMonths(contract('c'), 2026)).toBeUndefined()
})

const anyTerms = fc.oneof(
  fc.constant(none),
  fc
    .record({
      kind: fc.constant('fixed'),
      basisPoints: fc.integer({ min: -3000, max: 3000 }),
      adjustedOn: fc.constantFrom('01-01', '02-29', '07-01', '10-15', '12-31'),
    })
    .map(terms),
)
test.prop([cost, anyTerms], many)(
  'a year costs the old price and the new by their months, rounded once',
  (price, of) => {
    const all = priceProposals(priced({ valuePerYear: price }), of, 2026, [])!
    all.forEach((p, i) => {
      expect(p.before).toBe(i === 0 ? price : all[i - 1]!.after)
      const step = p.steps.find(s => s.what === 'adjusted')
      const before = step?.what === 'adjusted' ? step.monthsBefore : 0
      expect(Math.abs(sum(p.months) - (p.before * before + p.after * (12 - before)) / 12)).toBeLessThanOrEqual(0.5)
      if (before === 0) expect(sum(p.months)).toBe(p.after)
      expect(p.months.every(Number.isSafeInteger)).toBe(true)
    })
  },
)
