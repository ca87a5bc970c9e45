import { gunzipSync, gzipSync } from 'node:zlib'

/** A value as gzipped JSON: what is frozen is large, is read seldom and whole, and has to fit an item's 400 KB. */
export const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value))

/** The value that was packed; its reader parses it with the schema. */
export const unpack = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString())
