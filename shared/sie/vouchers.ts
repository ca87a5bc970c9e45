import type { FaultCounter } from './faults.ts'
import { CLOSE, OPEN } from './fields.ts'
import type { SieListener, SieVoucher } from './model.ts'
import type { RecordFields } from './record.ts'
import { Row } from './row.ts'

/** Reads vouchers and their rows, and counts them. */
export function voucherReader(fields: RecordFields, on: SieListener, faults: FaultCounter) {
  const row = new Row(fields)
  let voucher: SieVoucher | undefined
  let opened = false
  let difference = 0
  let vouchers = 0
  let rows = 0

  function finish() {
    if (voucher) on.voucherEnd?.(voucher, difference)
    voucher = undefined
  }
  /** Ends a voucher that is not closed. */
  function end() {
    if (voucher) faults.add(voucher.line, 'VER', 'voucher_open')
    finish()
  }
  function open() {
    if (!voucher || opened) fields.fault('brace')
    opened = true
  }
  function close() {
    if (!voucher || !opened) fields.fault('brace')
    finish()
  }

  /** Some programs leave out what they have not: the date tells where the text is. */
  function begin() {
    end()
    vouchers++
    const place = fields.dateAt(2) === 0 ? ([1, 0].find(at => fields.dateAt(at) !== 0) ?? 2) : 2
    const date = fields.date(place)
    if (!fields.has(place)) fields.fault('date')
    voucher = {
      series: place > 0 ? fields.text(0) : '',
      number: place > 1 ? fields.text(1) : '',
      date: date === 0 ? '' : fields.day(date),
      text: fields.text(place + 1),
      line: fields.line,
      rows: 0,
    }
    difference = 0
    opened = fields.count > 0 && fields.kind[fields.count - 1] === OPEN
    row.voucherDate = voucher.date
    on.voucher?.(voucher)
  }

  function add() {
    if (!voucher) return fields.fault('outside_voucher')
    const account = fields.account(0)
    if (account === '') return
    const objects = fields.objects(1)
    if (objects === undefined) return
    const place = fields.isList(1) ? 2 : 1
    const amount = fields.amount(place)
    if (amount !== amount) return
    row.account = account
    row.amount = amount
    row.objects = objects
    row.line = fields.line
    row.own = fields.date(place + 1)
    row.place = place + 2
    difference += amount
    rows++
    voucher.rows++
    on.row?.(row)
    if (fields.kind[fields.count - 1] === CLOSE) close()
  }

  return { begin, add, open, close, end, vouchers: () => vouchers, rows: () => rows }
}
