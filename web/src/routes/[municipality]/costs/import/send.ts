import * as m from '#messages'
import { dayOf } from '#shared/day.ts'
import { api, once, read } from '#web/lib/api.ts'
import { upload } from '#web/lib/upload.ts'

const MOST = 1024 ** 3

/** What can be told of a file before it is sent; empty when nothing is wrong. */
export function wrongWith({ name, size }: File): string {
  if (!/\.(se|si|sie|txt|csv|tsv|xlsx|xls)$/i.test(name)) return m.ledgers_wrong_type({ name })
  if (size > MOST) return m.ledgers_too_large({ name })
  return size === 0 ? m.ledgers_empty_file({ name }) : ''
}

/** Sends a ledger's file and has it read; answers with its id. */
export async function send(municipality: string, file: File): Promise<string> {
  const json = { fileName: file.name, size: file.size, modified: dayOf(new Date(file.lastModified)) }
  const { id, upload: to } = await read(api.ledgers.$post({ param: { municipality }, json }, once()))
  await upload(to, file)
  await read(api.ledgers[':id'].read.$post({ param: { municipality, id }, json: {} }))
  return id
}
