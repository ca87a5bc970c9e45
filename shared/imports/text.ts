/** Companies are spoken of without them: `Nordvård AB (publ)` is `Nordvård`. */
const LEGAL = /(?<=\S)(?: (?:publ|aktiebolag|ab|hb|kb|as|a s|oy|gmbh|ltd|inc)){1,3}$/u

/** Text as it is kept and compared: nothing that cannot be seen or has been lost on the way (U+FFFD), one kind of newline, nothing around it. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]/gu, '')
    .normalize('NFC')
    .trim()

/** The same words: letters and digits alone, whatever stands between them, without regard to case. å, ä and ö are letters of their own. */
export const words = (text: string): string =>
  plain(text)
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

/** The same name: the same words, legal form aside. */
export const sameName = (name: string): string => words(name).replace(LEGAL, '')

/** What a heading or a name looks like to somebody in a hurry: no spaces and no dots over the letters. */
export const loosely = (text: string): string =>
  sameName(text).replaceAll(' ', '').normalize('NFD').replace(/\p{M}/gu, '')

/** How many letters must be changed, added or taken away; more than `most` is not counted further. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length]!
}
