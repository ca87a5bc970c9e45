import type { Day } from '../day.ts'
import type { Cell } from './fields.ts'
import type { ImportChoice } from './imports.ts'
import type { Imported } from './kinds/kind.ts'
import { preview, toApply, type Preview } from './preview.ts'
import { resultOf, type RowResult } from './result.ts'

/** A sheet, and whether its cells were kept apart by a sign. */
export type Read = { rows: Cell[][]; separated: boolean }

/** What would happen if the sheet were read in as the person has chosen. */
export function previewOf({ rows, separated }: Read, choice: ImportChoice, imported: Imported): Preview {
  const { sheet: _, headingRow, headingRows, ...rest } = choice
  const { file, existing, lists, check } = imported
  const where = { headings: headingRow, two: headingRows === 2 }
  return preview({ ...rest, ...where, ...{ rows, separated, existing, lists, check, fields: file } })
}

/** One row's change: without `before` it is new. */
export type Change = { before?: object & { revision: number }; after: object }

/** The changes that reading the sheet in makes, what becomes of each row, and how many. `newId` makes ids, `today` is when what is new begins. */
export function applied(of: Preview, imported: Imported, newId: () => string, today: Day) {
  const ids = new Map<number, string>()
  const changes = toApply(of).map(({ row, id, values }): Change => {
    const before = id === undefined ? undefined : imported.before(id)
    const own = before ? id! : newId()
    ids.set(row, own)
    const after = imported.schema.parse(imported.entity(values, before, own, today))
    return before ? { before, after } : { after }
  })
  const result = resultOf(of, imported.file, row => ids.get(row))
  const having = (became: RowResult['became']) => result.filter(row => row.became === became).length
  return {
    changes,
    result,
    counts: {
      created: having('created'),
      changed: having('changed'),
      unchanged: having('unchanged'),
      skipped: having('skipped'),
    },
  }
}
