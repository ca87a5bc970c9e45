import type { Machine } from './machine.ts'
import { platformKeys } from './keys.ts'
import { openDoor } from './table.ts'

/** Counts what happens in a window of time; rows vanish by themselves afterwards. */
export function counter({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk.startsWith('RATE#'))
  return {
    /** One more; answers how many in the window so far. `ttl` in epoch seconds. */
    add: (what: string, window: string, ttl: number) => door.count(platformKeys.rate(what, window), ttl),
  }
}
