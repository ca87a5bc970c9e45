export type SieEncoding = 'cp437' | 'windows-1252' | 'utf-8'

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('')
const latin = Array.from({ length: 96 }, (_, at) => String.fromCharCode(160 + at)).join('')
/** The character of each byte. */
export const CHARACTERS: Record<'cp437' | 'windows-1252', string> = {
  cp437:
    ascii +
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  'windows-1252': ascii + '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + latin,
}

/** The text of the bytes from `from` to `to`. What is no UTF-8 becomes U+FFFD. */
export type Decode = (bytes: Uint8Array, from: number, to: number) => string

/** Characters that are made a text at once, an array for each number of them: three times faster than one by one. */
const PART = 128
const PARTS = Array.from({ length: PART + 1 }, (_, length) => new Array<number>(length).fill(0))

/** A decoder of one encoding; texts are short, and made faster here than by a TextDecoder for each. */
export function decoder(encoding: SieEncoding): Decode {
  const codes = new Uint16Array(256)
  const characters = CHARACTERS[encoding === 'utf-8' ? 'windows-1252' : encoding]
  for (let byte = 0; byte < 256; byte++) codes[byte] = characters.charCodeAt(byte)
  const table: Decode = (bytes, from, to) => {
    let text = ''
    for (let at = from; at < to;) {
      const part = PARTS[Math.min(to - at, PART)]!
      for (let i = 0; i < part.length; i++) part[i] = codes[bytes[at++]!]!
      text += String.fromCharCode(...part)
    }
    return text
  }
  if (encoding !== 'utf-8') return table
  const unicode = new TextDecoder('utf-8', { ignoreBOM: true })
  return (bytes, from, to) => {
    for (let at = from; at < to; at++) if (bytes[at]! > 127) return unicode.decode(bytes.subarray(from, to))
    return table(bytes, from, to)
  }
}
