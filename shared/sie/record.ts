import { type Decode } from './encodings.ts'
import type { FaultCounter, SieReason } from './faults.ts'
import { Fields, OPEN } from './fields.ts'
import { interner } from './intern.ts'
import { dateOf, dayTexts, oreOf } from './numbers.ts'
import { NO_OBJECTS, objectLists } from './objects.ts'
import type { SieObjects } from './model.ts'

/** The record that is being read: its fields, as what they mean. What cannot be read is a fault of its line. */
export class RecordFields extends Fields {
  line = 0
  label = ''
  readonly day: (date: number) => string = dayTexts()
  readonly #accounts: (bytes: Uint8Array, from: number, to: number) => string
  readonly #lists: ReturnType<typeof objectLists>
  readonly #faults: FaultCounter

  constructor(decode: Decode, faults: FaultCounter) {
    super(decode)
    this.#faults = faults
    this.#accounts = interner((bytes, from, to) => decode(bytes, from, to).replaceAll('\\"', '"'))
    this.#lists = objectLists(decode)
  }

  fault(reason: SieReason): void {
    this.#faults.add(this.line, this.label, reason)
  }

  /** The account in that place; empty, and a fault, when there is none. */
  account(place: number): string {
    if (this.has(place)) return this.#accounts(this.bytes, this.from[place]!, this.to[place]!)
    this.fault('account')
    return ''
  }

  /** The objects in that place, none when no list stands there; undefined, and a fault, when the list is not closed. */
  objects(place: number): SieObjects | undefined {
    if (!this.isList(place)) return NO_OBJECTS.objects
    if (this.kind[place] === OPEN) {
      this.fault('object_list')
      return undefined
    }
    const list = this.#lists(this.bytes, this.from[place]!, this.to[place]!)
    if (list.odd) this.fault('object_pair')
    return list.objects
  }

  /** Öre; NaN, and a fault, when there is no amount. */
  amount(place: number): number {
    if (!this.has(place)) {
      this.fault('field_missing')
      return NaN
    }
    const ore = oreOf(this.bytes, this.from[place]!, this.to[place]!)
    if (ore !== ore) this.fault('amount')
    return ore
  }

  /** 20260430; 0 when there is none, and a fault when it is no day. */
  date(place: number): number {
    if (!this.has(place)) return 0
    const date = this.dateAt(place)
    if (date === 0) this.fault('date')
    return date
  }

  /** 20260430, or 0 when what stands there is no day. */
  dateAt(place: number): number {
    return this.has(place) ? dateOf(this.bytes, this.from[place]!, this.to[place]!) : 0
  }
}
