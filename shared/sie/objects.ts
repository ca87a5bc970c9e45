import type { Decode } from './encodings.ts'
import { Fields } from './fields.ts'
import { interner, KEPT } from './intern.ts'
import type { SieObjects } from './model.ts'

const NONE: SieObjects = Object.freeze([])
/** `odd` when a dimension stands without its object; the pairs before it hold. */
export type ObjectList = { objects: SieObjects; odd: boolean }
export const NO_OBJECTS: ObjectList = { objects: NONE, odd: false }

/** Reads what stands between the braces of a list of objects; equal lists, however written, are the same array. */
export function objectLists(decode: Decode): (bytes: Uint8Array, from: number, to: number) => ObjectList {
  const fields = new Fields(decode)
  const same = new Map<string, SieObjects>()
  return interner((bytes, from, to) => {
    fields.read(bytes, from, to)
    const pairs: [string, string][] = []
    let at = 0
    for (; fields.has(at) && fields.has(at + 1); at += 2) pairs.push([fields.text(at), fields.text(at + 1)])
    const odd = at < fields.count || fields.quoteOpen
    const key = JSON.stringify(pairs)
    if (same.size > KEPT) same.clear()
    const known = pairs.length === 0 ? NONE : same.get(key)
    if (known) return { objects: known, odd }
    same.set(key, pairs)
    return { objects: pairs, odd }
  })
}
