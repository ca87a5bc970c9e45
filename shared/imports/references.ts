import type { Named } from './fields.ts'
import { distance, loosely, plain, sameName, words } from './text.ts'

/** What a text was found to mean in a list. */
type Found =
  | { kind: 'one'; id: string }
  | { kind: 'similar'; id: string; name: string }
  | { kind: 'several'; count: number }
  | { kind: 'none'; suggestion?: string }
export type Directory = (text: string) => Found

/** Each key's entries, in order. */
function by(list: readonly Named[], key: (named: Named) => string): Map<string, Named[]> {
  const all = new Map<string, Named[]>()
  for (const named of list) {
    const group = all.get(key(named))
    if (group) group.push(named)
    else all.set(key(named), [named])
  }
  return all
}

/**
 * Finds in a list by id or name. Exact first; then the same words whatever the case, punctuation and legal form.
 * `Nord-Vård AB` is only similar to `Nordvård`: found, and worth a look. The same text is looked up once.
 */
export function directory(list: readonly Named[]): Directory {
  const ids = new Set(list.map(named => named.id))
  const steps = [plain, words, sameName].map(key => ({ key, all: by(list, named => key(named.name)) }))
  const loose = by(list, named => loosely(named.name))
  const lengths = Map.groupBy(loose.keys(), name => name.length)
  const found = new Map<string, Found>()

  function find(text: string): Found {
    if (ids.has(text)) return { kind: 'one', id: text }
    for (const { key, all } of steps) {
      const same = key(text) ? (all.get(key(text)) ?? []) : []
      if (same.length > 1) return { kind: 'several', count: same.length }
      if (same[0]) return { kind: 'one', id: same[0].id }
    }
    const near = nearest(loosely(text), loose, lengths)
    if (near.length === 1) return { kind: 'similar', ...near[0]! }
    const part = near[0] ?? list.find(named => holds(words(named.name), words(text)))
    return { kind: 'none', ...(part && { suggestion: part.name }) }
  }
  return text => {
    const known = found.get(text) ?? find(text)
    found.set(text, known)
    return known
  }
}

/** Those that differ by a slip: one letter in five, at most two, and none in short names. */
function nearest(text: string, loose: Map<string, Named[]>, lengths: Map<number, string[]>): Named[] {
  const same = loose.get(text)
  if (same || !text) return same ?? []
  let most = Math.min(2, Math.floor(text.length / 5))
  let near: Named[] = []
  if (most === 0) return near
  for (const length of [0, -1, 1, -2, 2].map(more => text.length + more))
    for (const name of lengths.get(length) ?? []) {
      const far = distance(text, name, most)
      // `System 1` and `System 2` are two systems, not a slip.
      if (far > most || digits(name) !== digits(text)) continue
      near = far < most ? loose.get(name)! : [...near, ...loose.get(name)!]
      most = far
    }
  return near
}
const digits = (text: string) => text.replace(/\D/g, '')

const holds = (name: string, part: string) => part.length > 2 && ` ${name} `.includes(` ${part} `)
