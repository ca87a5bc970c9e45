import type { Day } from '../day.ts'
import type { Ore } from '../money.ts'
import type { SieEncoding } from '../sie/encodings.ts'
import type { SieFault } from '../sie/faults.ts'
import type { SieHead, SieRow, SieVoucher } from '../sie/model.ts'
import { sieReader } from '../sie/reader.ts'
import { sieSummer } from '../sie/summary.ts'
import type { Read } from './collect.ts'

type On = {
  /** A row, valid during the call only: the same object comes again with the next. */
  row?: (row: Read) => void
  unbalanced?: (voucher: SieVoucher, difference: Ore) => void
  fault?: (fault: SieFault) => void
}

/**
 * A SIE file as rows of a ledger, amounts in öre by the entity's sign. A file without vouchers (types 1–3) has a row per
 * account and month of what changed (#PSALDO), or, when it has none, one per account of the year's result (#RES) in the
 * year's last month. What it says of objects is counted as the summary counts it: never twice.
 */
export function ledgerReader(encoding: SieEncoding, { entity, sign }: { entity: string; sign: 1 | -1 }, on: On) {
  const cursor = new Cursor(entity, sign)
  const balances = sieSummer()
  const reader = sieReader(encoding, {
    voucher: voucher => cursor.in(voucher),
    row(row) {
      // A day that cannot be read is a fault of its own; the row has no month to stand in.
      if (row.date !== '') on.row?.(cursor.at(row))
    },
    voucherEnd: (voucher, difference) => {
      if (difference !== 0) on.unbalanced?.(voucher, difference)
    },
    year: year => balances.on.year?.(year),
    balance: of => balances.on.balance?.(of),
    ...(on.fault && { fault: on.fault }),
  })
  return {
    write: (chunk: Uint8Array) => reader.write(chunk),
    end(): SieHead {
      const head = reader.end()
      if (head.vouchers > 0) return head
      const sums = balances.end(head).sums.filter(({ yearNumber }) => yearNumber === 0)
      const byMonth = sums.some(({ months }) => months.size > 0)
      const lastDay = head.throughPeriod ?? head.years.find(({ number }) => number === 0)?.to
      for (const { account, months, result } of sums) {
        const told: [Day, Ore][] = byMonth ? [...months].map(([month, amount]) => [`${month}-01`, amount]) : []
        if (!byMonth && result !== undefined && lastDay) told.push([lastDay, result])
        for (const [date, amount] of told)
          if (amount !== 0) on.row?.({ ...nothing, entity, account, amount: amount * sign, date, line: 0 })
      }
      return head
    },
  }
}

const nothing = { parts: [], text: '', series: '', number: '' }

/** The reader's row with the entity's name and sign; texts are decoded when somebody asks. */
class Cursor implements Read {
  #row!: SieRow
  #voucher: Pick<SieVoucher, 'series' | 'number' | 'text'> = nothing
  /** SIE files name no suppliers: a supplier ledger may. */
  supplier: string | undefined
  readonly entity: string
  readonly #sign: 1 | -1
  constructor(entity: string, sign: 1 | -1) {
    this.entity = entity
    this.#sign = sign
  }
  in(voucher: SieVoucher): void {
    this.#voucher = voucher
  }
  at(row: SieRow): this {
    this.#row = row
    this.supplier = undefined
    return this
  }
  get account() {
    return this.#row.account
  }
  get parts() {
    return this.#row.objects
  }
  get amount() {
    return this.#row.amount * this.#sign
  }
  get date() {
    return this.#row.date
  }
  get line() {
    return this.#row.line
  }
  get text() {
    return this.#row.text || this.#voucher.text
  }
  get series() {
    return this.#voucher.series
  }
  get number() {
    return this.#voucher.number
  }
}
