import { termOn, type Contract } from './contracts.ts'
import { addMonths, monthDay, type Day, type Year } from './day.ts'
import { partOf, WHOLE, type BasisPoints, type Ore } from './money.ts'
import { inStep, monthNumbers, placeOf, placeOfDay, type Months } from './months.ts'
import type { IndexChange, IndexTerms } from './price-terms.ts'
import { spelled } from './written.ts'

/** One step of how a price was reckoned, for the page. Amounts in öre. */
type PriceStep =
  | { what: 'price'; amount: Ore }
  | { what: 'none' }
  | { what: 'fixed'; basisPoints: BasisPoints; to: Ore }
  | { what: 'index'; index: string; basisPoints: BasisPoints; share: BasisPoints; to: Ore }
  /** The municipality has not said how the index changes that year: the price is as it was. */
  | { what: 'index_unknown'; index: string }
  | { what: 'adjusted'; day: Day; monthsBefore: number; monthsAfter: number }
  | { what: 'starts' | 'ends'; day: Day; months: number }

/** A year's proposed price: a whole year's before and after adjustment, and what the months cost, in öre. `complete`: nothing was unknown. */
export type PriceProposal = {
  year: Year
  before: Ore
  after: Ore
  months: Months
  steps: PriceStep[]
  complete: boolean
}

/** How indexes are reckoned to change. */
type Changes = Pick<IndexChange, 'index' | 'year' | 'basisPoints'>[]
type Priced = Pick<Contract, 'valuePerYear' | 'start' | 'end' | 'noticeMonths' | 'noticeGiven' | 'extension'>

/** The price after adjustment, in whole öre, half away from zero, and how. */
function adjusted(price: Ore, terms: IndexTerms, year: Year, indexes: Changes): { to: Ore; step: PriceStep } {
  if (terms.kind === 'none') return { to: price, step: { what: 'none' } }
  if (terms.kind === 'fixed') {
    const to = partOf(price, WHOLE + terms.basisPoints, WHOLE)
    return { to, step: { what: 'fixed', basisPoints: terms.basisPoints, to } }
  }
  const { index, share } = terms
  const change = indexes.find(of => spelled(of.index) === spelled(index) && of.year === year)
  if (!change) return { to: price, step: { what: 'index_unknown', index } }
  const to = partOf(price, WHOLE * WHOLE + change.basisPoints * share, WHOLE * WHOLE)
  return { to, step: { what: 'index', index, basisPoints: change.basisPoints, share, to } }
}

/** The first month at the new price, 1 to 13: the one that begins on the adjustment day or next after it. */
const firstAfter = (day: Day): number => Number(day.slice(5, 7)) + (day.endsWith('-01') ? 0 : 1)

/** The last day, where notice has been given. Others are reckoned as going on: what is needed is bought again. */
function lastDay(contract: Priced): Day | undefined {
  const { noticeGiven, noticeMonths } = contract
  if (!noticeGiven) return undefined
  return termOn(contract, noticeGiven)?.end ?? addMonths(noticeGiven, noticeMonths)
}

/**
 * What a contract costs in the year whose price is known, by a twelfth a month, in öre. A month that it begins or ends
 * in counts whole, and one outside costs nothing. Undefined where its price is not known.
 */
export function contractMonths(contract: Priced, year: Year): Months | undefined {
  const price = contract.valuePerYear
  return price === undefined ? undefined : monthsAt(contract, year, () => price)
}

const monthsAt = (contract: Priced, year: Year, price: (month: number) => Ore): Months => {
  const runs = running(contract, year)
  return inStep(
    monthNumbers.map(month => (runs.has(month) ? BigInt(price(month)) : 0n)),
    12n,
  )
}

/**
 * What a contract is proposed to cost each year after the one whose price is known. The price is adjusted once a year,
 * on the adjusted price of the year before; months that begin before the adjustment day cost a twelfth of the old price
 * and the others a twelfth of the new, rounded once a year; only those that it runs in, as `contractMonths`. Undefined
 * where the contract's price is not known.
 */
export function priceProposals(
  contract: Priced,
  terms: IndexTerms,
  known: Year,
  indexes: Changes,
  ahead = 3,
): PriceProposal[] | undefined {
  if (contract.valuePerYear === undefined) return undefined
  let [price, complete] = [contract.valuePerYear, true]
  return Array.from({ length: ahead }, (_, i) => {
    const [year, before] = [known + 1 + i, price]
    const { to, step } = adjusted(before, terms, year, indexes)
    price = to
    if (step.what === 'index_unknown') complete = false
    const day = terms.kind === 'none' ? `${year}-01-01` : monthDay(year, terms.adjustedOn)
    const turn = to === before ? 1 : firstAfter(day)
    const turned: PriceStep = { what: 'adjusted', day, monthsBefore: turn - 1, monthsAfter: 13 - turn }
    const months = monthsAt(contract, year, month => (month < turn ? before : to))
    const steps: PriceStep[] = [{ what: 'price', amount: before }, step, ...(to === before ? [] : [turned])]
    return { year, before, after: to, months, steps: [...steps, ...edges(contract, year)], complete }
  })
}

/** The months of a year that the contract runs in. */
function running(contract: Priced, year: Year): Set<number> {
  const last = lastDay(contract)
  const [from, to] = [contract.start ? placeOfDay(contract.start) : -Infinity, last ? placeOfDay(last) : Infinity]
  return new Set(monthNumbers.filter(month => placeOf(year, month) >= from && placeOf(year, month) <= to))
}

/** Where the year is not whole: the day that it starts or ends, and how many months are left. */
function edges(contract: Priced, year: Year): PriceStep[] {
  const months = running(contract, year).size
  if (months === 12) return []
  const last = lastDay(contract)
  const starts = contract.start !== undefined && contract.start >= `${year}-02-01`
  return [
    ...(starts ? [{ what: 'starts' as const, day: contract.start!, months }] : []),
    ...(last !== undefined && last < `${year}-12-01` ? [{ what: 'ends' as const, day: last, months }] : []),
  ]
}
