import { suppliersOf, type CostNames } from './cost-page.ts'
import type { CostRow } from './costs.ts'
import { firstDay, monthNumbers } from './months.ts'
import type { Ore } from './money.ts'

/** What is called what, for the feed: accounts as `<entity> <account>`. */
export type FeedNames = Pick<CostNames, 'kinds' | 'objects' | 'systems' | 'contracts'> & {
  entities: { id: string; name: string }[]
  accounts: Record<string, string>
}

/** An amount in öre as kronor with two decimals at most: whole öre are told exactly. */
export const inKronor = (ore: Ore): number => ore / 100

/** Rows of the feed that a cost row becomes: one for each month. */
export const FEED_MONTHS = monthNumbers.length

/**
 * Cost rows as a BI tool has them: a row for each month, with ids and names, and amounts in kronor. The rows' sum is the
 * cost page's, but for the outlays of investments, which stand beside it there. What a cost does not have is null: a
 * cost without a system, without a supplier. `hasActual`: the month has actuals; where it has none, 0 is no actual.
 */
export function feedRows(rows: CostRow[], names: FeedNames) {
  const called = (all: { id: string; name: string }[]) => {
    const of = new Map(all.map(({ id, name }) => [id, name]))
    return (id: string | undefined) => (id === undefined ? null : (of.get(id) ?? id))
  }
  const [object, system, contract] = [called(names.objects), called(names.systems), called(names.contracts)]
  const [kind, entity] = [called(names.kinds), called(names.entities)]
  const unitOf = new Map(names.objects.map(({ id, unit }) => [id, unit]))
  const supplierOf = suppliersOf(names)
  return rows.flatMap(row => {
    const about = {
      ...{ objectId: row.object, object: object(row.object), unit: unitOf.get(row.object) || null },
      ...{ systemId: row.system ?? null, system: system(row.system) },
      ...{ contractId: row.contract ?? null, contract: contract(row.contract) },
      supplier: supplierOf(row) || null,
      ...{ costKindId: row.costKind, costKind: kind(row.costKind), nature: row.nature ?? 'upkeep' },
      account: row.account ?? null,
      accountName: names.accounts[`${row.entity} ${row.account}`] ?? null,
      ...{ entityId: row.entity ?? null, entity: entity(row.entity), origin: row.origin ?? 'plan' },
    }
    return monthNumbers.map(month => ({
      id: `${row.id}|${month}`,
      ...about,
      ...{ year: row.year, month, firstDay: firstDay(row.year, month), hasActual: month <= row.actualTo },
      budget: inKronor(row.budget[month - 1]!),
      actual: inKronor(row.actual[month - 1]!),
      forecast: inKronor(row.forecast[month - 1]!),
    }))
  })
}
