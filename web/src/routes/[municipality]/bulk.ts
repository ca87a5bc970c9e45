import type { BulkKind } from '#shared/bulk.ts'
import { offered } from '#shared/code-lists.ts'
import { ownKey, type AskedField } from '#shared/own-fields.ts'
import { api, read } from '#web/lib/api.ts'
import type { Bulk, BulkField } from '#web/lib/ui/bulk.ts'
import { atWork, problemOf } from './imports/door.ts'

/** Changes many rows of a list at once: all of them, or none. */
export function bulkOf(municipality: string, kind: BulkKind): Bulk {
  const param = { municipality }
  /** Waits until the work is done; throws with why it came to nothing. */
  async function finished(id: string) {
    for (;;) {
      const made = await read(api.imports[':id'].$get({ param: { municipality, id }, query: {} }))
      if (made.problem) throw new Error(problemOf(made))
      if (!atWork(made.state)) return
      await new Promise(resolve => setTimeout(resolve, 300))
    }
  }
  return {
    look: (field, value, ids) => read(api.changes.preview.$post({ param, json: { kind, field, value, ids } as never })),
    async make(field, value, rows) {
      const { id } = await read(api.changes.$post({ param, json: { kind, field, value, rows } as never }))
      await finished(id)
      return async () => {
        await read(api.imports[':id'].undo.$post({ param: { municipality, id } }))
        await finished(id)
      }
    },
  }
}

/** Own fields, as what can be changed for many. */
export const ownBulk = (fields: readonly AskedField[]): BulkField[] =>
  fields.map(({ id, name, kind, values }) => ({
    ...{ id: ownKey(id), text: name, any: true, kind: kind === 'link' ? ('text' as const) : kind },
    choices: offered(values).map(of => ({ value: of.id, text: of.name })),
  }))
