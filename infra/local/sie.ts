import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import * as m from '#messages'
import type { SieEncoding } from '#shared/sie/encodings.ts'
import { sieReader } from '#shared/sie/reader.ts'
import { sniffer } from '#shared/sie/sniff.ts'
import { sieSummer, type SieSummary, type SieSums, type SieUnbalanced } from '#shared/sie/summary.ts'
import { sv } from './say.ts'

const ENCODINGS = ['cp437', 'windows-1252', 'utf-8'] as const
const FAULTS = 50

// `npm run sie -- FILE [--encoding E]`: what a SIE file holds and comes to, as JSON.
function stop(message: string): never {
  console.error(message)
  process.exit(2)
}

function asked(): { file: string; encoding: SieEncoding | undefined } {
  try {
    const options = { encoding: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ allowPositionals: true, options })
    const encoding = ENCODINGS.find(known => known === values.encoding)
    if (positionals.length === 1 && encoding === values.encoding) return { file: positionals[0]!, encoding }
  } catch {
    // Options that there are not are answered as what is lacking is.
  }
  stop(m.local_sie_usage({}, sv))
}

async function read(file: string, write: (chunk: Uint8Array) => void): Promise<void> {
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 })) write(chunk)
}

/** Öre as strings, since not every reader of JSON keeps large numbers whole. */
const byMonth = (amounts: Map<string, number>) =>
  Object.fromEntries([...amounts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, ore]) => [month, String(ore)]))

const sumShown = ({ account, yearNumber, opening, closing, result, changes, months, budgets }: SieSums) => ({
  account,
  year: yearNumber ?? null,
  ...(opening !== undefined && { opening: String(opening) }),
  ...(closing !== undefined && { closing: String(closing) }),
  ...(result !== undefined && { result: String(result) }),
  ...(changes.size > 0 && { changes: byMonth(changes) }),
  ...(months.size > 0 && { months: byMonth(months) }),
  ...(budgets.size > 0 && { budgets: byMonth(budgets) }),
})
const unbalancedShown = ({ difference, ...voucher }: SieUnbalanced) => ({ ...voucher, difference: String(difference) })

function shown({ head, sums, unbalanced, unbalancedCount, faults, faultCount, partsApart }: SieSummary) {
  const { accounts, dimensions, objects, isSie: _, ...rest } = head
  return {
    ...rest,
    accounts: accounts.size,
    dimensions: dimensions.size,
    objects: objects.length,
    partsApart,
    unbalanced: unbalanced.map(unbalancedShown),
    unbalancedCount,
    faults: faults.slice(0, FAULTS),
    faultCount,
    sums: sums.map(sumShown),
  }
}

const { file, encoding } = asked()
const sniffed = sniffer()
await read(file, sniffed.write).catch(() => stop(m.local_sie_missing({ file }, sv)))
const found = sniffed.end()
const summer = sieSummer()
const reader = sieReader(encoding ?? found.encoding, summer.on)
await read(file, reader.write).catch(() => stop(m.local_sie_missing({ file }, sv)))
const head = reader.end()
if (!head.isSie) stop(m.local_sie_other({ file }, sv))
process.stdout.write(
  `${JSON.stringify({ encoding: encoding ?? found.encoding, bom: found.bom, ...shown(summer.end(head)) }, null, 2)}\n`,
)
