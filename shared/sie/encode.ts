import { CHARACTERS, type SieEncoding } from './encodings.ts'

/** What is written instead of a character that the encoding has not. */
const CLOSEST: Record<string, string> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '…': '...',
  '€': 'EUR',
  '•': '*',
  '\u202f': ' ',
  '\u2009': ' ',
  Ø: 'O',
  ø: 'o',
  Ð: 'D',
  ð: 'd',
  Ł: 'L',
  ł: 'l',
}

/**
 * Text that the encoding can say: what it has not is the closest it has (typographic dashes and quotes as those of a
 * keyboard, letters without the accent they would have), else `?`. Called before quoting, since a quote can come of it.
 */
export function sayable(text: string, encoding: SieEncoding): string {
  const whole = text.toWellFormed().normalize('NFC')
  if (encoding === 'utf-8') return whole
  const has = codesOf(encoding)
  return [...whole]
    .map(character => {
      if (has.has(character)) return character
      const bare = CLOSEST[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '')
      return bare !== '' && [...bare].every(other => has.has(other)) ? bare : '?'
    })
    .join('')
}

/** The bytes of a text in which every character is sayable; any other is `?`. */
export function encoder(encoding: SieEncoding): (text: string) => Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') {
    const unicode = new TextEncoder()
    return text => unicode.encode(text)
  }
  const codes = codesOf(encoding)
  return text => Uint8Array.from(text, character => codes.get(character) ?? 63)
}

const kept = new Map<string, Map<string, number>>()
function codesOf(encoding: 'cp437' | 'windows-1252'): Map<string, number> {
  const known = kept.get(encoding)
  if (known) return known
  const codes = new Map([...CHARACTERS[encoding]].map((character, code) => [character, code]))
  kept.set(encoding, codes)
  return codes
}
