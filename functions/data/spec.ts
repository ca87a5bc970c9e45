import type * as z from 'zod'
import type { Listed } from './kept-list.ts'
import type { Key } from './keys.ts'

/** What a kind of entity is made of: its schema, where it lies, and what is kept beside it. */
export type Spec<T extends object, Id extends [] | (string | number)[], L extends object> = {
  name: string
  schema: z.ZodType<T>
  /** Key of an entity by what identifies it. */
  key: (...id: Id) => Key
  id: (item: T) => Id
  /** Where the list lies, and how its sort keys begin. */
  list?: { pk: string; begins: string; consistent?: boolean }
  index?: (item: T) => { gsi1pk: string; gsi1sk: string } | undefined
  /** The list is kept beside the entities. */
  listed?: Listed<T, L>
  /** Values that only one entity of the municipality may have. */
  unique?: (item: T) => { field: string; value: string }[]
  /** Fields that a save must find unchanged although their writers leave the revision alone. */
  guards?: (keyof T & string)[]
  /** Long lists that are kept packed, so that the row holds them. */
  packed?: readonly (keyof T & string)[]
  /** It is a row of another entity, and its history lies with that entity's others. */
  within?: { entity: string; part: string }
  /** Derived rows without a story of their own keep no history. */
  history?: false
}
