import type { Town } from '../town.ts'
import { chosen, sent, worked } from './ledger-file.ts'

/** A table sent and recognised; answers its id. */
export const sentTable = (of: Town, file: string | Uint8Array, fileName = 'utfall.csv') => sent(of, file, fileName)

/** Reads a table in as it is suggested, with what is said of some columns; answers the ledger as it is afterwards. */
export async function readTable(
  of: Town,
  file: string | Uint8Array,
  fileName: string,
  said: Record<number, string> = {},
  more: object = {},
) {
  const controller = of.as('controller')
  const id = await sentTable(of, file, fileName)
  const { body } = await controller('GET', `/ledgers/${id}/columns`)
  const mapping = body.guesses.map((guess: { field: string } | null, i: number) => said[i] ?? guess?.field ?? null)
  await controller('POST', `/ledgers/${id}/columns`, { kind: body.kind, entity: body.entity, mapping, ...more })
  await worked(of)
  return chosen(of, id)
}
