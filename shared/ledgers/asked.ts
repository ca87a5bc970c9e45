import { isWithin, spanOf, type CostPeriod } from '../cost-periods.ts'
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

/** The rows that are asked for; a text is looked for in texts, suppliers and voucher numbers. */
export function rowsAsked(
  rows: LedgerRow[],
  asked: RowsAsked,
  objects: { id: string; unit?: string; family?: string }[],
  supplierOf: (row: LedgerRow) => string = row => row.supplier ?? '',
): LedgerRow[] {
  const { system, kind, entity, account, supplier, nature, unit, family, placed } = asked
  const span = asked.period === undefined ? undefined : spanOf(asked.period)
  const text = asked.text?.trim().toLocaleLowerCase('sv')
  const known = new Map(objects.map(object => [object.id, object]))
  const is = (value: string | undefined, wanted: string | undefined) => wanted === undefined || (value ?? '') === wanted
  return rows.filter(row => {
    const object = known.get(row.object ?? '')
    const told = () => `${row.text} ${row.supplier ?? ''} ${row.series}${row.number}`.toLocaleLowerCase('sv')
    return (
      is(row.system, system) &&
      is(row.costKind, kind) &&
      is(row.entity, entity) &&
      is(row.account, account) &&
      (supplier === undefined || supplierOf(row) === supplier) &&
      is(row.nature, nature) &&
      is(object?.unit, unit) &&
      is(object?.family, family) &&
      (span === undefined || isWithin(monthOf(row), span)) &&
      (!placed || row.state === 'placed') &&
      (!text || told().includes(text))
    )
  })
}
