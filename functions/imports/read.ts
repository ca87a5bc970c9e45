import type { Cell } from '#shared/imports/fields.ts'
import { restored } from '#shared/imports/formulas.ts'
import { Refusal } from '#shared/refusal.ts'
import { decode, parseCsv, type Encoding } from './csv.ts'
import { LIMITS, megabytes } from './limits.ts'
import { readXlsx, type Sheet } from './xlsx.ts'

export type ReadFile = { sheets: Sheet[]; encoding?: Encoding }

/** Reads an .xlsx or a text with separated values. What the file is decides, not what it is called. Everything that is wrong with a file is a Refusal that says what to do. */
export async function readFile(bytes: Uint8Array, filename: string): Promise<ReadFile> {
  if (bytes.length > LIMITS.bytes) throw new Refusal('file_too_large', { limit: megabytes(LIMITS.bytes) })
  if (bytes.length === 0) throw new Refusal('file_empty', {})
  const read = begins(bytes, [0x50, 0x4b, 3, 4]) ? { sheets: await readXlsx(bytes) } : readText(bytes, filename)
  const sheets = read.sheets.map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(asWas)) }))
  if (sheets.every(({ rows }) => rows.every(row => row.every(isBlank)))) throw new Refusal('file_empty', {})
  return { ...read, sheets }
}

const asWas = (cell: Cell): Cell => (typeof cell === 'string' ? restored(cell) : cell)
const isBlank = (cell: Cell) => cell === null || (typeof cell === 'string' && cell.trim() === '')
const begins = (bytes: Uint8Array, with_: readonly number[]) => with_.every((byte, i) => bytes[i] === byte)

function readText(bytes: Uint8Array, filename: string): ReadFile {
  // Old Excel and Excel with a password are kept in the same kind of box.
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new Refusal(isEncrypted(bytes) ? 'file_locked' : 'file_old_excel', {})
  if (/\.xls[xm]$/i.test(filename)) throw new Refusal('file_damaged', {})
  const { text, encoding } = decode(bytes)
  if (text.includes('\0') || /^\s*(%PDF|<|\{\\rtf)/.test(text)) throw new Refusal('file_wrong_kind', {})
  return { sheets: [{ name: filename.replace(/\.\w+$/, ''), rows: parseCsv(text) }], encoding }
}

const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const isEncrypted = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
