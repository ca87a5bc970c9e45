import { hasAmounts, sumsOf, type CostRow, type CostSums } from './costs.ts'
import type { CostYear } from './cost-years.ts'
import type { Ore } from './money.ts'

/** What the costs of the page are told per. */
export const ways = ['kind', 'object', 'family', 'unit', 'system', 'supplier', 'account', 'nature'] as const
export type Way = (typeof ways)[number]

/** What is called what. */
export type CostNames = {
  kinds: { id: string; name: string }[]
  objects: { id: string; name: string; unit?: string; family?: string }[]
  families: { id: string; name: string }[]
  systems: { id: string; name: string; supplier?: string }[]
  contracts: { id: string; name: string; supplier?: string }[]
}

/** A line of the table: what it is, its sums in öre, and what it consists of. `undefined` budget: nobody plans by that. */
export type CostGroup = { id: string; name: string; account?: string } & CostSums & { parts: CostPart[] }
export type CostPart = { id: string; name: string; account?: string; budget?: Ore; actual: Ore; forecast?: Ore }

type Place = { id: string; name: string }

/** Cost rows as they are told on the page, the largest first; the sum of the groups is the sum of the rows, and no outlay is in any of them. */
export function groupsOf(rows: CostRow[], way: Way, names: CostNames, accounts: CostYear['accounts']): CostGroup[] {
  const of = placesOf(names, accounts)
  const inner: Record<Way, (row: CostRow) => Place> = {
    kind: of.kind,
    object: of.kind,
    family: of.object,
    unit: of.object,
    system: of.kind,
    supplier: of.system,
    account: of.object,
    nature: of.object,
  }
  const groups = [...Map.groupBy(rows, row => of[way](row).id)].map(([id, its]) => ({
    ...{ id, name: of[way](its[0]!).name, ...sumsOf(its) },
    ...(way === 'account' && its[0]!.account && { account: its[0]!.account }),
    parts: way === 'kind' ? accountsOf(its, accounts) : partsOf(its, inner[way]),
  }))
  const seen = groups.filter(hasAmounts)
  const order = new Map(names.kinds.map(({ id }, i) => [id, i]))
  const last = names.kinds.length
  if (way === 'account') return seen.toSorted((a, b) => accountOrder(a) - accountOrder(b) || a.id.localeCompare(b.id))
  return way === 'kind'
    ? seen.toSorted((a, b) => (order.get(a.id) ?? last) - (order.get(b.id) ?? last))
    : seen.toSorted((a, b) => b.forecast - a.forecast || a.name.localeCompare(b.name, 'sv'))
}

/** Accounts in their order; what stands on none comes last. */
const accountOrder = ({ account }: CostGroup) => (account === undefined ? Infinity : Number(account.padEnd(12, '0')))

const byName = <T extends Place>(of: T[]) => new Map(of.map(one => [one.id, one]))

/** Whom a cost is paid to: the supplier of the row itself, else of its contract, else of its system; `''` is nobody. */
export function suppliersOf({ systems, contracts }: Pick<CostNames, 'systems' | 'contracts'>) {
  const [system, contract] = [byName(systems), byName(contracts)]
  return (row: Pick<CostRow, 'supplier' | 'contract' | 'system'>): string =>
    row.supplier ?? contract.get(row.contract ?? '')?.supplier ?? system.get(row.system ?? '')?.supplier ?? ''
}

/** Where a row stands, way by way. An empty id is "none": a cost without a system, without a supplier. */
function placesOf(
  { kinds, objects, families, systems, contracts }: CostNames,
  accounts: CostYear['accounts'],
): Record<Way, (row: CostRow) => Place> {
  const [kind, object, family] = [byName(kinds), byName(objects), byName(families)]
  const [system, supplierOf] = [byName(systems), suppliersOf({ systems, contracts })]
  const named = (of: Map<string, Place>, id = ''): Place => ({ id, name: of.get(id)?.name ?? id })
  return {
    kind: row => named(kind, row.costKind),
    object: row => named(object, row.object),
    family: row => named(family, object.get(row.object)?.family),
    unit: row => ({ id: object.get(row.object)?.unit ?? '', name: object.get(row.object)?.unit ?? '' }),
    system: row => named(system, row.system),
    supplier(row) {
      const name = supplierOf(row)
      return { id: name, name }
    },
    account(row) {
      const id = row.account === undefined ? '' : `${row.entity ?? ''} ${row.account}`
      return { id, name: accounts[id] ?? '' }
    },
    nature: row => ({ id: row.nature ?? 'upkeep', name: row.nature ?? 'upkeep' }),
  }
}

const partsOf = (rows: CostRow[], place: (row: CostRow) => Place): CostPart[] =>
  [...Map.groupBy(rows, row => place(row).id)]
    .map(([id, its]) => ({ ...{ id, name: place(its[0]!).name }, ...sumsOf(its) }))
    .filter(hasAmounts)
    .toSorted((a, b) => b.forecast - a.forecast)

/** The accounts of a cost kind. What is planned without an account is no account's budget. */
const accountsOf = (rows: CostRow[], names: CostYear['accounts']): CostPart[] =>
  [
    ...Map.groupBy(
      rows.filter(({ account }) => account),
      row => `${row.entity} ${row.account}`,
    ),
  ]
    .map(([id, its]) => {
      const { budget, actual, forecast } = sumsOf(its)
      return {
        ...{ id, name: names[id] ?? '', account: its[0]!.account!, actual },
        ...(budget !== 0 && { budget, forecast }),
      }
    })
    .toSorted((a, b) => a.account.localeCompare(b.account))
