/** Companies are spoken of without them: `Nordvård AB` is `Nordvård`. */
const LEGAL = /(?<=\S )(?:publ|aktiebolag|ab|hb|kb|as|a s|oy|gmbh|ltd|inc)$/u

/** Text as it is kept and compared: no control characters, one kind of newline, nothing around it. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '')
    .trim()

/** The same words: letters and digits alone, whatever stands between them, without regard to case. å, ä and ö are letters of their own. */
export const words = (text: string): string =>
  plain(text)
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

/** The same name: the same words, legal form aside. */
export function sameName(name: string): string {
  let short = words(name)
  while (LEGAL.test(short)) short = short.replace(LEGAL, '').trim()
  return short
}

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
