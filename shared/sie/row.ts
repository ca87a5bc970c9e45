import type { Day } from '../day.ts'
import type { SieObjects, SieRow } from './model.ts'
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
    const text = this.#fields.text(this.place + 1)
    const quantity = text === '' ? NaN : Number(text.replace(',', '.'))
    return Number.isFinite(quantity) ? quantity : undefined
  }
}
