import type { SieEncoding } from './encodings.ts'

/** #FORMAT stands among the first records. */
const HEAD = 16_384
/** The bits of four bytes that are no ASCII. */
const HIGH = 0x80808080 | 0
const SWEDISH = {
  cp437: [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x90, 0x81, 0x9a],
  'windows-1252': [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xc9, 0xfc, 0xdc],
}

/**
 * Finds the encoding from the bytes, since what #FORMAT says is often not so: UTF-8 when (nearly) every byte above 127
 * is part of such a character, else the one of code page 437 and Windows-1252 in which there are more of åäöÅÄÖéÉüÜ.
 * What decides nothing is what #FORMAT says (`declared`).
 */
export function sniffer() {
  const head = new Uint8Array(HEAD)
  let held = 0
  const seen = new Float64Array(256)
  let characters = 0
  let broken = 0
  let need = 0
  let low = 0x80
  let high = 0xbf

  function step(byte: number) {
    if (byte > 127) seen[byte]!++
    if (need > 0) {
      if (byte >= low && byte <= high) {
        low = 0x80
        high = 0xbf
        if (--need === 0) characters++
        return
      }
      broken++
    }
    low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
    high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
    need = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    if (byte > 127 && need === 0) broken++
  }

  function bytes(chunk: Uint8Array, from: number, to: number) {
    for (let at = from; at < to; at++) step(chunk[at]!)
  }
  /** A function of its own, since V8 gives up a loop with something after it. */
  function fours(chunk: Uint8Array, first: number, words: Int32Array) {
    for (let word = 0; word < words.length; word++) {
      if (need === 0) word = notAscii(words, word)
      if (word < words.length) bytes(chunk, first + word * 4, first + word * 4 + 4)
    }
  }

  return {
    write(chunk: Uint8Array): void {
      if (held < HEAD) {
        const part = chunk.subarray(0, HEAD - held)
        head.set(part, held)
        held += part.length
      }
      const { first, words } = aligned(chunk)
      bytes(chunk, 0, first)
      fours(chunk, first, words)
      bytes(chunk, first + words.length * 4, chunk.length)
    },
    /** `otherwise`: the encoding of what nothing tells. */
    end(otherwise?: SieEncoding): { encoding: SieEncoding; bom: boolean; declared?: string } {
      const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
      const declared = formatOf(head.subarray(0, held))
      const score = (encoding: 'cp437' | 'windows-1252') =>
        SWEDISH[encoding].reduce((sum, byte) => sum + seen[byte]!, 0)
      const difference = score('cp437') - score('windows-1252')
      const encoding =
        bom || (characters > 0 && broken * 4 <= characters)
          ? 'utf-8'
          : difference !== 0
            ? difference > 0
              ? 'cp437'
              : 'windows-1252'
            : (otherwise ?? encodingCalled(declared))
      return { encoding, bom, ...(declared !== undefined && { declared }) }
    },
  }
}

const NO_WORDS = new Int32Array(0)
/** The bytes four at a time, from the first that can be looked at so. */
function aligned(chunk: Uint8Array): { first: number; words: Int32Array } {
  const first = Math.min(chunk.length, (4 - (chunk.byteOffset & 3)) & 3)
  const count = (chunk.length - first) >> 2
  return { first, words: count > 0 ? new Int32Array(chunk.buffer, chunk.byteOffset + first, count) : NO_WORDS }
}

/** The first word from `at` that is not four ASCII characters, or how many words there are. */
function notAscii(words: Int32Array, at: number): number {
  while (at < words.length && (words[at]! & HIGH) === 0) at++
  return at
}

function formatOf(head: Uint8Array): string | undefined {
  let text = ''
  for (const byte of head) text += String.fromCharCode(byte)
  return /(?:^|[\r\n])[^\S\r\n]*#FORMAT[^\S\r\n]+"?([^"\s]+)/i.exec(text.replace('\u00ef\u00bb\u00bf', ''))?.[1]
}

/** The standard knows PC8 alone, and means code page 437. */
function encodingCalled(name = 'PC8'): SieEncoding {
  if (/utf/i.test(name)) return 'utf-8'
  return /8859|1252|ansi|latin/i.test(name) ? 'windows-1252' : 'cp437'
}
