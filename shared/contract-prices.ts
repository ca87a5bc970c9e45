import { yearOf, type Day, type Year } from './day.ts'
import type { Contract } from './contracts.ts'
import { sum, type Ore } from './money.ts'
import { priceProposals, type PriceProposal } from './price-index.ts'
import type { IndexChange, IndexTerms } from './price-terms.ts'
import { lineTotal, type BudgetLine } from './plan-rows.ts'
import type { PlanState } from './plans.ts'
import type { LeanSystem } from './system-fields.ts'

type Line = BudgetLine & { object: string; revision: number }

/** What a contract's plan may have of it: the object whose plan it is, and the state of that plan. */
type PriceObject = { id: string; name: string; plan: PlanState | 'none'; mayBudget: boolean }

/**
 * What a contract is proposed to cost, in öre: `price` as it is known this year, and three years from the planned one.
 * `line` is what the plan has for it; `objects` are those whose systems it covers, the one with most of them first.
 */
export type ContractPrice = {
  contract: string
  name: string
  supplier: string
  mayEdit: boolean
  price?: Ore
  terms?: IndexTerms
  proposals: PriceProposal[]
  objects: PriceObject[]
  line?: Pick<Line, 'id' | 'object' | 'costKind' | 'revision'> & { amount: Ore }
}

type Input = {
  year: Year
  contracts: (Contract & { mayEdit: boolean })[]
  systems: Pick<LeanSystem, 'id' | 'object'>[]
  objects: PriceObject[]
  lines: Line[]
  indexes: IndexChange[]
}

/** The price of a year and the two after it; nothing for a year whose price is known already, or without a price. */
export function proposalsFor(contract: Contract, year: Year, indexes: IndexChange[], today: Day): PriceProposal[] {
  const known = yearOf(today)
  if (year <= known) return []
  const all = priceProposals(contract, contract.priceTerms ?? { kind: 'none' }, known, indexes, year - known + 2) ?? []
  return all.slice(-3)
}

/** Every contract with what it is proposed to cost, those whose price changes most first; one that has ended is left out. */
export function contractPrices(input: Input, today: Day): ContractPrice[] {
  const { year, contracts, systems, objects, lines, indexes } = input
  const objectOf = new Map(systems.map(({ id, object }) => [id, object]))
  const known = new Map(objects.map(object => [object.id, object]))
  const rows = contracts.map((contract): ContractPrice => {
    const { id, name, supplier, mayEdit, valuePerYear: price, priceTerms: terms } = contract
    const covered = Map.groupBy(
      contract.systems.flatMap(system => objectOf.get(system) ?? []),
      of => of,
    )
    const byMost = [...covered].toSorted(([, a], [, b]) => b.length - a.length).flatMap(([of]) => known.get(of) ?? [])
    const line = lines.find(of => covered.has(of.object) && of.contract === id)
    return {
      ...{ contract: id, name, supplier, mayEdit, objects: byMost },
      proposals: proposalsFor(contract, year, indexes, today),
      ...(price !== undefined && { price }),
      ...(terms && { terms }),
      ...(line && {
        line: {
          ...{ id: line.id, object: line.object, costKind: line.costKind, revision: line.revision },
          amount: lineTotal(line),
        },
      }),
    }
  })
  const ended = ({ price, proposals, line }: ContractPrice) =>
    price !== undefined && !line && proposals.length > 0 && proposals.every(({ months }) => sum(months) === 0)
  const change = ({ price = 0, proposals: [first] }: ContractPrice) => (first ? Math.abs(first.after - price) : 0)
  return rows.filter(row => !ended(row)).toSorted((a, b) => change(b) - change(a) || a.name.localeCompare(b.name, 'sv'))
}
