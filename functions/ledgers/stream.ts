import { Refusal } from '#shared/refusal.ts'

/** Opens the file from its beginning: it is read several times, and never held whole. */
export type Open = () => Promise<AsyncIterable<Uint8Array> | undefined>
/** Hears how many bytes more have been read. */
export type Came = (bytes: number) => void

async function opened(open: Open) {
  const stream = await open()
  if (!stream) throw new Refusal('file_missing', {})
  return stream
}

/** Every piece of a file. */
export async function each(open: Open, take: (chunk: Uint8Array) => void): Promise<void> {
  for await (const chunk of await opened(open)) take(chunk)
}

/** At most so many bytes of a file's beginning, and whether that is all of it: no more is read. */
export async function beginning(open: Open, most: number): Promise<{ head: Uint8Array; whole: boolean }> {
  const head = new Uint8Array(most)
  let held = 0
  for await (const chunk of await opened(open)) {
    const part = chunk.subarray(0, most - held)
    head.set(part, held)
    held += part.length
    if (part.length < chunk.length) return { head, whole: false }
  }
  return { head: head.subarray(0, held), whole: true }
}
