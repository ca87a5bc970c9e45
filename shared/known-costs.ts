import type { Contract } from './contracts.ts'
import type { CostRow } from './costs.ts'
import type { Year } from './day.ts'
import { split, sum, type Ore } from './money.ts'
import { addedMonths, noMonths, type Months } from './months.ts'
import { contractMonths } from './price-index.ts'

/** What contracts are known to cost an object's cost kind in a year, in öre month by month, and which they are. */
export type Known = { months: Months; contracts: string[] }

const groupOf = ({ object, costKind }: Pick<CostRow, 'object' | 'costKind'>) => `${object}|${costKind}`

/** Where contracts are known to cost what, by object and cost kind; `rows` are all of the year's. */
export function knownCosts(rows: CostRow[], contracts: Contract[], year: Year) {
  const known = new Map<string, Known>()
  const rowsOf = rowsOfContracts(rows)
  const actualTo = Math.max(0, ...rows.map(row => row.actualTo))
  for (const contract of contracts) {
    const own = rowsOf(contract)
    const months = contractMonths(contract, year)
    if (own.length === 0 || !months || sum(months) <= 0) continue
    const left = asPaid(asBudgeted(months, own), paidOn(own, contract), actualTo)
    for (const [group, its] of overGroups(left, own)) {
      const before = known.get(group) ?? { months: noMonths(), contracts: [] }
      known.set(group, {
        months: addedMonths([before.months, its]),
        contracts: [...before.contracts, contract.name],
      })
    }
  }
  return (object: string, costKind: string): Known =>
    known.get(groupOf({ object, costKind })) ?? { months: noMonths(), contracts: [] }
}

/**
 * The cost rows of each contract: those that name it. Where none does, those of its systems, if they are of one cost kind;
 * of two nobody has said which is the contract's, and then it is not known.
 */
function rowsOfContracts(rows: CostRow[]): (contract: Contract) => CostRow[] {
  const named = Map.groupBy(rows, row => row.contract)
  const unnamed = rows.flatMap((row, place) =>
    row.contract === undefined && row.origin !== 'staff' && row.system !== undefined ? { row, place } : [],
  )
  const bySystem = Map.groupBy(unnamed, ({ row }) => row.system!)
  return ({ id, systems }) => {
    const own = named.get(id)
    if (own) return own
    const theirs = [...new Set(systems)]
      .flatMap(system => bySystem.get(system) ?? [])
      .toSorted((a, b) => a.place - b.place)
    return new Set(theirs.map(({ row }) => row.costKind)).size === 1 ? theirs.map(({ row }) => row) : []
  }
}

/** The contract's year over the months that it runs in, as the budget of its rows lies in them; by a twelfth a month where they have none. */
function asBudgeted(months: Months, rows: CostRow[]): Months {
  const budget = addedMonths(rows.map(row => row.budget))
  const weights = months.map((ore, month) => (ore === 0 ? 0 : Math.abs(budget[month]!)))
  return weights.every(weight => weight === 0) ? months : split(sum(months), weights)
}

/** What has been paid on rows that name the contract, in öre. */
const paidOn = (rows: CostRow[], { id }: Contract): Ore =>
  sum(rows.filter(row => row.contract === id).flatMap(row => row.actual))

/** What was paid ahead is not paid again in the months that are left. */
function asPaid(months: Months, paid: Ore, actualTo: number): Months {
  const [due, rest] = [sum(months.slice(0, actualTo)), sum(months.slice(actualTo))]
  const ahead = Math.min(rest, Math.max(0, paid - due))
  if (ahead === 0 || actualTo === 0) return months
  const told = months.slice(0, actualTo).with(-1, months[actualTo - 1]! + ahead)
  return [...told, ...split(rest - ahead, months.slice(actualTo))]
}

/** A contract's months over the groups that it costs in, as their budgets lie; evenly where they have none. */
function overGroups(months: Months, rows: CostRow[]): [group: string, months: Months][] {
  const groups = [...Map.groupBy(rows, groupOf)]
  const weights = groups.map(([, its]) => Math.abs(sum(its.flatMap(row => row.budget))))
  const even = weights.every(weight => weight === 0)
  const parts = months.map(ore => split(ore, even ? weights.map(() => 1) : weights))
  return groups.map(([group], i) => [group, parts.map(part => part[i]!)])
}
