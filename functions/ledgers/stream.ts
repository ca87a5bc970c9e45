import { Refusal } from '#shared/refusal.ts'

/** Opens the file from its beginning: it is read several times, and never held whole. */
export type Open = () => Promise<AsyncIterable<Uint8Array> | undefined>
/** Hears how many bytes more have been read. */
export type Came = (bytes: number) => void

/** Every piece of a file. */
export async function each(open: Open, take: (chunk: Uint8Array) => void): Promise<void> {
  const stream = await open()
  if (!stream) throw new Refusal('file_missing', {})
  for await (const chunk of stream) take(chunk)
}
