import * as m from '#messages'
import type { Told, Unit } from '../benchmark/definitions/definition.ts'
import { isKeyFigure, type FigureId, type KeyFigureId } from '../benchmark/key-figures.ts'
import type { Why } from '../benchmark/released.ts'
import { decimal } from '../format.ts'
import type { Gap } from './gap.ts'
import type { Place } from './place.ts'
import type { Hidden } from './rows.ts'

type In = { locale?: 'sv' | 'en' }
/** What a reason may speak of: the group's thresholds, and the day of the release. */
export type Terms = { k: number; band: number; day: string }
type Text = (of: Terms, options?: In) => string

const hidden: Record<Hidden, Text> = {
  too_few: m.comparison_hidden_too_few,
  small_group: m.comparison_hidden_small_group,
  too_similar: m.comparison_hidden_too_similar,
  dominated: m.comparison_hidden_dominated,
  too_close: m.comparison_hidden_too_close,
  not_asked: m.comparison_hidden_not_asked,
  not_shared: m.comparison_hidden_not_shared,
  no_own: m.comparison_hidden_no_own,
  not_given: m.comparison_hidden_not_given,
  not_released: m.comparison_hidden_not_released,
}
const why: Record<Hidden, Text> = {
  too_few: m.comparison_why_too_few,
  small_group: m.comparison_why_small_group,
  too_similar: m.comparison_why_too_similar,
  dominated: m.comparison_why_dominated,
  too_close: m.comparison_why_too_close,
  not_asked: m.comparison_why_not_asked,
  not_shared: m.comparison_why_not_shared,
  no_own: m.comparison_why_no_own,
  not_given: m.comparison_why_not_given,
  not_released: m.comparison_why_not_released,
}
const todo: Record<Hidden, Text> = {
  too_few: m.comparison_why_too_few_do,
  small_group: m.comparison_why_small_group_do,
  too_similar: m.comparison_why_too_similar_do,
  dominated: m.comparison_why_dominated_do,
  too_close: m.comparison_why_too_close_do,
  not_asked: m.comparison_why_not_asked_do,
  not_shared: m.comparison_why_not_shared_do,
  no_own: m.comparison_why_no_own_do,
  not_given: m.comparison_why_not_given_do,
  not_released: m.comparison_why_not_released_do,
}

/** Why nothing of the others is shown in a figure, in a line. */
export const hiddenText = (of: Hidden, terms: Terms, options?: In): string => hidden[of](terms, options)
/** Why in so many words, and what can be done about it. */
export const whyTexts = (of: Hidden, terms: Terms, options?: In): { why: string; todo: string } => ({
  why: why[of](terms, options),
  todo: todo[of](terms, options),
})
/** Why no middle half is shown beside a median, in a few words. */
export const noBandText = (of: Why, terms: Terms, options?: In): string =>
  of === 'small_group' ? m.comparison_band_from(terms, options) : m.comparison_band_hidden({}, options)

const sides = { above: m.comparison_above, below: m.comparison_below, on: m.comparison_on }
/** Over, under or on the median; and whether in the middle half, where that is released. */
export const placeTexts = ({ side, within }: Place, options?: In): { side: string; within?: string } => ({
  side: sides[side]({}, options),
  ...(within !== undefined && {
    within: within ? m.comparison_within({}, options) : m.comparison_outside({}, options),
  }),
})

/** An own value with the figure's decimals. */
export const ownText = (own: number | undefined, { decimals }: Pick<Told, 'decimals'>): string =>
  own === undefined ? '–' : decimal(own, decimals)
/** What is released has two digits and is told as it is. */
export const releasedText = (value: number): string => decimal(value, 6)

/** Millions from one on, else thousands, of an amount in öre. */
function moneyText(ore: number, options?: In): string {
  const tkr = Math.abs(ore) / 100_000
  return tkr >= 1_000
    ? m.comparison_mnkr({ n: decimal(tkr / 1_000, 1) }, options)
    : m.comparison_tkr({ n: decimal(tkr, tkr < 10 ? 1 : 0) }, options)
}

const units: Record<Unit, (of: { n: string }, options?: In) => string> = {
  kr: m.comparison_per_kr,
  tkr: m.comparison_per_tkr,
  percent: m.comparison_per_points,
  count: m.comparison_per_count,
  days: m.comparison_per_days,
}
const per: Partial<Record<KeyFigureId, (typeof units)['kr']>> = {
  K1: m.comparison_per_K1,
  K2: m.comparison_per_K2,
  K4: m.comparison_per_K4,
  K9: m.comparison_per_K9,
}
const counts: Partial<Record<KeyFigureId, (of: { n: number }, options?: In) => string>> = {
  K9: m.comparison_count_K9,
  K11: m.comparison_count_K11,
  K12: m.comparison_count_K12,
  K14: m.comparison_count_K14,
  K15: m.comparison_count_K15,
}

const placed = {
  above: m.comparison_gap_above,
  above_within: m.comparison_gap_above_within,
  above_outside: m.comparison_gap_above_outside,
  below: m.comparison_gap_below,
  below_within: m.comparison_gap_below_within,
  below_outside: m.comparison_gap_below_outside,
}

/** Where the municipality lies and how far from the median, in a sentence or two. */
export function gapText(
  figure: FigureId,
  { unit, costs }: Pick<Told, 'unit' | 'costs'>,
  { side, within }: Place,
  { distance, amount }: Gap,
  options?: In,
): string {
  if (side === 'on') return m.comparison_gap_on({}, options)
  const key = isKeyFigure(figure) ? figure : undefined
  const lies = (within === undefined ? placed[side] : placed[`${side}_${within ? 'within' : 'outside'}`])({}, options)
  const far = ((key && per[key]) ?? units[unit])({ n: releasedText(distance) }, options)
  const count = key && counts[key]
  const n = Math.round(amount)
  const told = costs
    ? m.comparison_gap_amount({ distance: far, amount: moneyText(amount, options) }, options)
    : count && n > 0
      ? m.comparison_gap_count({ distance: far, amount: count({ n }, options) }, options)
      : m.comparison_gap_distance({ distance: far }, options)
  return `${lies} ${told}`
}
