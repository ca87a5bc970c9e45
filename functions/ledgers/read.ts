import type { Ore } from '#shared/money.ts'
import type { Read } from '#shared/ledgers/collect.ts'
import { ledgerReader } from '#shared/ledgers/sie-rows.ts'
import { survey } from '#shared/ledgers/survey.ts'
import { Refusal } from '#shared/refusal.ts'
import type { SieEncoding } from '#shared/sie/encodings.ts'
import { sniffer } from '#shared/sie/sniff.ts'

type Bytes = AsyncIterable<Uint8Array>
/** Opens the file from its beginning: it is read twice, and never held whole. */
export type Open = () => Promise<Bytes | undefined>
type Came = (bytes: number) => void

async function each(open: Open, take: (chunk: Uint8Array) => void) {
  const stream = await open()
  if (!stream) throw new Refusal('file_missing', {})
  for await (const chunk of stream) take(chunk)
}

/** The encoding that the file's bytes show. */
async function encodingOf(open: Open): Promise<SieEncoding> {
  const sniff = sniffer()
  await each(open, chunk => sniff.write(chunk))
  return sniff.end().encoding
}

/** What a file holds; refuses what is no SIE file, and one without rows. */
export async function surveyed(open: Open, chosen: SieEncoding | undefined, came: Came) {
  const encoding = chosen ?? (await encodingOf(open))
  const found = survey()
  const reader = ledgerReader(encoding, { entity: '', sign: 1 }, found.on)
  await each(open, chunk => {
    reader.write(chunk)
    came(chunk.length)
  })
  const head = reader.end()
  if (!head.isSie) throw new Refusal('ledger_not_sie', {})
  const of = found.end(head, encoding)
  if (!of) throw new Refusal('ledger_without_rows', {})
  return of
}

/** Every row of a file, one after the other; a row is valid during the call only. */
export async function eachRow(
  open: Open,
  as: { encoding: SieEncoding; entity: string; sign: 1 | -1 },
  row: (row: Read & { amount: Ore }) => void,
  came: Came,
): Promise<void> {
  const reader = ledgerReader(as.encoding, as, { row })
  await each(open, chunk => {
    reader.write(chunk)
    came(chunk.length)
  })
  reader.end()
}
