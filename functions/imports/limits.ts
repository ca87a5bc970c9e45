/** What a file may be. Checked before anything is unpacked whole. */
export const LIMITS = {
  bytes: 10 * 1024 ** 2,
  unpacked: 100 * 1024 ** 2,
  entries: 200,
  sheets: 50,
  /** From the first cell to the last, with what is empty between: what reading must keep. */
  cells: 4_000_000,
  /** Rows of one sheet: each is told apart, and most are looked at by a person. */
  rows: 50_000,
  /** Characters in a line of text, and columns. */
  line: 200_000,
  columns: 2_000,
} as const

/** As a person reads it. */
export const megabytes = (bytes: number) => `${bytes / 1024 ** 2} MB`
