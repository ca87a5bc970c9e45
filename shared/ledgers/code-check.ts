import * as z from 'zod'
import type { Year } from '../day.ts'
import type { CodePart } from '../economy.ts'
import { isBalance, type Read } from './collect.ts'

/** How many lines are named of a code part; all are counted. */
const NAMED = 5

/** What is wrong with a part of the code string in a file: rows that lack it though it is mandatory, rows with another length than it has, and the first lines of both. */
export const CodeFault = z.object({
  dimension: z.string(),
  name: z.string(),
  length: z.int().optional(),
  missing: z.int(),
  otherLength: z.int(),
  lines: z.array(z.int()),
})
export type CodeFault = z.infer<typeof CodeFault>

/** Holds the rows of a file against the code string of its entity that year. Accounts of the balance sheet need no code. */
export function codeChecker(parts: CodePart[], year: Year) {
  const all = parts
    .filter(({ since }) => since === undefined || since <= year)
    .map(part => ({ part, missing: 0, otherLength: 0, lines: new Set<number>() }))
  return {
    add({ account, parts: said, line }: Pick<Read, 'account' | 'parts' | 'line'>): void {
      if (isBalance(account)) return
      for (const of of all) {
        const { dimension, mandatory, length } = of.part
        const values = said.filter(([at, value]) => at === dimension && value !== '')
        const missing = mandatory && values.length === 0
        const other = length !== undefined && values.some(([, value]) => value.length !== length)
        if (missing) of.missing++
        if (other) of.otherLength++
        if ((missing || other) && of.lines.size < NAMED) of.lines.add(line)
      }
    },
    end: (): CodeFault[] =>
      all
        .filter(({ missing, otherLength }) => missing + otherLength > 0)
        .map(({ part: { dimension, name, length }, missing, otherLength, lines }) => ({
          ...{ dimension, name, ...(length !== undefined && { length }) },
          ...{ missing, otherLength, lines: [...lines] },
        })),
  }
}
