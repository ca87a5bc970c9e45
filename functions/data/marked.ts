import type { tenantKeys } from './keys.ts'
import { recalled, remember, type Memory } from './memory.ts'
import type { Door, Row } from './table.ts'

type Of = { door: Door; keys: ReturnType<typeof tenantKeys>; memory: Memory; brief: boolean }

/** Each marked row's sort key with its mark: that of the transaction that wrote it last. */
export type Marks = ReadonlyMap<string, string>

/** A mark without a row: somebody is at work with the rows that begin as it does, and they cannot be relied on. */
export const AT_WORK = 'at work'

const ROUNDS = 4

/**
 * Rows that are read far more often than written, each with a small mark that is written in the same transaction.
 * A reader asks for the marks, and then only for the rows that have changed since the process read them last.
 */
export function markedRows({ door, keys, memory, brief }: Of) {
  let asked: Promise<Marks> | undefined

  const lookAgain = () => void (asked = undefined)

  /** Every mark in one small row, which those who ask in the same breath share: in a brief place, until something is written. */
  function marks(): Promise<Marks> {
    if (!asked && !brief) queueMicrotask(lookAgain)
    asked ??= door.get(keys.marks()).then((row = keys.marks()) => {
      const { pk: _, sk: __, ...marks } = row
      return new Map(Object.entries(marks) as [string, string][])
    })
    return asked
  }

  /**
   * What `read` makes of each row whose sort key begins so, all of one moment; nothing when somebody is at work with
   * them, or they change faster than they are read. Nobody may change what is answered: others get the same.
   */
  async function rows<T>(begins: string, read: (row: Row) => T): Promise<T[] | undefined> {
    for (let round = 0; round < ROUNDS; round++) {
      const mine = [...(await marks())].filter(([sk]) => sk.startsWith(begins)).toSorted()
      if (mine.some(([, mark]) => mark === AT_WORK)) return undefined
      const known = new Map(mine.map(([sk, mark]) => [sk, recalled<{ made: T }>(memory, sk, [mark])]))
      const changed = mine.filter(([sk]) => !known.get(sk))
      const fresh = await door.gets(changed.map(([sk]) => ({ pk: keys.prefix, sk })))
      for (const [i, [sk, mark]] of changed.entries()) {
        const row = fresh[i]
        if (row?.mark === mark) known.set(sk, remember(memory, sk, [mark], { made: read(row) }))
      }
      const all = mine.map(([sk]) => known.get(sk))
      if (all.every(one => one !== undefined)) return all.map(({ made }) => made)
      lookAgain()
    }
    return undefined
  }

  return { marks, rows, lookAgain }
}
export type MarkedRows = ReturnType<typeof markedRows>
