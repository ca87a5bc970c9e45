import * as z from 'zod'
import { Refusal } from '#shared/refusal.ts'
import type { Key } from './keys.ts'

const Cursor = z.object({ list: z.string(), pk: z.string(), sk: z.string() })

export const closeCursor = ({ pk, sk }: Key, list: string) =>
  Buffer.from(JSON.stringify({ list, pk, sk })).toString('base64url')

/** Opens a cursor that was closed for this very list of this municipality, and no other. */
export function openCursor(cursor: string, list: string, within: { pk: string; begins: string }): Key {
  try {
    const { list: of, pk, sk } = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === list && pk === within.pk && sk.startsWith(within.begins)) return { pk, sk }
  } catch {
    // not ours: answered below, like every other forged cursor
  }
  throw new Refusal('bad_cursor', {})
}
