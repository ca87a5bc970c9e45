import { gunzipSync, gzipSync } from 'node:zlib'
import type { Row } from './table.ts'

/** A value as gzipped JSON: what is frozen is large, is read seldom and whole, and has to fit an item's 400 KB. */
export const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value))

/** The value that was packed; its reader parses it with the schema. */
export const unpack = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString())

/** Some fields of an item packed, for its row: long lists that are read and written whole. */
export const packFields = (item: object, fields: readonly string[] = []): Record<string, unknown> =>
  fields.reduce((of, field) => ({ ...of, [field]: pack(of[field]) }), item as Record<string, unknown>)

/** The row as it was before its fields were packed; a field that was written unpacked is as it is. */
export const unpackFields = (row: Row, fields: readonly string[] = []): Row =>
  fields.reduce((of, field) => (of[field] instanceof Uint8Array ? { ...of, [field]: unpack(of[field]) } : of), row)
