import type { Read } from '#shared/ledgers/collect.ts'
import type { AboutLedger, Ledger } from '#shared/ledgers/ledgers.ts'
import { monthOf } from '#shared/ledgers/rows.ts'
import { supplierNames, supplierReader, type SuppliersMet } from '#shared/ledgers/suppliers.ts'
import { supplierSurvey } from '#shared/ledgers/supplier-survey.ts'
import { Refusal } from '#shared/refusal.ts'
import { finder } from '#shared/spelling.ts'
import type { Data } from '../data/index.ts'
import type { Files } from '../platform/files.ts'
import type { Table } from './read.ts'
import type { Came, Open } from './stream.ts'
import { eachCells } from './tables.ts'

/** What a supplier ledger holds; refuses one without rows. */
export async function surveyedSuppliers(open: Open, { table, columns }: Table, came: Came) {
  const found = supplierSurvey()
  const reader = supplierReader({ table, columns }, found.on)
  await eachCells(open, table, reader.add, came)
  const about: AboutLedger | undefined = found.end(reader.end(), { table, columns })
  if (!about) throw new Refusal('ledger_table_without_rows', {})
  return { about, accounts: [] }
}

/**
 * Who the suppliers of a year's ledger rows are: in each month of an entity by the supplier ledger that counts for it.
 * A supplier that the register knows goes by its name there.
 */
export async function namesIn(data: Data, files: Files, shown: Iterable<{ ledger: Ledger; months: Set<number> }>) {
  const [find, counting] = [finder(await data.suppliers.list()), [...shown]]
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
