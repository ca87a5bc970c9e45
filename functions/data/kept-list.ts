import type { tenantKeys } from './keys.ts'
import type { Door, Row, Write } from './table.ts'

/** How a kind's list is kept: `version` is that of the rows' shape, `row` what of the entity the list needs; all of it, without. */
export type Listed<T, L> = { version: number; row?: (item: T) => L }

/** Rows are attributes of their own, so that two that change at once do not write over each other. */
const BEGINS = 'r_'

/**
 * A list kept in a few rows beside its entities, written in the same transaction as each of them: read in one question,
 * never behind. What it says of an entity it wrote itself, so a row is taken by the version of its shape.
 */
export function keptList<T extends object, L extends object>(
  { door, keys }: { door: Door; keys: ReturnType<typeof tenantKeys> },
  name: string,
  { version, row = item => item as unknown as L }: Listed<T, L>,
) {
  const written = `${version} `
  return {
    write: (id: string, item: T, revision: number): Write => ({
      Share: {
        Key: keys.list(name, id),
        attribute: BEGINS + id,
        value: written + JSON.stringify({ ...row(item), revision }),
      },
    }),
    forget: (id: string): Write => ({ Share: { Key: keys.list(name, id), attribute: BEGINS + id } }),

    /** Every row; nothing when they cannot be relied on just now: a batch is at work, or a row is of an older shape. */
    async rows(): Promise<(L & { revision: number })[] | undefined> {
      const shards = await door.all({ pk: keys.prefix, begins: keys.listed(name) })
      const texts = shards.flatMap(textsOf)
      if (shards.some(isBatch) || texts.some(text => !text.startsWith(written))) return undefined
      return texts.map(text => JSON.parse(text.slice(written.length)) as L & { revision: number })
    },
  }
}

const isBatch = ({ sk }: Row) => sk.includes('#~')
const textsOf = (row: Row) =>
  Object.entries(row).flatMap(([attribute, value]) => (attribute.startsWith(BEGINS) ? [String(value)] : []))
