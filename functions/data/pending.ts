import * as z from 'zod'
import type { tenantKeys } from './keys.ts'
import type { Door, Row } from './table.ts'

/**
 * What a batch will make of a row: its next state, or none. It lies beside the row as it is, so nobody sees it until
 * the batch's own row says `committed`: one write shows a whole batch.
 */
const Pending = z.object({ batch: z.string(), next: z.record(z.string(), z.unknown()).nullable() })
export type Pending = z.infer<typeof Pending>

/** `staging`: being laid out. `committed`: everybody sees it. `settled`: laid in order. `aborting`, `aborted`: as if it had never been. */
export type BatchState = 'staging' | 'committed' | 'settled' | 'aborting' | 'aborted'

/** What a batch has laid beside the row. */
export const pendingOf = (row: Row): Pending | undefined =>
  row.pending === undefined ? undefined : Pending.parse(row.pending)

/** Rows as everybody sees them: what a committed batch made of them, and as they were where it is not committed. */
export async function seen(door: Door, keys: ReturnType<typeof tenantKeys>, rows: Row[]): Promise<Row[]> {
  const batches = new Set(rows.flatMap(row => pendingOf(row)?.batch ?? []))
  if (batches.size === 0) return rows
  const shown = new Set<string>()
  for (const batch of batches) {
    const state = (await door.get(keys.batch(batch)))?.state
    if (state === 'committed' || state === 'settled') shown.add(batch)
  }
  return rows.flatMap(row => {
    const pending = pendingOf(row)
    if (!pending) return [row]
    if (!shown.has(pending.batch)) return row.revision === 0 ? [] : [row]
    return pending.next ? [{ pk: row.pk, sk: row.sk, ...pending.next, revision: Number(row.revision) + 1 }] : []
  })
}
