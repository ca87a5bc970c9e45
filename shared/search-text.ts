/** From one character of a text to the one after its last. */
export type Range = [start: number, end: number]

/** A text that is searched: as it is compared, with å, ä and ö as letters of their own, and without their dots. */
export type Searched = { dotted: string; plain: string }

const plain: Record<string, string> = { å: 'a', ä: 'a', ö: 'o' }

/** The character as it is compared: small, without the accents of other languages, and as long as it was. */
function compared(character: string): string {
  const small = character.toLocaleLowerCase('sv')
  if (small in plain) return small
  const bare = small.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‐-―]/, '-')
  return bare.length === character.length ? bare : character
}

/** Both are as long as the text, so that a place in them is a place in it. */
export function searched(text: string): Searched {
  const dotted = Array.from(text, compared).join('')
  return { dotted, plain: dotted.replace(/[åäö]/g, letter => plain[letter]!) }
}

/** Searched words: å, ä and ö written are meant; written without dots, either may be meant. */
export const wordsOf = (query: string): string[] => searched(query.normalize('NFC')).dotted.split(/\s+/).filter(Boolean)

/** How well a word is found: at the start of a word before inside one, and with the dots it was written with before without. */
export type Found = { range: Range; inside: boolean; undotted: boolean }

/** The best place of a word in a text; the first one of several as good. */
export function foundIn({ dotted, plain }: Searched, word: string): Found | undefined {
  const places = placesOf(dotted, word)
  // Where a word is found as written it is found without dots too, so only the rest is asked for.
  const loose = /[åäö]/.test(word) ? {} : placesOf(plain, word)
  const at = places.start ?? loose.start ?? places.inside ?? loose.inside
  if (at === undefined) return undefined
  const end = at + word.length
  return {
    range: [at, end],
    inside: places.start === undefined && loose.start === undefined,
    undotted: dotted.slice(at, end) !== word,
  }
}

/** The first place at the start of a word, and the first one inside. */
function placesOf(text: string, word: string): { start?: number; inside?: number } {
  const found: { start?: number; inside?: number } = {}
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return { ...found, start: at }
    found.inside ??= at
  }
  return found
}

/** Ranges in order, those that meet as one. */
export function merged(ranges: Range[]): Range[] {
  const out: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}
