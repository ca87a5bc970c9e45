import { getLocale } from '#locale'
import * as m from '#messages'
import { monthName } from '#shared/format.ts'
import { monthOf, type LedgerRow } from '#shared/ledgers/rows.ts'
import type { PlacingNames } from '#shared/placing-texts.ts'
import { holds } from '#web/lib/asked.ts'
import { passesAll, type Filter } from '#web/lib/ui/filters.ts'

/** Rows without a cost kind. */
const MISSING = 'missing'

/** What the rows may be filtered by: only what there is among them. */
export function filtersOf(rows: LedgerRow[], names: PlacingNames, accounts: ReadonlyMap<string, string>): Filter[] {
  const numbers = new Map(rows.map(({ entity, account }) => [account, accounts.get(`${entity} ${account}`) ?? '']))
  const kinds = new Set(rows.map(({ costKind }) => costKind ?? MISSING))
  const months = [...new Set(rows.map(monthOf))].toSorted((a, b) => a - b)
  const kindOptions = [
    ...names.kinds.map(({ id, name }) => [id, name] as const),
    [MISSING, m.placing_kind_missing()] as const,
  ]
  return [
    {
      ...{ id: 'account', label: m.placing_account(), any: m.placing_any_account() },
      options: [...numbers].toSorted().map(([account, name]) => [account, `${account} ${name}`.trim()]),
    },
    {
      ...{ id: 'kind', label: m.placing_kind(), any: m.placing_any_kind() },
      options: kindOptions.filter(([id]) => kinds.has(id)),
    },
    {
      ...{ id: 'month', label: m.placing_month(), any: m.placing_any_month() },
      options: months.map(month => [String(month), monthName(month, getLocale())]),
    },
  ]
}

/** The rows that the address asks for. */
export const filtered = (rows: LedgerRow[], asked: Pick<URLSearchParams, 'get'>): LedgerRow[] =>
  rows.filter(
    row =>
      holds(asked.get('text') ?? '', row.text, row.supplier ?? '', `${row.series} ${row.number}`) &&
      passesAll(asked, row, {
        account: ({ account }, value) => account === value,
        kind: ({ costKind }, value) => (costKind ?? MISSING) === value,
        month: (of, value) => monthOf(of) === Number(value),
      }),
  )
