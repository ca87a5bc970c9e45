import type { Decode } from './encodings.ts'

/** A field as it stands, one with `\"` in it, a list in braces, one whose brace is not closed, a brace that closes nothing. */
const PLAIN = 0
const ESCAPED = 1
const LIST = 2
export const OPEN = 3
export const CLOSE = 4

const BLANK = 32
const QUOTE = 34
const BACKSLASH = 92
const BRACE = 123
const BRACE_END = 125
/** More are not looked at: no record has so many, a list of objects holds half as many pairs. */
const MOST = 64

/** Where the fields of a line are, without their quotes or braces. Blanks, tabs, NUL and every other control character separate. */
export class Fields {
  count = 0
  /** A quote was not closed before the line ended. */
  quoteOpen = false
  bytes: Uint8Array = new Uint8Array(0)
  readonly from = new Int32Array(MOST)
  readonly to = new Int32Array(MOST)
  readonly kind = new Uint8Array(MOST)
  readonly #decode: Decode

  constructor(decode: Decode) {
    this.#decode = decode
  }

  /** Finds the fields of the bytes from `at` to `end`. */
  read(bytes: Uint8Array, at: number, end: number): void {
    this.bytes = bytes
    this.quoteOpen = false
    let count = 0
    while (count < MOST) {
      while (at < end && bytes[at]! <= BLANK) at++
      if (at === end) break
      const first = bytes[at]!
      let kind = PLAIN
      let from = at
      if (first === QUOTE) {
        from = ++at
        while (at < end && bytes[at] !== QUOTE) {
          if (bytes[at] === BACKSLASH && at + 1 < end && bytes[at + 1] === QUOTE) {
            kind = ESCAPED
            at++
          }
          at++
        }
        if (at === end) this.quoteOpen = true
      } else if (first === BRACE) {
        from = ++at
        at = listEnd(bytes, at, end)
        kind = at === end ? OPEN : LIST
      } else if (first === BRACE_END) kind = CLOSE
      else {
        let byte = first
        do {
          if (byte === BACKSLASH && at + 1 < end && bytes[at + 1] === QUOTE) {
            kind = ESCAPED
            at++
          }
          at++
          byte = at < end ? bytes[at]! : 0
        } while (byte > BLANK && byte !== QUOTE && byte !== BRACE)
        at--
      }
      this.kind[count] = kind
      this.from[count] = from
      this.to[count] = kind < LIST && first !== QUOTE ? at + 1 : at
      count++
      if (at < end) at++
    }
    this.count = count
  }

  /** Whether there is a field of text in that place, with something in it. */
  has(place: number): boolean {
    return place < this.count && this.kind[place]! <= ESCAPED && this.to[place]! > this.from[place]!
  }

  /** The text in that place; empty when there is none. */
  text(place: number): string {
    if (!this.has(place)) return ''
    const text = this.#decode(this.bytes, this.from[place]!, this.to[place]!)
    return this.kind[place] === ESCAPED ? text.replaceAll('\\"', '"') : text
  }

  /** Whether there is a list in that place. */
  isList(place: number): boolean {
    return place < this.count && (this.kind[place] === LIST || this.kind[place] === OPEN)
  }
}

/** Where the brace stands that closes a list, or `end`. */
function listEnd(bytes: Uint8Array, at: number, end: number): number {
  let quoted = false
  for (; at < end; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) quoted = !quoted
    else if (byte === BACKSLASH && at + 1 < end && bytes[at + 1] === QUOTE) at++
    else if (byte === BRACE_END && !quoted) break
  }
  return at < end ? at : end
}
