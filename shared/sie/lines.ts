/** Longer lines are not read, so what is held is never more. */
const LONGEST = 65_536

/** A line is the bytes from `from` to `to`, without its end. Lines are numbered from 1. */
type OnLine = (bytes: Uint8Array, from: number, to: number, number: number) => void

/** Cuts chunks of any size into lines that end with CR, LF or CRLF. `tooLong` gets the first bytes of a line that is not read. */
export function lineCutter(line: OnLine, tooLong: OnLine) {
  const held = new Uint8Array(LONGEST)
  let length = 0
  let skipping = false
  let afterCr = false
  let number = 0

  /** Adds what there is room for; whether it was all. */
  function hold(bytes: Uint8Array, from: number, to: number): boolean {
    const fits = Math.min(to - from, LONGEST - length)
    held.set(bytes.subarray(from, from + fits), length)
    length += fits
    return fits === to - from
  }
  function whole(bytes: Uint8Array, from: number, to: number) {
    number++
    if (skipping) skipping = false
    else if (length > 0) {
      if (hold(bytes, from, to)) line(held, 0, length, number)
      else tooLong(held, 0, length, number)
    } else if (to - from <= LONGEST) line(bytes, from, to, number)
    else tooLong(bytes, from, from + LONGEST, number)
    length = 0
  }

  /** Where the line begins that does not end in this chunk. A function of its own, since V8 gives up a loop with something after it. */
  function wholeLines(chunk: Uint8Array, from: number): number {
    const end = chunk.length
    for (let at = lineEnd(chunk, from); at < end; at = lineEnd(chunk, from)) {
      whole(chunk, from, at)
      from = at + 1
      if (chunk[at] === 10) continue
      if (from === end) afterCr = true
      else if (chunk[from] === 10) from++
    }
    return from
  }

  return {
    write(chunk: Uint8Array): void {
      const first = afterCr && chunk[0] === 10 ? 1 : 0
      if (chunk.length > 0) afterCr = false
      const from = wholeLines(chunk, first)
      if (from < chunk.length && !skipping && !hold(chunk, from, chunk.length)) {
        tooLong(held, 0, length, number + 1)
        skipping = true
      }
    },
    /** The last line, when nothing ends it. */
    end(): void {
      if (length > 0 && !skipping) line(held, 0, length, ++number)
      length = 0
    },
  }
}

/** Where the next CR or LF is, or the chunk's end. */
function lineEnd(chunk: Uint8Array, at: number): number {
  const end = chunk.length
  while (at < end) {
    const byte = chunk[at]!
    if (byte <= 13 && (byte === 10 || byte === 13)) break
    at++
  }
  return at
}
