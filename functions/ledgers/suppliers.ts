import type { AboutLedger } from '#shared/ledgers/ledgers.ts'
import { supplierReader } from '#shared/ledgers/suppliers.ts'
import { supplierSurvey } from '#shared/ledgers/supplier-survey.ts'
import { Refusal } from '#shared/refusal.ts'
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
