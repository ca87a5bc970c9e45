import { encoder } from '#shared/sie/encode.ts'
import type { SieEncoding } from '#shared/sie/encodings.ts'
import type { SieFault } from '#shared/sie/faults.ts'
import type { SieBalance, SieObjects, SieVoucher } from '#shared/sie/model.ts'
import { sieReader } from '#shared/sie/reader.ts'
import { sniffer } from '#shared/sie/sniff.ts'
import { sieSummer } from '#shared/sie/summary.ts'

export const runs = { numRuns: process.env['PROVE'] ? 10_000 : 500 }
export const PATIENCE = process.env['PROVE'] ? 900_000 : 60_000

type ReadRow = {
  account: string
  amount: number
  objects: SieObjects
  line: number
  date: string
  text: string
  quantity: number | undefined
}
type ReadVoucher = SieVoucher & { of: ReadRow[]; difference?: number }

export const bytesOf = (text: string, encoding: SieEncoding = 'cp437') => encoder(encoding)(text)

/** The same bytes in chunks whose sizes are these, again and again. */
function* chunks(bytes: Uint8Array, sizes: number[]) {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}

export function sniff(bytes: Uint8Array, sizes = [65_536]) {
  const sniffed = sniffer()
  for (const chunk of chunks(bytes, sizes)) sniffed.write(chunk)
  return sniffed.end()
}

/** All that is told of a file, kept. Each chunk is overwritten once it is read. */
export function read(file: string | Uint8Array, encoding: SieEncoding = 'cp437', sizes = [65_536]) {
  const bytes = typeof file === 'string' ? bytesOf(file, encoding) : file
  const vouchers: ReadVoucher[] = []
  const balances: SieBalance[] = []
  const faults: SieFault[] = []
  const reader = sieReader(encoding, {
    voucher: voucher => vouchers.push({ ...voucher, of: [] }),
    row: ({ account, amount, objects, line, date, text, quantity }) =>
      vouchers.at(-1)!.of.push({ account, amount, objects, line, date, text, quantity }),
    voucherEnd: (voucher, difference) => Object.assign(vouchers.at(-1)!, voucher, { difference }),
    balance: balance => balances.push(balance),
    fault: fault => faults.push(fault),
  })
  for (const chunk of chunks(bytes, sizes)) {
    const own = chunk.slice()
    reader.write(own)
    own.fill(35)
  }
  return { head: reader.end(), vouchers, balances, faults }
}

/** What a file comes to. */
export function summaryOf(file: string | Uint8Array, encoding: SieEncoding = 'cp437') {
  const summer = sieSummer()
  const reader = sieReader(encoding, summer.on)
  reader.write(typeof file === 'string' ? bytesOf(file, encoding) : file)
  return summer.end(reader.end())
}
