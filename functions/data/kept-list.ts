import { createHash } from 'node:crypto'
import type { tenantKeys } from './keys.ts'
import type { Door, Row, Write } from './table.ts'

/** How a kind's list is kept: which fields its rows hold, and what of the entity a row is made of; the entity itself, without. */
export type Listed<T, L> = { fields: readonly string[]; row?: (item: T) => L }

/** Rows are attributes of their own, so that two that change at once do not write over each other. */
const BEGINS = 'r_'

/**
 * A list kept in a few rows beside its entities, written in the same transaction as each of them: read in one question,
 * never behind. A row is its values in the order of the fields, after the mark of those fields: what it says was written
 * by ourselves, so it is taken as it stands where the mark is that of today's fields.
 */
export function keptList<T extends object, L extends object>(
  { door, keys }: { door: Door; keys: ReturnType<typeof tenantKeys> },
  name: string,
  { fields, row = item => item as unknown as L }: Listed<T, L>,
) {
  const mark = `${createHash('sha256').update(fields.join()).digest('base64url').slice(0, 4)} `
  const read = (text: string) => {
    const [revision, ...values] = JSON.parse(text.slice(mark.length)) as [number, ...unknown[]]
    const of: Record<string, unknown> = { revision }
    for (const [i, value] of values.entries()) if (value !== null) of[fields[i]!] = value
    return of as L & { revision: number }
  }
  return {
    write(id: string, item: T, revision: number): Write {
      const of = row(item) as Record<string, unknown>
      const value = mark + JSON.stringify([revision, ...fields.map(field => of[field] ?? null)])
      return { Share: { Key: keys.list(name, id), attribute: BEGINS + id, value } }
    },
    forget: (id: string): Write => ({ Share: { Key: keys.list(name, id), attribute: BEGINS + id } }),

    asked: () => door.all({ pk: keys.prefix, begins: keys.listed(name) }),

    /** Every row; nothing when they cannot be relied on just now: a batch is at work, or a row is of other fields. */
    rows(all: Row[]): (L & { revision: number })[] | undefined {
      const shards = all.filter(({ sk }) => sk.startsWith(keys.listed(name)))
      // In the order of the entities' own keys.
      const inOrder = shards.flatMap(rowsOf).toSorted(([a], [b]) => (a < b ? -1 : 1))
      const texts = inOrder.map(([, text]) => text)
      return shards.some(isBatch) || texts.some(text => !text.startsWith(mark)) ? undefined : texts.map(read)
    },
  }
}

const isBatch = ({ sk }: Row) => sk.includes('#~')
const rowsOf = (row: Row) =>
  Object.entries(row).flatMap(([attribute, value]): [string, string][] =>
    attribute.startsWith(BEGINS) ? [[attribute, String(value)]] : [],
  )
