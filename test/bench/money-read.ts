import { closeSync, openSync, readSync } from 'node:fs'
import type { SieListener } from '#shared/sie/model.ts'
import { sieReader } from '#shared/sie/reader.ts'
import { sniffer } from '#shared/sie/sniff.ts'
import { sieSummer } from '#shared/sie/summary.ts'

// Started by `money.ts` in a process of its own, so that its peak memory is the reading's: a file, and what to do with it.
const [file = '', how] = process.argv.slice(2)
const CHUNK = 262_144

function pass(write: (chunk: Uint8Array) => void) {
  const from = openSync(file, 'r')
  const chunk = new Uint8Array(CHUNK)
  for (let read = readSync(from, chunk, 0, CHUNK, null); read > 0; read = readSync(from, chunk, 0, CHUNK, null))
    write(chunk.subarray(0, read))
  closeSync(from)
}

let touched = 0
const everyField: SieListener = {
  row({ account, amount, objects, date, text, quantity = 0 }) {
    touched += account.length + amount + objects.length + date.length + text.charCodeAt(0) + quantity
  },
}
const start = performance.now()
const sniffed = sniffer()
pass(sniffed.write)
const { encoding } = sniffed.end()
const sniff = performance.now() - start
const summer = sieSummer()
const reader = sieReader(encoding, how === 'sums' ? summer.on : everyField)
pass(reader.write)
const head = reader.end()
if (how === 'sums') touched += summer.end(head).sums.length
const ms = performance.now() - start
const rss = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ rows: head.rows, ms, sniff, rss, touched }))
