import type { Ore } from '#shared/money.ts'
import type { Read } from '#shared/ledgers/collect.ts'
import { ledgerReader } from '#shared/ledgers/sie-rows.ts'
import { survey } from '#shared/ledgers/survey.ts'
import { tableReader } from '#shared/ledgers/table-rows.ts'
import type { LedgerTable, TableColumns, TableEncoding } from '#shared/ledgers/tables.ts'
import { Refusal } from '#shared/refusal.ts'
import type { SieEncoding } from '#shared/sie/encodings.ts'
import { sniffer } from '#shared/sie/sniff.ts'
import { beginning, each, type Came, type Open } from './stream.ts'
import { csvTable, eachCells, HEAD, isXlsx } from './tables.ts'

/** A table, and what somebody has said that its columns are. */
export type Table = { table: LedgerTable; columns: TableColumns }

/** A record of a SIE file at the beginning of a line. */
const SIE = /(?:^|[\r\n])[^\S\r\n]*#(?:FLAGGA|FORMAT|SIETYP|PROGRAM|GEN|FNAMN|ORGNR|RAR|KONTO|VER|TRANS|IB|UB|RES)\b/i

/** What a file is: a SIE file, an .xlsx, or another table with the way it is made. Its bytes decide, not its name. */
export async function formatOf(open: Open, chosen: TableEncoding | undefined): Promise<'sie' | 'xlsx' | LedgerTable> {
  const { head, whole } = await beginning(open, HEAD)
  if (isXlsx(head)) return 'xlsx'
  if (SIE.test(Buffer.from(head).toString('latin1').replace('\u00ef\u00bb\u00bf', ''))) return 'sie'
  const wide = head[0] === 0xff && head[1] === 0xfe
  return csvTable(head, chosen ?? (wide ? 'utf-16le' : (await sniffed(open)).end('windows-1252').encoding), whole)
}

/** Every byte of the file, looked at for its encoding. */
async function sniffed(open: Open) {
  const sniff = sniffer()
  await each(open, chunk => sniff.write(chunk))
  return sniff
}

/** No SIE file is in UTF-16. */
const ofSie = (encoding: TableEncoding): SieEncoding => (encoding === 'utf-16le' ? 'utf-8' : encoding)

/** What a SIE file holds; refuses what is none, and one without rows. */
export async function surveyed(open: Open, chosen: TableEncoding | undefined, came: Came) {
  const encoding = chosen ? ofSie(chosen) : (await sniffed(open)).end().encoding
  const found = survey()
  const reader = ledgerReader(encoding, { entity: '', sign: 1 }, found.on)
  await each(open, chunk => {
    reader.write(chunk)
    came(chunk.length)
  })
  const head = reader.end()
  if (!head.isSie) throw new Refusal('ledger_not_sie', {})
  const of = found.end(head, encoding)
  if (!of) throw new Refusal('ledger_without_rows', {})
  return of
}

/** What a ledger as a table holds, its columns read as somebody has said; refuses one without rows. */
export async function surveyedTable(open: Open, { table, columns }: Table, came: Came) {
  const found = survey()
  const reader = tableReader({ table, columns, entity: '', sign: 1 }, found.on)
  await eachCells(open, table, reader.add, came)
  const { generated } = columns
  const said = { type: table.format, program: '', company: '', orgNumber: '', years: [] }
  const of = found.end({ ...said, ...(generated && { generated }), ...reader.end() }, table.encoding)
  if (!of) throw new Refusal('ledger_table_without_rows', {})
  return of
}

/** Every row of a file, one after the other; a row is valid during the call only. */
export async function eachRow(
  open: Open,
  as: { encoding: TableEncoding; entity: string; sign: 1 | -1; table?: Table | undefined },
  row: (row: Read & { amount: Ore }) => void,
  came: Came,
): Promise<void> {
  if (as.table) return eachCells(open, as.table.table, tableReader({ ...as, ...as.table }, { row }).add, came)
  const reader = ledgerReader(ofSie(as.encoding), as, { row })
  await each(open, chunk => {
    reader.write(chunk)
    came(chunk.length)
  })
  reader.end()
}
