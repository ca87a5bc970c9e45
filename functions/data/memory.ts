import type { Table } from './table.ts'

/** What a process remembers of one municipality between requests, by a row's sort key: each value with what it was made of. */
export type Memory = Map<string, { of: readonly unknown[]; value: unknown }>

/** How many municipalities a process remembers; the one asked for longest ago goes first. */
const PLACES = 50

const memories = new WeakMap<Table, Map<string, Memory>>()

/** The municipality's own memory. It is never believed: whoever recalls names what the value must be made of now. */
export function memoryOf(table: Table, prefix: string): Memory {
  const places = memories.get(table) ?? new Map<string, Memory>()
  memories.set(table, places)
  const memory: Memory = places.get(prefix) ?? new Map()
  places.delete(prefix)
  places.set(prefix, memory)
  if (places.size > PLACES) places.delete(places.keys().next().value!)
  return memory
}

/** The value that was made of exactly these, or nothing. */
export function recalled<T>(memory: Memory, key: string, of: readonly unknown[]): T | undefined {
  const known = memory.get(key)
  const same = known?.of.length === of.length && known.of.every((part, i) => part === of[i])
  return same ? (known.value as T) : undefined
}

/** Remembers a value with what it was made of. Many requests get the same one, so nobody may change it. */
export function remember<T>(memory: Memory, key: string, of: readonly unknown[], value: T): T {
  memory.set(key, { of, value: frozen(value) })
  return value
}

/** What `make` makes of exactly these, made once for as long as they are the same. */
export const madeOf = <T>(memory: Memory, key: string, of: readonly unknown[], make: () => T): T =>
  recalled<T>(memory, key, of) ?? remember(memory, key, of, make())

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
