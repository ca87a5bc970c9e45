import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { Scope } from './collection.ts'
import { madeOf } from './memory.ts'
import type { Row, Write } from './table.ts'

/** How a kind's list is kept: which fields its rows hold, and what of the entity a row is made of; the entity itself, without. */
export type Listed<T, L> = { fields: readonly string[]; row?: (item: T) => L }

/** Rows are attributes of their own, so that two that change at once do not write over each other. */
const BEGINS = 'r_'

/**
 * A list kept in a few rows beside its entities, written in the same transaction as each of them: never behind.
 * A row is its values in the order of the fields, after the name of those fields: it is relied on where that is the
 * name of today's fields.
 */
export function keptList<T extends object, L extends object>(
  { keys, memory, marked }: Pick<Scope, 'keys' | 'memory' | 'marked'>,
  { name, schema, listed }: { name: string; schema: z.ZodType<T>; listed: Listed<T, L> },
) {
  const { fields, row } = listed
  type Shown = L & { revision: number }
  const shape = `${createHash('sha256').update(fields.join()).digest('base64url').slice(0, 4)} `
  const read = (text: string) => {
    const [revision, ...values] = JSON.parse(text.slice(shape.length)) as [number, ...unknown[]]
    const of: Record<string, unknown> = { revision }
    for (const [i, value] of values.entries()) if (value !== null) of[fields[i]!] = value
    return (row ? of : { ...schema.parse(of), revision }) as Shown
  }
  /** One of the few rows, by id; nothing where something was written in another shape. */
  function shard(of: Row): [id: string, shown: Shown][] | undefined {
    const texts = Object.entries(of).filter(([attribute]) => attribute.startsWith(BEGINS)) as [string, string][]
    if (texts.some(([, text]) => !text.startsWith(shape))) return undefined
    return texts.map(([id, text]) => [id, read(text)])
  }
  return {
    write(id: string, item: T, revision: number): Write {
      const of = (row ? row(item) : item) as Record<string, unknown>
      const value = shape + JSON.stringify([revision, ...fields.map(field => of[field] ?? null)])
      return { Share: { Key: keys.list(name, id), attribute: BEGINS + id, value } }
    },
    forget: (id: string): Write => ({ Share: { Key: keys.list(name, id), attribute: BEGINS + id } }),

    /** Every row, in the order of the entities' own keys; nothing when they cannot be relied on just now: a batch is at work, or one is of another shape. */
    async rows(): Promise<Shown[] | undefined> {
      const begins = keys.listed(name)
      const shards = await marked.rows(begins, shard)
      if (!shards?.every(of => of !== undefined)) return undefined
      return madeOf(memory, `all ${begins}`, shards, () => {
        const inOrder = shards.flat().toSorted(([a], [b]) => (a < b ? -1 : 1))
        return inOrder.map(([, shown]) => shown)
      })
    },
  }
}
