import * as m from '#messages'
import { api, once, read } from '#web/lib/api.ts'
import { upload } from '#web/lib/upload.ts'
import type { Kind } from '../kinds.ts'

const MOST = 10 * 1024 ** 2

/** What can be told of a file before it is sent; empty when nothing is wrong. */
export function wrongWith({ name, size }: File): string {
  if (!/\.(xlsx|csv|txt)$/i.test(name)) return m.imports_wrong_type({ name })
  if (size > MOST) return m.imports_too_large({ name })
  return size === 0 ? m.imports_empty_file({ name }) : ''
}

/** Sends a file and has it read; answers with the import's id. The file goes straight to the store, not through the API. */
export async function send(municipality: string, kind: Kind, file: File): Promise<string> {
  const json = { kind, fileName: file.name, size: file.size }
  const { id, upload: to } = await read(api.imports.$post({ param: { municipality }, json }, once()))
  await upload(to, file)
  await read(api.imports[':id'].read.$post({ param: { municipality, id } }))
  return id
}
