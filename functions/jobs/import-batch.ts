import { BulkDone, bulkChanges } from '#shared/bulk.ts'
import type { Day } from '#shared/day.ts'
import { applied, previewOf } from '#shared/imports/apply.ts'
import type { Import } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { changedRows } from '#shared/imports/seen.ts'
import { Refusal } from '#shared/refusal.ts'
import type { BatchChange } from '../data/batch-writes.ts'
import type { Batch } from '../data/batches.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { readRegister } from '../data/register.ts'

/** Rows that are named when a file would do something else than what was seen. */
const NAMED = 1_000

/** What reading the file in changes, as long as it is what was seen. */
export async function fileBatch(data: Data, of: Import, today: Day): Promise<Batch> {
  const { imports, scope } = data
  const choice = (await imports.choice(of))!
  const [rows, register] = await Promise.all([imports.sheet(of.id, choice.sheet), readRegister(data)])
  const imported = importedAs(of.kind, register, scope.actor, today)
  const preview = previewOf({ rows, separated: of.encoding !== undefined }, choice, imported)
  const changed = changedRows(choice.seen, preview.rows)
  if (changed.length > 0) throw new Refusal('import_seen_changed', { n: changed.length, rows: changed.slice(0, NAMED) })
  if (preview.stopped) throw new Refusal('import_stopped', {})
  const { changes, result, counts } = applied(preview, imported, newId, today)
  return {
    changes: changes.map(change => ({ kind: of.kind, ...change }) as BatchChange),
    note: { counts, result: await imports.keepResult(of.id, result) },
  }
}

/** One field that becomes the same for many, as long as each row is as it was seen. */
export async function bulkBatch(data: Data, of: Import, today: Day): Promise<Batch> {
  const asked = BulkDone.parse(await data.imports.chosen(of))
  const imported = importedAs(of.kind, await readRegister(data), data.scope.actor, today)
  const changes = bulkChanges(asked, imported)
  return {
    changes: changes.map(change => ({ kind: of.kind, ...change }) as unknown as BatchChange),
    note: { counts: { created: 0, changed: changes.length, unchanged: 0, skipped: 0 } },
  }
}
