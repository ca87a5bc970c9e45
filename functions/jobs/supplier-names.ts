import type { Read } from '#shared/ledgers/collect.ts'
import type { Ledger } from '#shared/ledgers/ledgers.ts'
import { monthOf } from '#shared/ledgers/rows.ts'
import { supplierNames, supplierReader, type SuppliersMet } from '#shared/ledgers/suppliers.ts'
import { finder } from '#shared/spelling.ts'
import type { Data } from '../data/index.ts'
import { eachCells } from '../ledgers/tables.ts'
import type { Files } from '../platform/files.ts'

/**
 * Who the suppliers of a year's ledger rows are: in each month of an entity by the supplier ledger that counts for it.
 * A supplier that the register knows goes by its name there.
 */
export async function namesIn(data: Data, files: Files, shown: Iterable<{ ledger: Ledger; months: Set<number> }>) {
  const counting = [...shown]
  const find = finder(counting.length > 0 ? await data.suppliers.list() : [])
  const of = new Map<string, ReturnType<typeof supplierNames>>()
  const byMonth = new Map<string, ReturnType<typeof supplierNames>>()
  for (const { ledger, months } of counting) {
    const { table, columns } = ledger
    const names = supplierNames()
    const line = (of: Parameters<typeof names.add>[0]) =>
      names.add({ ...of, supplier: find(of.supplier)?.name ?? of.supplier })
    const reader = supplierReader({ table: table!, columns: columns! }, { line })
    await eachCells(
      () => files.stream(data.ledgers.rows(ledger)),
      table!,
      reader.add,
      () => {},
    )
    of.set(ledger.id, names)
    for (const month of months) byMonth.set(`${ledger.choice!.entity} ${month}`, names)
  }
  return {
    nameOf: (row: Read): string | undefined =>
      byMonth.size === 0 ? undefined : byMonth.get(`${row.entity} ${monthOf(row)}`)?.nameOf(row),
    met: (): Map<string, SuppliersMet> => new Map([...of].map(([id, names]) => [id, names.met()])),
  }
}
