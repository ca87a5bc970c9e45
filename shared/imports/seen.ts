import type { PreviewRow } from './row.ts'

/** Letters that stand for what somebody saw of a row. */
const LETTERS = 7

/**
 * What somebody has seen of a preview, row by row: what reading the row in does, to whom, and from what to what. Before
 * a file is read in it is held against what the same file would do now.
 */
export const seenOf = (rows: readonly PreviewRow[]): string => rows.map(printOf).join('')

/** The rows that would do something else now than when they were seen. */
export const changedRows = (seen: string, rows: readonly PreviewRow[]): number[] =>
  rows.filter((row, i) => seen.slice(i * LETTERS, (i + 1) * LETTERS) !== printOf(row)).map(({ row }) => row)

const printOf = ({ state, effect, id, changes, cells }: PreviewRow) =>
  hashed(JSON.stringify([state, effect, id, changes, Object.entries(cells).map(reasonIn)]))

const reasonIn = ([field, { error, check }]: [string, PreviewRow['cells'][string]]) => [field, (error ?? check)?.id]

/** FNV-1a of 32 bits: nobody gains by a row that looks like another. */
function hashed(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(LETTERS, '0')
}
