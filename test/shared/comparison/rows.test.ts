import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { definitions } from '#shared/benchmark/key-figures.ts'
import { Released, Why } from '#shared/benchmark/released.ts'
import { toTwoDigits } from '#shared/benchmark/rounding.ts'
import { comparisonRow, type Hidden, type Known } from '#shared/comparison/rows.ts'
import { gapText, hiddenText, noBandText, whyTexts } from '#shared/comparison/texts.ts'
import { trendOf } from '#shared/comparison/trend.ts'

const released = (of: object = {}) =>
  Released.parse({
    ...{ figure: 'K1', version: 1, n: 11, median: 2_600, quartiles: { lower: 2_400, upper: 3_000 }, mean: 2_700 },
    ...of,
  })
/** 40 000 inhabitants at 2 903 kr. */
const given = { numerator: 11_612_000_000, denominator: 40_000, value: 2_903 }
const known = (of: Partial<Known> = {}): Known => ({
  ...{ figure: 'K1', told: definitions.K1, period: '2026-forecast', today: given, shares: true, released: true },
  ...{ given, group: released(), earlier: [], ...of },
})
const terms = { k: 5, band: 8, day: '2026-09-14' }

test('a member sees the own value that it gave, the median, the middle half, its place and how many have answered', () => {
  expect(comparisonRow(known({ today: { ...given, value: 3_100 } }))).toMatchObject({
    ...{ own: 2_903, isToday: false, n: 11, median: 2_600, quartiles: { lower: 2_400, upper: 3_000 }, mean: 2_700 },
    ...{ place: { side: 'above', within: true }, gap: { distance: 300, amount: 1_200_000_000 } },
  })
})

test('today’s value is flagged where none was given, and the others are not shown beside it', () => {
  const row = comparisonRow(known({ given: undefined }))
  expect(row).toMatchObject({ own: 2_903, isToday: true, hidden: 'not_given' })
  expect(row).not.toHaveProperty('median')
})

test('each reason is the one that the member can do most about', () => {
  const hidden = (of: Partial<Known>) => comparisonRow(known(of)).hidden
  expect(hidden({ given: undefined, shares: false, released: false })).toBe('not_shared')
  expect(hidden({ given: undefined, today: 'no_costs' })).toBe('no_own')
  expect(hidden({ released: false, group: undefined })).toBe('not_released')
  expect(hidden({ group: undefined })).toBe('too_few')
  const none = { median: undefined, quartiles: undefined, mean: undefined }
  for (const why of Why.options) expect(hidden({ group: released({ ...none, why: { median: why } }) })).toBe(why)
  expect(hidden({})).toBeUndefined()
})

test('what was given is seen with the group also after the municipality has stopped sharing', () => {
  expect(comparisonRow(known({ shares: false })).median).toBe(2_600)
})

test('every reason has a line, an explanation and what can be done, in both languages', () => {
  const reasons: Hidden[] = [...Why.options, 'not_shared', 'no_own', 'not_given', 'not_released']
  for (const locale of ['sv', 'en'] as const) {
    for (const reason of reasons) {
      const { why, todo } = whyTexts(reason, terms, { locale })
      expect(hiddenText(reason, terms, { locale }).length).toBeGreaterThan(15)
      expect(why.length).toBeGreaterThan(60)
      expect(todo.length).toBeGreaterThan(10)
    }
  }
  expect(noBandText('small_group', terms, { locale: 'sv' })).toBe('spridning visas från 8 svar')
  expect(hiddenText('too_few', terms, { locale: 'sv' })).toBe('Visas inte: färre än 5 kommuner har lämnat uppgift.')
})

test('the way to the median is told in the figure’s unit and in what it comes to', () => {
  const { place, gap } = comparisonRow(known())
  expect(gapText('K1', definitions.K1, place!, gap!, { locale: 'sv' })).toBe(
    'Ni ligger över medianen men inom den mittersta hälften. Avståndet till medianen är ungefär 300 kr per invånare, det vill säga 12 mnkr om året.',
  )
  const roles = { numerator: 37, denominator: 40, value: 92.5 }
  const row = comparisonRow(
    known({
      figure: 'K14',
      told: definitions.K14,
      given: roles,
      group: released({ median: 90, quartiles: undefined }),
    }),
  )
  expect(gapText('K14', definitions.K14, row.place!, row.gap!, { locale: 'sv' })).toBe(
    'Ni ligger över medianen. Avståndet till medianen är ungefär 2,5 procentenheter, det vill säga en roll.',
  )
})

const cents = fc.integer({ min: 0, max: 2_000_000 }).map(n => n / 100)
test.prop([cents, cents, fc.boolean(), fc.boolean()])(
  'nothing of others is in a row of a municipality that gave nothing',
  (own, median, shares, isReleased) => {
    const group = released({
      median: toTwoDigits(median),
      why: { quartiles: 'too_close' },
      trend: [{ period: '2025', median }],
    })
    const of = known({ given: undefined, shares, released: isReleased, group, today: { ...given, value: own } })
    const without = {
      ...of,
      group: { ...group, median: 1, quartiles: { lower: 1, upper: 2 }, mean: 3, trend: [], why: {} },
    }
    expect(comparisonRow(of)).toEqual(comparisonRow(without))
  },
)

test('the trend ends with the period, and its medians are of the same municipalities in all periods', () => {
  const shown = released({
    trend: [
      { period: '2024', median: 2_400 },
      { period: '2025', median: 2_500 },
    ],
  })
  const earlier = [
    { period: '2024', version: 1, value: 2_450 },
    { period: '2025', version: 1, value: 2_700 },
    { period: '2025-forecast', version: 1, value: 2_650 },
    { period: '2023', version: 0, value: 1 },
    { period: '2027', version: 1, value: 1 },
  ]
  expect(trendOf({ period: '2026-forecast', version: 1 }, 2_903, shown, earlier)).toEqual([
    { period: '2024', own: 2_450, median: 2_400 },
    { period: '2025', own: 2_700, median: 2_500 },
    { period: '2026-forecast', own: 2_903, median: 2_600 },
  ])
})
