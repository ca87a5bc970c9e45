import * as m from '#messages'
import type { Certificate, Statistic } from '../benchmark/certificate.ts'
import type { Why } from '../benchmark/released.ts'
import { placeOf, type Place } from '../comparison/place.ts'
import { scaleOf } from '../comparison/scale.ts'
import { decimal } from '../format.ts'
import { periodText } from '../period-text.ts'
import type { Period } from '../rounds.ts'
import type { Given, NetworkInput, ReportedFigure } from './comparison.ts'
import { paragraph, table, type Block, type Cell, type Column } from './document.ts'
import type { Frame } from './frame.ts'

type In = Pick<Frame, 'locale'>
/** Two digits never need more. */
const DECIMALS = 4
const NONE = '–'

/** A released number as it is; its decimals in a sheet are those that it has. */
function number(value: number | undefined): Cell {
  if (value === undefined) return NONE
  const text = decimal(value, DECIMALS)
  return { text, value, decimals: text.split(',')[1]?.length ?? 0 }
}
const own = ({ value }: Given, decimals: number): Cell => ({ text: decimal(value, decimals), value, decimals })
const named = ({ name, unit }: ReportedFigure) => `${name}, ${unit}`

/** `över medianen, i mittersta hälften`. */
function placeText({ side, within }: Place, { locale }: In): string {
  const at = { above: m.comparison_report_above, below: m.comparison_report_below, on: m.comparison_report_on }[side]
  if (within === undefined) return at({}, { locale })
  const half = within ? m.comparison_report_within : m.comparison_report_outside
  return `${at({}, { locale })}, ${half({}, { locale })}`
}

/** Where a member lies, on a scale that is rounded outwards from what is shown. */
function spread({ released: { median, quartiles }, decimals }: ReportedFigure, given: Given, { locale }: In): Cell {
  if (median === undefined) return NONE
  const { from, to } = scaleOf([given.value, median, quartiles?.lower, quartiles?.upper])
  const at = (value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))
  const said = { own: decimal(given.value, decimals), median: decimal(median, DECIMALS) }
  const ends = quartiles && { lower: decimal(quartiles.lower, DECIMALS), upper: decimal(quartiles.upper, DECIMALS) }
  return {
    spread: {
      median: at(median),
      own: at(given.value),
      ...(quartiles && { half: { from: at(quartiles.lower), to: at(quartiles.upper) } }),
    },
    alt: ends
      ? m.comparison_report_spread_half({ ...said, ...ends }, { locale })
      : m.comparison_report_spread_median(said, { locale }),
  }
}

/** The member's own values and their place. A value that has no place is told too: it is the member's own. */
export function placesOf(figures: ReportedFigure[], given: Map<string, Given>, { locale }: In): Block[] {
  const rows = figures.map(of => {
    const mine = given.get(of.figure)!
    const place = placeOf(mine.value, of.released)
    return [
      ...[named(of), own(mine, of.decimals), spread(of, mine, { locale }), number(of.released.median)],
      place ? placeText(place, { locale }) : m.comparison_report_no_place({}, { locale }),
    ]
  })
  const sheet = table(
    [
      { name: m.comparison_report_figure({}, { locale }), grow: 1.5 },
      { name: m.comparison_report_own({}, { locale }), end: true },
      { name: m.comparison_report_spread({}, { locale }) },
      { name: m.comparison_report_median({}, { locale }), end: true },
      { name: m.comparison_report_your_place({}, { locale }), grow: 1 },
    ],
    rows,
  )
  const drawn = figures.some(({ released }) => released.median !== undefined)
  return drawn ? [...sheet, ...paragraph(m.comparison_report_legend({}, { locale }))] : sheet
}

/** What has been released, the same for whoever may read it; each number is a number in a sheet. */
export function releasedOf(figures: ReportedFigure[], { k }: Pick<Certificate, 'k'>, { locale }: In): Block[] {
  const hasMean = figures.some(({ released }) => released.mean !== undefined)
  return table(
    [
      { name: m.comparison_report_figure({}, { locale }), grow: 1 },
      { name: m.comparison_report_median({}, { locale }), end: true },
      { name: m.comparison_report_half_from({}, { locale }), end: true },
      { name: m.comparison_report_half_to({}, { locale }), end: true },
      ...(hasMean ? [{ name: m.comparison_report_mean({}, { locale }), end: true } satisfies Column] : []),
      { name: m.comparison_report_n({}, { locale }), end: true },
    ],
    figures.map(of => {
      const { median, quartiles, mean, n } = of.released
      return [
        ...[named(of), number(median), number(quartiles?.lower), number(quartiles?.upper)],
        ...(hasMean ? [number(mean)] : []),
        n === null ? m.comparison_report_few({ k }, { locale }) : { text: String(n), value: n },
      ]
    }),
  )
}

const statistics: Record<Statistic, typeof m.comparison_report_median> = {
  median: m.comparison_report_median,
  quartiles: m.comparison_report_half,
  mean: m.comparison_report_mean,
}
const reason = (why: Why, { k, band }: Pick<Certificate, 'k' | 'band'>, { locale }: In): string =>
  ({
    too_few: () => m.comparison_report_why_too_few({ k }, { locale }),
    small_group: () => m.comparison_report_why_small_group({ band }, { locale }),
    too_similar: () => m.comparison_report_why_too_similar({}, { locale }),
    dominated: () => m.comparison_report_why_dominated({}, { locale }),
    too_close: () => m.comparison_report_why_too_close({}, { locale }),
    not_asked: () => m.comparison_report_why_not_asked({}, { locale }),
  })[why]()

/** What is not released, and why, in words: one row for each reason of a figure. */
export function whyOf(
  figures: ReportedFigure[],
  certificate: Pick<Certificate, 'k' | 'band'>,
  { locale }: In,
): Block[] {
  const rows = figures.flatMap(({ name, released }) => {
    const hidden = Object.entries(released.why) as [Statistic, Why][]
    return [...Map.groupBy(hidden, ([, why]) => why)].map(([why, of]) => {
      const what = of.map(([statistic]) => statistics[statistic]({}, { locale }).toLocaleLowerCase(locale)).join(', ')
      return [name, what[0]!.toLocaleUpperCase(locale) + what.slice(1), reason(why, certificate, { locale })]
    })
  })
  return table(
    [
      { name: m.comparison_report_figure({}, { locale }), grow: 1 },
      { name: m.comparison_report_not_shown({}, { locale }), grow: 0.8 },
      { name: m.comparison_report_because({}, { locale }), grow: 1.4 },
    ],
    rows,
  )
}

const columnOf = (period: Period, { locale }: In): Column => ({
  name: periodText(period, locale),
  end: true,
})

/** Medians of the same municipalities in all periods, and the member's own values beside them. */
export function trendsOf(figures: ReportedFigure[], given: Map<string, Given> | undefined, { locale }: In): Block[] {
  const told = figures.filter(({ released }) => (released.trend?.length ?? 0) > 1)
  const periods = [...new Set(told.flatMap(({ released }) => released.trend!.map(({ period }) => period)))].toSorted()
  const rows = told.flatMap(of => {
    const medians = new Map(of.released.trend!.map(({ period, median }) => [period, median]))
    const earlier = new Map(given?.get(of.figure)?.earlier.map(({ period, value }) => [period, value]))
    const mine = periods.map(period => {
      const value = earlier.get(period)
      return value === undefined ? NONE : own({ value, earlier: [] }, of.decimals)
    })
    return [
      ...(earlier.size > 0 ? [[named(of), m.comparison_report_own({}, { locale }), ...mine]] : []),
      [named(of), m.comparison_report_median({}, { locale }), ...periods.map(period => number(medians.get(period)))],
    ]
  })
  const sheet = table(
    [
      { name: m.comparison_report_figure({}, { locale }), grow: 1 },
      { name: m.comparison_report_value({}, { locale }) },
      ...periods.map(period => columnOf(period, { locale })),
    ],
    rows,
  )
  return sheet.length === 0 ? [] : [...sheet, ...paragraph(m.comparison_report_same_panel({}, { locale }))]
}

/** How complete the member's own costs are, beside every figure of costs. */
export function coverageOf(figures: ReportedFigure[], given: Map<string, Given>, { locale }: In): Block[] {
  const rows = figures.flatMap(({ figure, name }) => {
    const coverage = given.get(figure)?.coverage
    return coverage === undefined ? [] : [[name, coverage]]
  })
  return table(
    [
      { name: m.comparison_report_figure({}, { locale }), grow: 1 },
      { name: m.comparison_report_covered({}, { locale }), grow: 1.6 },
    ],
    rows,
  )
}

/** What the member did not give, and therefore does not see. */
export const notGivenOf = (figures: ReportedFigure[], { locale }: In): Block[] =>
  figures.length === 0
    ? []
    : paragraph(`${m.comparison_report_give_to_get({}, { locale })}\n\n${figures.map(({ name }) => name).join(', ')}.`)

/** Who is a member and has given; what they gave only they see themselves. */
export function membersOf(members: NonNullable<NetworkInput['members']>, all: number, { locale }: In): Block[] {
  const rows = members.map(of => {
    if (!('givenOn' in of)) return [of.name, m.comparison_report_has_not({}, { locale }), NONE, NONE]
    const { figures, answered, givenOn } = of
    return [
      ...[of.name, givenOn],
      { text: m.reports_n_of({ n: figures, all }, { locale }), value: figures },
      { text: m.reports_n_of({ n: answered, all: figures }, { locale }), value: answered },
    ]
  })
  return table(
    [
      { name: m.comparison_report_municipality({}, { locale }), grow: 1 },
      { name: m.comparison_report_given({}, { locale }) },
      { name: m.comparison_report_figures({}, { locale }), end: true },
      { name: m.comparison_report_questions({}, { locale }), end: true },
    ],
    rows,
  )
}

/** What each figure is, by which version of its definition. */
export const definitionsOf = (figures: ReportedFigure[], { locale }: In): Block[] =>
  table(
    [
      { name: m.comparison_report_figure({}, { locale }), grow: 1 },
      { name: m.comparison_report_definition({}, { locale }), grow: 1.6 },
      { name: m.comparison_report_included({}, { locale }), grow: 1.4 },
      { name: m.comparison_report_version_head({}, { locale }) },
    ],
    figures.map(({ name, definition, included, version, from }) => [
      ...[name, definition, included],
      from === undefined ? String(version) : m.comparison_report_version_from({ n: version, day: from }, { locale }),
    ]),
  )
