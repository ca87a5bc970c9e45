import type { Key } from './keys.ts'

/** What municipalities tell each other of how they did: to the members of a network, or to all who compare. */
export const practiceKeys = {
  note: (readers: string, kod: string, id: string): Key => ({ pk: `W#${readers}`, sk: kod && `${kod}#${id}` }),
}
