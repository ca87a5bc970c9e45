import { isReconciled } from '../cost-origins.ts'
import { isWithin, spanOf, type CostPeriod } from '../cost-periods.ts'
import type { CostRow } from '../costs.ts'
import { monthOf, type LedgerRow } from './rows.ts'

/** Which ledger rows somebody asks for; what is left out does not matter. An empty system or cost kind is "none". */
export type RowsAsked = {
  system?: string | undefined
  kind?: string | undefined
  entity?: string | undefined
  account?: string | undefined
  supplier?: string | undefined
  nature?: string | undefined
  unit?: string | undefined
  family?: string | undefined
  period?: CostPeriod | undefined
  text?: string | undefined
  placed?: boolean | undefined
}

type Placed = Pick<LedgerRow, 'object' | 'system' | 'costKind' | 'contract' | 'supplier'> & {
  entity?: string | undefined
  account?: string | undefined
  nature?: string | undefined
}
type Of = {
  objects: { id: string; unit?: string; family?: string }[]
  /** Whom a row is paid to, where its supplier is not its own. */
  supplierOf: (row: Placed) => string
}

/** Is a row's place the one that is asked for? The same of a ledger row and of the cost row that it is part of. */
function placeAsked(asked: RowsAsked, { objects, supplierOf }: Of) {
  const { system, kind, entity, account, supplier, nature, unit, family } = asked
  const known = new Map(objects.map(object => [object.id, object]))
  const is = (value: string | undefined, wanted: string | undefined) => wanted === undefined || (value ?? '') === wanted
  return (row: Placed): boolean => {
    const object = known.get(row.object ?? '')
    return (
      is(row.system, system) &&
      is(row.costKind, kind) &&
      is(row.entity, entity) &&
      is(row.account, account) &&
      is(supplier === undefined ? undefined : supplierOf(row), supplier) &&
      is(row.nature, nature) &&
      is(object?.unit, unit) &&
      is(object?.family, family)
    )
  }
}

/** The rows that are asked for; a text is looked for in texts, suppliers and voucher numbers. */
export function rowsAsked(rows: LedgerRow[], asked: RowsAsked, of: Of): LedgerRow[] {
  const there = placeAsked(asked, of)
  const span = asked.period === undefined ? undefined : spanOf(asked.period)
  const text = asked.text?.trim().toLocaleLowerCase('sv')
  const told = (row: LedgerRow) =>
    `${row.text} ${row.supplier ?? ''} ${row.series}${row.number}`.toLocaleLowerCase('sv')
  return rows.filter(
    row =>
      there(row) &&
      (span === undefined || isWithin(monthOf(row), span)) &&
      (!asked.placed || row.state === 'placed') &&
      (!text || told(row).includes(text)),
  )
}

/** Which of a year's ledger rows lie together: those of an object on an account, or on all of its accounts where they are few. No object: unallocated. */
export type Cell = { object: string; account?: string | undefined }

/**
 * Where the rows that are asked for can lie, from the year's cost rows: so that only those are read. `object`: only of
 * that one; `all`: of every object, and the unallocated; neither: the unallocated.
 */
export function cellsAsked(
  costs: CostRow[],
  { object, all, ...asked }: RowsAsked & { object?: string | undefined; all?: boolean | undefined },
  of: Of,
): (cell: Cell) => boolean {
  const there = placeAsked(asked, of)
  const rows = costs.filter(row => isReconciled(row.origin) && (all || row.object === object) && there(row))
  const objects = new Set(rows.map(row => row.object))
  const cells = new Set(rows.map(row => `${row.object} ${row.account}`))
  return cell => {
    const onAccount = [undefined, asked.account].includes(cell.account) || asked.account === undefined
    if (cell.object === '') return (all || object === undefined) && !asked.placed && onAccount
    return cell.account === undefined ? objects.has(cell.object) : cells.has(`${cell.object} ${cell.account}`)
  }
}
