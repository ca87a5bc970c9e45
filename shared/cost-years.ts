import * as z from 'zod'
import { Year } from './day.ts'
import { Months } from './months.ts'
import { LedgerSums } from './ledgers/ledgers.ts'
import { Nature } from './placing.ts'

/** Costs that nobody has placed: on what account, as what cost kind where that is said, in öre month by month. */
const Unallocated = z.object({
  entity: z.string(),
  account: z.string(),
  object: z.string().optional(),
  system: z.string().optional(),
  contract: z.string().optional(),
  costKind: z.string().optional(),
  nature: Nature,
  supplier: z.string().optional(),
  months: Months,
})

/** What a year's costs are made of, beside their rows: how many pages, what is outside IT and unallocated, and from where. */
export const CostYear = z.object({
  year: Year,
  actualTo: z.int().min(0).max(12),
  /** Pages of cost rows, and of ledger rows by object, or by `<object>#<account>`; without an object they are unallocated. */
  pages: z.int(),
  /** Where the pages of ledger rows lie: they stay when only plans and forecasts have changed. */
  rowsIn: z.string().optional(),
  rowPages: z.record(z.string(), z.int()),
  sums: LedgerSums.optional(),
  outside: z
    .array(z.object({ entity: z.string(), account: z.string(), why: z.enum(['payroll', 'notIt']), months: Months }))
    .default([]),
  unallocated: z.array(Unallocated).default([]),
  /** What accounts are called in the files, entity by entity: `<entity> <account>`. */
  accounts: z.record(z.string(), z.string()),
  /** Of what it was made: the files that count, and the revision of the placing. */
  from: z.object({
    ledgers: z.array(z.object({ id: z.string(), entity: z.string(), months: z.array(z.int()) })).default([]),
    placing: z.int().default(0),
    hands: z.string().default(''),
    /** The state of allocation and investments. */
    internal: z.string().default(''),
  }),
})
export type CostYear = z.infer<typeof CostYear>
