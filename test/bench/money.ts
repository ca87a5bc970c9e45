import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, type Figure } from './figure.ts'
import { placed } from './money-placed.ts'

const ROWS = 1_000_000
const RUNS = 3
const reader = fileURLToPath(new URL('./money-read.ts', import.meta.url))

/** What money costs to read in and to look at. */
export const money = async (): Promise<Figure[]> => [...(await read()), ...(await placed())]

/** A SIE file of a million rows: both passes over it on one thread, every field read, in a process of its own, and its peak memory. */
async function read(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jarnkoll-money-'))
  try {
    const path = join(folder, 'large.se')
    await writeLarge(path)
    const runs = (how: 'fields' | 'sums') =>
      Array.from({ length: RUNS }, () => {
        const said = execFileSync(process.execPath, [reader, path, how], { encoding: 'utf8' })
        return JSON.parse(said) as { rows: number; ms: number; sniff: number; rss: number }
      })
    const [fields, sums] = [runs('fields'), runs('sums')]
    const seconds = (of: { ms: number }[]) => Math.round(median(of.map(({ ms }) => ms)) / 10) / 100
    return [
      { figure: 'SIE file', value: Math.round(statSync(path).size / 1e5) / 10, unit: 'MB' },
      { figure: 'rows in it', value: fields[0]!.rows, unit: 'rows' },
      { figure: 'encoding found', value: Math.round(median(fields.map(({ sniff }) => sniff))), unit: 'ms' },
      { figure: 'found and read, every field', value: seconds(fields), unit: 's', goal: '≤ 1.5' },
      { figure: 'peak memory of it', value: Math.max(...fields.map(({ rss }) => rss)), unit: 'MB', goal: '≤ 200' },
      { figure: 'found, read and summed', value: seconds(sums), unit: 's' },
      { figure: 'peak memory, summed', value: Math.max(...sums.map(({ rss }) => rss)), unit: 'MB', goal: '≤ 200' },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A large municipality's year in code page 437: vouchers of four rows with cost centre and project, 900 accounts. */
async function writeLarge(path: string) {
  const out = createWriteStream(path, { encoding: 'latin1' })
  const two = (number: number) => String(number).padStart(2, '0')
  let text = '#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#FNAMN "Kommunen"\r\n#RAR 0 20250101 20251231\r\n'
  const accounts = Array.from({ length: 900 }, (_, i) => 1000 + i * 7)
  for (const account of accounts) text += `#KONTO ${account} "Konto f\x94r ${account}"\r\n#IB 0 ${account} 0.00\r\n`
  for (let row = 0, voucher = 1; row < ROWS; voucher++) {
    const day = `2025${two(1 + (voucher % 12))}${two(1 + (voucher % 28))}`
    text += `#VER L ${voucher} ${day} "Faktura ${voucher}"\r\n{\r\n`
    const amount = 100 + ((voucher * 7_919) % 900_000)
    for (let i = 0; i < 4; i++, row++) {
      const kronor = ((i === 3 ? -3 : 1) * amount) / 100
      const account = accounts[(voucher * 13 + i * 101) % 900]
      text += `#TRANS ${account} {1 "${1000 + (voucher % 300)}" 6 "P${i}"} ${kronor.toFixed(2)} ${day} "Leverant\x94r ${voucher % 5_000}, rad ${i} av 4" 1\r\n`
    }
    text += '}\r\n'
    if (text.length < 1_000_000) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end(text)
  await once(out, 'finish')
}
