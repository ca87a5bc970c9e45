import type { Day } from '../day.ts'
import type { Ore } from '../money.ts'
import { encoder, sayable } from './encode.ts'
import type { SieEncoding } from './encodings.ts'
import type { SieFile, SieVoucherToWrite } from './file.ts'
import type { SieBalance, SieObjects } from './model.ts'

const RECORDS = {
  opening: '#IB',
  closing: '#UB',
  objectOpening: '#OIB',
  objectClosing: '#OUB',
  result: '#RES',
  month: '#PSALDO',
  budget: '#PBUDGET',
} as const
const ORDER = Object.keys(RECORDS) as SieBalance['kind'][]

const plainDay = (day: Day) => day.replaceAll('-', '')
const plainMonth = (month: string) => month.replace('-', '')

/** Kronor with decimal point of an amount in öre: `-0.05`, `1200.00`. */
function kronor(ore: Ore): string {
  const of = Math.abs(ore)
  return `${ore < 0 ? '-' : ''}${Math.floor(of / 100)}.${String(of % 100).padStart(2, '0')}`
}

/**
 * The lines of a SIE file, each with its end, in the standard's order. `#FORMAT` says PC8 whatever the encoding, since
 * the standard knows no other. Texts: see `sayable`; control characters become blanks, and a backslash at the end of a
 * text a slash, because it would hide the quote.
 */
export function* sieLines(file: SieFile, encoding: SieEncoding): Generator<string> {
  const text = (of = '') =>
    `"${sayable(of, encoding)
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/\\+$/, slashes => '/'.repeat(slashes.length))
      .replaceAll('"', '\\"')}"`
  /** An id stands without quotes where it can: that is how every program reads it. */
  const word = (of = '') => (/^[0-9A-Za-z]+$/.test(of) ? of : text(of))
  const list = (objects: SieObjects = []) =>
    `{${objects.map(([dimension, object]) => `${word(dimension)} ${text(object)}`).join(' ')}}`
  const line = (...fields: (string | number)[]) => `${fields.join(' ')}\r\n`

  yield line('#FLAGGA', 0)
  yield line('#PROGRAM', text(file.program), text(file.version))
  yield line('#FORMAT PC8')
  yield line('#GEN', plainDay(file.generated))
  yield line('#SIETYP', file.type[0]!)
  if (file.orgNumber !== undefined) yield line('#ORGNR', text(file.orgNumber))
  yield line('#FNAMN', text(file.company))
  for (const { number, from, to } of file.years ?? []) yield line('#RAR', number, plainDay(from), plainDay(to))
  if (file.throughPeriod !== undefined) yield line('#OMFATTN', plainDay(file.throughPeriod))
  for (const { id, name, kind } of file.accounts ?? []) {
    yield line('#KONTO', word(id), text(name))
    if (kind !== undefined) yield line('#KTYP', word(id), word(kind))
  }
  for (const { id, name, parent } of file.dimensions ?? [])
    yield parent === undefined
      ? line('#DIM', word(id), text(name))
      : line('#UNDERDIM', word(id), text(name), word(parent))
  for (const { dimension, id, name } of file.objects ?? []) yield line('#OBJEKT', word(dimension), text(id), text(name))
  for (const { kind, yearNumber, period, account, objects, amount } of inOrder(file.balances ?? [])) {
    const fields: (string | number)[] = [RECORDS[kind], yearNumber]
    if (kind === 'month' || kind === 'budget') fields.push(plainMonth(period ?? ''))
    fields.push(word(account))
    if (kind !== 'opening' && kind !== 'closing' && kind !== 'result') fields.push(list(objects))
    yield line(...fields, kronor(amount))
  }
  for (const voucher of file.vouchers ?? []) yield* voucherLines(voucher)

  function* voucherLines({ series, number, date, text: says, rows }: SieVoucherToWrite) {
    yield line('#VER', word(series), word(number), plainDay(date), text(says))
    yield line('{')
    for (const row of rows) {
      const { quantity } = row
      const fields = ['#TRANS', word(row.account), list(row.objects), kronor(row.amount)]
      fields.push(row.date === undefined ? '""' : plainDay(row.date), text(row.text))
      if (quantity !== undefined) fields.push(String(quantity))
      yield line(...fields)
    }
    yield line('}')
  }
}

const inOrder = (balances: Omit<SieBalance, 'line'>[]) =>
  balances.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))

/** The bytes of a SIE file (see `sieLines`). */
export function writeSie(file: SieFile, encoding: SieEncoding): Uint8Array<ArrayBuffer> {
  const encode = encoder(encoding)
  const lines = [...sieLines(file, encoding)].map(encode)
  const bytes = new Uint8Array(lines.reduce((length, line) => length + line.length, 0))
  let at = 0
  for (const line of lines) {
    bytes.set(line, at)
    at += line.length
  }
  return bytes
}
