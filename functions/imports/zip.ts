import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '#shared/refusal.ts'
import { LIMITS, megabytes } from './limits.ts'

type Entry = { name: string; flags: number; method: number; crc: number; packed: number; size: number; at: number }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const damaged = () => new Refusal('file_damaged', {})
const unpacksTooLarge = () => new Refusal('file_unpacks_too_large', { limit: megabytes(LIMITS.unpacked) })

/**
 * The parts of a zip whose names are wanted. Every limit is held against the zip's own list of parts first, and then
 * while unpacking, for a list can lie.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const entries = list(bytes, view)
    let left: number = LIMITS.unpacked
    const parts = new Map<string, Uint8Array>()
    for (const entry of entries.filter(({ name }) => wanted(name))) {
      if (parts.has(entry.name)) throw damaged()
      const part = unpack(bytes, view, entry, left)
      left -= part.length
      parts.set(entry.name, part)
    }
    return parts
  } catch (error) {
    // Whatever points outside the file.
    throw error instanceof RangeError ? damaged() : error
  }
}

function list(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.entries) throw new Refusal('file_too_many_parts', { limit: LIMITS.entries })
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw damaged()
    const length = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (entries.some(({ flags }) => flags & 1)) throw new Refusal('file_locked', {})
  if (sum(entries, 'size') > LIMITS.unpacked) throw unpacksTooLarge()
  // Parts that share their bytes: more is said to be packed than there is.
  if (sum(entries, 'packed') > bytes.length) throw damaged()
  return entries
}
const sum = (entries: Entry[], of: 'size' | 'packed') => entries.reduce((total, entry) => total + entry[of], 0)

/** Where the list ends: the last such mark, within the longest comment that may follow it. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--)
    if (view.getUint32(at, true) === END) return at
  throw damaged()
}

function unpack(bytes: Uint8Array, view: DataView, { at, packed, method, size, crc }: Entry, left: number) {
  if (view.getUint32(at, true) !== LOCAL) throw damaged()
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length || (method !== 0 && method !== 8)) throw damaged()
  const data = bytes.subarray(from, from + packed)
  const part = method === 0 ? data : inflate(data, left)
  if (part.length !== size || crc32(part) !== crc) throw damaged()
  return part
}

function inflate(data: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? unpacksTooLarge() : damaged()
  }
}
