import * as z from 'zod'
import { sumsOf, type CostRow } from '../costs.ts'
import { Ore } from '../money.ts'
import { CodeFault } from './code-check.ts'
import { LedgerSums } from './ledgers.ts'
import { SuppliersMet } from './suppliers.ts'

/** What a file would come to, before it counts: its control sums, and what each object's actual goes from and to, in öre. */
export const LedgerCheck = z.object({
  sums: LedgerSums,
  objects: z.array(z.object({ object: z.string(), from: Ore, to: Ore })),
  codes: z.array(CodeFault).default([]),
  /** Of a supplier ledger: how it meets the ledgers, and what they come to in all before and after. */
  met: SuppliersMet.optional(),
  total: z.object({ from: Ore, to: Ore }).optional(),
})
export type LedgerCheck = z.infer<typeof LedgerCheck>

export function checkOf(now: CostRow[], then: CostRow[], sums: LedgerSums): Pick<LedgerCheck, 'sums' | 'objects'> {
  const actuals = (rows: CostRow[]) =>
    new Map([...Map.groupBy(rows, row => row.object)].map(([id, of]) => [id, sumsOf(of).actual]))
  const [before, after] = [actuals(now), actuals(then)]
  const objects = [...new Set([...before.keys(), ...after.keys()])].map(object => ({
    ...{ object, from: before.get(object) ?? 0, to: after.get(object) ?? 0 },
  }))
  return { sums, objects }
}
