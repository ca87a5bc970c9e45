import { tenantKeys } from './keys.ts'
import { markedRows, type MarkedRows } from './marked.ts'
import { memoryOf, type Memory } from './memory.ts'
import { openDoor, type Door, type Table } from './table.ts'

/** Where one municipality's rows are: the only door to them, and what the process remembers of them. */
export type Place = {
  municipality: string
  door: Door
  keys: ReturnType<typeof tenantKeys>
  memory: Memory
  marked: MarkedRows
}

/** `brief`: for one request, which looks once at what has changed until it writes itself. */
export function placeOf(municipality: string, table: Table, { brief = false } = {}): Place {
  const keys = tenantKeys(municipality)
  const own = `${keys.prefix}#`
  const owned = table.forTenant?.(municipality) ?? table
  const door = openDoor(owned, pk => pk === keys.prefix || pk.startsWith(own) || pk === `S#${municipality}`)
  const memory = memoryOf(table, keys.prefix)
  const marked = markedRows({ door, keys, memory, brief })
  const commit: Door['commit'] = (...of) => door.commit(...of).finally(marked.lookAgain)
  return { municipality, door: { ...door, commit }, keys, memory, marked }
}
