import * as z from 'zod'
import { Day, Year } from '../day.ts'
import { Target } from '../placing.ts'

const longest = 700

/** Rows of a year's ledger that somebody placed by hand, at one time. The latest word about a row counts. */
export const HandPlacing = z.object({
  id: z.string(),
  year: Year,
  /** Keys of the rows. */
  rows: z.array(z.string().min(1).max(longest)).min(1).max(200),
  to: Target,
  by: z.string(),
  /** ISO instant, and the business day. */
  at: z.string(),
  on: Day,
})
export type HandPlacing = z.infer<typeof HandPlacing>
export const NewHandPlacing = HandPlacing.pick({ rows: true, to: true })

/** What people have said of each row, by its key. */
export function handsOf(placings: HandPlacing[]): Map<string, Target> {
  const inOrder = placings.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
  return new Map(inOrder.flatMap(({ rows, to }) => rows.map(key => [key, to] as const)))
}

/** What tells one state of the year's hand placings from another. */
export const handsMark = (hands: Pick<HandPlacing, 'at'>[]): string =>
  `${hands.length} ${hands.reduce((last, { at }) => (at > last ? at : last), '')}`
