import type { Certificate } from '#shared/benchmark/certificate.ts'
import type { Released } from '#shared/benchmark/released.ts'
import type { Given, MemberInput, ReportedFigure } from '#shared/reports/comparison.ts'

export const hash = '7f3a91c0'.repeat(8)

const trend = [
  { period: '2023', median: 2300 },
  { period: '2024', median: 2400 },
  { period: '2025', median: 2600 },
]
/** What was released of a round of twelve: everything, without the middle half, too close, dominated, and too few. */
export const released: Released[] = [
  {
    figure: 'K1',
    version: 2,
    n: 11,
    median: 2600,
    quartiles: { lower: 2300, upper: 2900 },
    mean: 2700,
    why: {},
    trend,
  },
  { figure: 'K14', version: 1, n: 7, median: 91, why: { quartiles: 'small_group', mean: 'too_close' } },
  { figure: 'K2', version: 2, n: 9, median: 33, quartiles: { lower: 31, upper: 36 }, why: { mean: 'dominated' } },
  { figure: 'K9', version: 1, n: 10, why: { median: 'too_similar', quartiles: 'too_similar', mean: 'too_similar' } },
  { figure: 'K15', version: 1, n: null, why: { median: 'too_few', quartiles: 'too_few', mean: 'too_few' } },
]

export const certificate: Certificate = {
  ...{ rules: 2, group: 'asarna', period: '2025', edition: 1, k: 5, band: 8, rounding: 2 },
  order: 'networks-by-id, peers-skr, peers-size, peers-all',
  figures: released.map(({ figure, version, n, why, median, quartiles, mean }) => ({
    ...{ figure, version, n, why },
    released: [
      ...(median === undefined ? [] : ['median' as const]),
      ...(quartiles ? ['quartiles' as const] : []),
      ...(mean === undefined ? [] : ['mean' as const]),
    ],
  })),
  ...{ removed: 1, narrowest: 30, hash, frozenAt: '2026-09-14T04:00:00.000Z', releasedOn: '2026-09-14' },
  notProven: ['several_periods', 'related_figures', 'quantiles_of_several_groups'],
}

const names: Record<string, [name: string, unit: string, decimals: number]> = {
  K1: ['IT-kostnad per invånare', 'kr', 0],
  K14: ['Tillsatta roller', '%', 1],
  K2: ['IT-kostnad per årsarbetare', 'tkr', 1],
  K9: ['System per 1 000 anställda', 'st', 0],
  K15: ['Avtal med känd uppsägningsdag', '%', 0],
}
const figures: ReportedFigure[] = released.map(of => {
  const [name, unit, decimals] = names[of.figure]!
  return {
    ...{ figure: of.figure, name, unit, decimals, version: of.version, released: of },
    definition: `Definitionen av ${name.toLowerCase()}.`,
    ...{ included: 'Licenser, drift, personal och konsulter.', from: '2025-01-01' },
  }
})

const given: [string, Given][] = [
  [
    'K1',
    {
      value: 2903.4,
      coverage: '64 % av kostnaden ligger utanför IT-avdelningen. 9 av 10 frågor om omfattning är besvarade.',
      earlier: [
        { period: '2023', value: 2411 },
        { period: '2025', value: 2903.4 },
      ],
    },
  ],
  ['K14', { value: 92.46, earlier: [] }],
  ['K9', { value: 28, earlier: [] }],
  ['K15', { value: 0, earlier: [] }],
]
/** Norrbäcka gave everything but its cost per årsarbetare. */
export const memberInput: MemberInput = {
  ...{ group: 'Mellersta åsarna', period: '2025', certificate, figures },
  given: new Map(given),
}
