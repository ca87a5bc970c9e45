import type { Day } from '../day.ts'
import type { SieObjects, SieRow } from './model.ts'
import { wholeOf } from './numbers.ts'
import { NO_OBJECTS } from './objects.ts'
import type { RecordFields } from './record.ts'

/** The row that is being read. What is seldom asked for is read when it is. */
export class Row implements SieRow {
  account = ''
  amount = 0
  objects: SieObjects = NO_OBJECTS.objects
  line = 0
  /** Its own date as 20260430, else 0. */
  own = 0
  voucherDate: Day = ''
  /** Where its text stands. */
  place = 0
  readonly #fields: RecordFields

  constructor(fields: RecordFields) {
    this.#fields = fields
  }
  get date(): Day {
    return this.own === 0 ? this.voucherDate : this.#fields.day(this.own)
  }
  get text(): string {
    return this.#fields.text(this.place)
  }
  get quantity(): number | undefined {
    const fields = this.#fields
    const place = this.place + 1
    if (!fields.has(place)) return undefined
    const whole = wholeOf(fields.bytes, fields.from[place]!, fields.to[place]!)
    const quantity = whole === whole ? whole : Number(fields.text(place).replace(',', '.').trim() || NaN)
    return Number.isFinite(quantity) ? quantity : undefined
  }
}
