import { gzipSync } from 'node:zlib'
import { entriesOf, find } from '#shared/search.ts'
import { municipalityOf, searchTexts } from '../shared/names.ts'
import { median, type Figure } from './figure.ts'

const QUERIES = 1_000

/** The palette's index of 60 objects, 400 systems, 200 people and what belongs to them over the wire, and how long an answer to what one writes takes. */
export async function search(): Promise<Figure[]> {
  const { index, body } = municipalityOf(60, 400, 200)
  const entries = entriesOf(index, searchTexts)
  // As people write: the first one to eight letters of a name.
  const queries = Array.from({ length: QUERIES }, (_, i) =>
    entries[(i * 37) % entries.length]!.name.slice(0, 1 + (i % 8)),
  )
  for (const query of queries.slice(0, 100)) find(entries, query, 5)
  const times = queries.map(query => {
    const start = performance.now()
    find(entries, query, 5)
    return performance.now() - start
  })
  const ms = (value: number) => Math.round(value * 100) / 100
  return [
    {
      figure: 'index of 400 systems gz',
      value: Math.round(gzipSync(body).length / 102.4) / 10,
      unit: 'KB',
      goal: '≤ 40',
    },
    { figure: 'an answer, median', value: ms(median(times)), unit: 'ms', goal: '≤ 50' },
    {
      figure: 'an answer, 99 of 100',
      value: ms(times.toSorted((a, b) => a - b)[Math.floor(QUERIES * 0.99)]!),
      unit: 'ms',
      goal: '≤ 50',
    },
  ]
}
