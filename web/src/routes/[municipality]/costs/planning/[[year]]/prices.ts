import { sum } from '#shared/money.ts'
import type { Price } from './answer.ts'

export const priceGroups = ['changing', 'unsaid', 'all'] as const
export type PriceGroup = (typeof priceGroups)[number]

/** Does the year cost something else than the price that is known now? */
const changes = ({ price, proposals: [first] }: Price) =>
  first !== undefined && (first.after !== price || sum(first.months) !== price || !first.complete)

/** Contracts to look at first: those that come to cost something else, and those of which nobody has said how they change. */
export const groupsOf = (prices: Price[]): Record<PriceGroup, Price[]> => ({
  changing: prices.filter(price => price.terms && changes(price)),
  unsaid: prices.filter(({ terms, price }) => !terms || price === undefined),
  all: prices,
})
