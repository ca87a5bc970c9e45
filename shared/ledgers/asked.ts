import { monthOf, type LedgerRow } from './rows.ts'

/** Which ledger rows somebody asks for; what is left out does not matter. An empty system or cost kind is "none". */
export type RowsAsked = {
  system?: string | undefined
  kind?: string | undefined
  account?: string | undefined
  nature?: string | undefined
  unit?: string | undefined
  family?: string | undefined
  month?: number | undefined
  text?: string | undefined
  placed?: boolean | undefined
}

/** The rows that are asked for; a text is looked for in texts, suppliers and voucher numbers. */
export function rowsAsked(
  rows: LedgerRow[],
  asked: RowsAsked,
  objects: { id: string; unit?: string; family?: string }[],
): LedgerRow[] {
  const { system, kind, account, nature, unit, family, month, placed } = asked
  const text = asked.text?.trim().toLocaleLowerCase('sv')
  const known = new Map(objects.map(object => [object.id, object]))
  const is = (value: string | undefined, wanted: string | undefined) => wanted === undefined || (value ?? '') === wanted
  return rows.filter(row => {
    const object = known.get(row.object ?? '')
    const told = () => `${row.text} ${row.supplier ?? ''} ${row.series}${row.number}`.toLocaleLowerCase('sv')
    return (
      is(row.system, system) &&
      is(row.costKind, kind) &&
      is(row.account, account) &&
      is(row.nature, nature) &&
      is(object?.unit, unit) &&
      is(object?.family, family) &&
      (month === undefined || monthOf(row) === month) &&
      (!placed || row.state === 'placed') &&
      (!text || told().includes(text))
    )
  })
}
