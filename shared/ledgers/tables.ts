import * as z from 'zod'
import { Day, Year } from '../day.ts'

/** `ledger`: huvudbok, rows with amounts. `suppliers`: leverantörsreskontra, which says who the supplier of a voucher is and never adds an amount. */
export const TableKind = z.enum(['ledger', 'suppliers'])
export type TableKind = z.infer<typeof TableKind>

/** Encodings of a table's text; Excel's "Unicode text" is UTF-16. */
export const TableEncodings = z.enum(['utf-8', 'windows-1252', 'cp437', 'utf-16le'])
export type TableEncoding = z.infer<typeof TableEncodings>

/** Columns that are looked at, from the left. */
export const MOST_COLUMNS = 100

/** A ledger as a table: how its cells are kept apart, where its headings are, and the first values under each. */
export const LedgerTable = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: TableEncodings,
  separator: z.string().length(1),
  /** Characters before the first row. */
  skip: z.int().min(0).default(0),
  /** The sheet that was read, of an .xlsx with several. */
  sheet: z.string().optional(),
  /** The row on which the headings end, from 0, and whether they begin on the row above. */
  row: z.int().min(0),
  two: z.boolean(),
  columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })).max(MOST_COLUMNS),
})
export type LedgerTable = z.infer<typeof LedgerTable>

/** What somebody says of a table before its rows are read. */
export const TableColumns = z.object({
  kind: TableKind,
  entity: z.string().min(1).max(40),
  /** Column by column the field it is read as (`table-fields.ts`), or null when it is left out. */
  mapping: z.array(z.string().max(20).nullable()).max(MOST_COLUMNS),
  /** The year, where the table gives months alone or no day at all. */
  year: Year.optional(),
  /** The day on which the table was taken out of the economy system. */
  generated: Day.optional(),
})
export type TableColumns = z.infer<typeof TableColumns>
