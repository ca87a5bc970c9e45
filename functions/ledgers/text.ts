import { decoder } from '#shared/sie/encodings.ts'
import type { TableEncoding } from '#shared/ledgers/tables.ts'

/** Makes text of bytes that come in pieces of any size. */
export function textReader(encoding: TableEncoding): { write(chunk: Uint8Array): string; end(): string } {
  if (encoding === 'utf-8' || encoding === 'utf-16le') {
    const unicode = new TextDecoder(encoding)
    return { write: chunk => unicode.decode(chunk, { stream: true }), end: () => unicode.decode() }
  }
  const decode = decoder(encoding)
  return { write: chunk => decode(chunk, 0, chunk.length), end: () => '' }
}
