import { BALANCES, balanceReader } from './balances.ts'
import { decoder, type SieEncoding } from './encodings.ts'
import { faultCounter } from './faults.ts'
import { headReader, typeOf } from './head.ts'
import { interner } from './intern.ts'
import { lineCutter } from './lines.ts'
import type { SieHead, SieListener } from './model.ts'
import { RecordFields } from './record.ts'
import { voucherReader } from './vouchers.ts'

/** Records of the standard of which nothing is read. #RTRANS is followed by a #TRANS that says the same; #BTRANS is a struck row. */
const PASSED = 'ADRESS BKOD BTRANS ENHET FLAGGA FNR FTYP KPTYP KSUMMA PROSA RTRANS SRU TAXAR VALUTA'.split(' ')
type Label = { name: string; read?: () => void }

/**
 * Reads a SIE file from chunks of any size, in one pass and in flat memory, telling `on` what it finds in the file's
 * order. Nothing in a file makes it throw: what cannot be read is a fault (`faults.ts`) and reading goes on.
 */
export function sieReader(encoding: SieEncoding, on: SieListener): { write(chunk: Uint8Array): void; end(): SieHead } {
  const faults = faultCounter(on.fault && (fault => on.fault!(fault)))
  const fields = new RecordFields(decoder(encoding), faults)
  const { head, records, declared } = headReader(fields, on)
  const vouchers = voucherReader(fields, on, faults)
  const balance = balanceReader(fields, on)
  const has = { balances: false, objects: false, months: false }
  let unknown = 0
  let known = false

  const labels = new Map<string, Label>(PASSED.map(name => [name, { name }]))
  for (const [name, read] of Object.entries(records)) labels.set(name, { name, read })
  for (const name of BALANCES) {
    const seen = name === 'PSALDO' || name === 'PBUDGET' ? 'months' : name.startsWith('O') ? 'objects' : 'balances'
    labels.set(name, {
      name,
      read: () => {
        has[seen] = true
        balance(name)
      },
    })
  }
  labels.set('VER', { name: 'VER', read: vouchers.begin })
  labels.set('TRANS', { name: 'TRANS', read: vouchers.add })
  const ascii = decoder('windows-1252')
  const labelOf = interner((bytes, from, to) => labels.get(ascii(bytes, from, to).toUpperCase()))

  /** Where the label ends that begins at `at`. */
  function labelEnd(bytes: Uint8Array, at: number, to: number) {
    while (at < to && bytes[at]! > 32 && bytes[at] !== 34 && bytes[at] !== 123) at++
    return at
  }
  function line(bytes: Uint8Array, from: number, to: number, number: number) {
    let at =
      number === 1 && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from
    fields.line = number
    for (; at < to; at++) {
      const byte = bytes[at]!
      if (byte <= 32) continue
      if (byte === 35) return record(bytes, at + 1, to)
      if (byte !== 123 && byte !== 125) return void unknown++
      fields.label = ''
      if (byte === 123) vouchers.open()
      else vouchers.close()
    }
  }
  function record(bytes: Uint8Array, at: number, to: number) {
    const end = labelEnd(bytes, at, to)
    const label = labelOf(bytes, at, end)
    if (!label) return void unknown++
    known = true
    if (!label.read) return
    fields.label = label.name
    fields.read(bytes, end, to)
    if (fields.quoteOpen) fields.fault('quote_open')
    label.read()
  }
  const cutter = lineCutter(line, (bytes, from, to, number) => {
    let at = from
    while (at < to && bytes[at]! <= 32) at++
    const label = bytes[at] === 35 ? labelOf(bytes, at + 1, Math.min(labelEnd(bytes, at + 1, to), at + 64)) : undefined
    faults.add(number, label?.name ?? '', 'line_too_long')
  })

  return {
    write: cutter.write,
    end() {
      cutter.end()
      vouchers.end()
      const [count, rows] = [vouchers.vouchers(), vouchers.rows()]
      const type = typeOf(declared(), { ...has, vouchers: count > 0 })
      return { ...head, isSie: known, type, vouchers: count, rows, unknown, faults: faults.count() }
    },
  }
}
