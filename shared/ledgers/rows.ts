import * as z from 'zod'
import { Day } from '../day.ts'
import { Ore } from '../money.ts'
import { Nature } from '../placing.ts'

/** Verifikationsrad: a row of a ledger that is IT, or that nobody has decided on, and where it landed. */
export const LedgerRow = z.object({
  /** The same row of a newer file has the same key. */
  key: z.string(),
  ledger: z.string(),
  /** Where it stands in its file, from 1. */
  line: z.int(),
  entity: z.string(),
  date: Day,
  series: z.string(),
  number: z.string(),
  account: z.string(),
  parts: z.array(z.tuple([z.string(), z.string()])),
  amount: Ore,
  text: z.string(),
  supplier: z.string().optional(),
  state: z.enum(['placed', 'unallocated']),
  object: z.string().optional(),
  system: z.string().optional(),
  contract: z.string().optional(),
  costKind: z.string().optional(),
  nature: Nature,
  by: z.array(z.string()),
})
export type LedgerRow = z.infer<typeof LedgerRow>

/** The month of a row, 1–12. */
export const monthOf = ({ date }: Pick<LedgerRow, 'date'>): number => Number(date.slice(5, 7))

/** The first characters of what may be written at any length. */
export const short = (text: string, most = 150): string => (text.length > most ? text.slice(0, most) : text)

type Told = Pick<LedgerRow, 'entity' | 'series' | 'number' | 'date' | 'account' | 'amount' | 'text'> & {
  parts: readonly (readonly [string, string])[]
}

/**
 * What a row of a voucher is known by from one file to the next: all that it says. Rows of a voucher that say the very
 * same are told apart by their order.
 */
export function rowKeys() {
  const seen = new Map<string, number>()
  return ({ entity, series, number, date, account, parts, amount, text }: Told): string => {
    const codes = parts.map(part => part.join('=')).join('|')
    const told = [entity, short(series, 20), short(number, 40), date, account, amount, short(text), short(codes)].join(
      '|',
    )
    const times = (seen.get(told) ?? 0) + 1
    seen.set(told, times)
    return times === 1 ? told : `${told}|${times}`
  }
}
