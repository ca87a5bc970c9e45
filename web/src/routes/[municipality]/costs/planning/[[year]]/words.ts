import { getLocale } from '#locale'
import * as m from '#messages'
import { tkr } from '#shared/format.ts'
import type { FrameLevel } from '#shared/frames.ts'
import type { Ore } from '#shared/money.ts'
import { percentOf } from '../../../contracts/price-terms.ts'
import type { Planning, Price } from './answer.ts'
import type { PriceGroup } from './prices.ts'

export const levelNames: Record<FrameLevel, () => string> = {
  unit: m.planning_units,
  family: m.planning_families,
  object: m.planning_objects,
}

export const groupNames: Record<PriceGroup, () => string> = {
  changing: m.planning_group_changing,
  unsaid: m.planning_group_unsaid,
  all: m.planning_group_all,
}

/** A list in the reader's language: `a, b och c`. */
export const listed = (all: string[]) => new Intl.ListFormat(getLocale()).format(all)

/** The page's answer: what the plans ask for, and whether the frames of that level hold it. */
export function answer({ year, below, before, total }: Planning, level: FrameLevel): string {
  const asked = m.planning_asked({ amount: tkr(below), year, last: year - 1, before: tkr(before) })
  const { n, gap, below: within } = total[level]
  if (n === 0) return `${asked} ${m.planning_no_frames()}`
  const part = { within: tkr(within), amount: tkr(Math.abs(gap)) }
  if (within !== below) return `${asked} ${gap < 0 ? m.planning_part_over(part) : m.planning_part_left(part)}`
  if (gap < 0) return `${asked} ${m.planning_over({ amount: tkr(-gap) })}`
  return `${asked} ${m.planning_left({ amount: tkr(gap) })}`
}

type Step = Price['proposals'][number]['steps'][number]
const kr = (ore: Ore) => `${tkr(ore)}\u00a0${m.app_tkr()}`

/** One step of how a year's price was reckoned. */
export function stepText(step: Step): string {
  switch (step.what) {
    case 'price':
      return m.planning_step_price({ amount: kr(step.amount) })
    case 'none':
      return m.planning_step_none()
    case 'fixed':
      return m.planning_step_fixed({ percent: percentOf(step.basisPoints), to: kr(step.to) })
    case 'index':
      return m.planning_step_index({
        ...{ index: step.index, percent: percentOf(step.basisPoints), to: kr(step.to) },
        share: percentOf(step.share),
      })
    case 'index_unknown':
      return m.planning_step_unknown({ index: step.index })
    case 'adjusted':
      return step.monthsBefore === 0
        ? m.planning_step_whole({ day: step.day })
        : m.planning_step_adjusted({ day: step.day, before: step.monthsBefore, after: step.monthsAfter })
    case 'starts':
      return m.planning_step_starts({ day: step.day, n: step.months })
    case 'ends':
      return m.planning_step_ends({ day: step.day, n: step.months })
  }
}
