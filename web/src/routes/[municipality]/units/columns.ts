import * as m from '#messages'
import type { UnitRow } from '#shared/unit-pages.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import { kindName } from './texts.ts'

/** What a file tells of the units, each in its place: the name of the one that it lies under stands beside it. */
export function unitColumns(rows: UnitRow[]): Column<UnitRow>[] {
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const count = (id: 'objects' | 'systems' | 'people', text: string): Column<UnitRow> => ({
    ...{ id, text, number: true },
    value: row => row.total[id],
  })
  return [
    { id: 'kind', text: m.units_kind(), value: row => kindName(row.kind) },
    { id: 'parent', text: m.units_parent(), value: row => names.get(row.parent ?? '') ?? '' },
    { id: 'manager', text: m.units_manager(), value: row => row.managerName },
    count('objects', m.units_objects()),
    count('systems', m.units_systems()),
    count('people', m.units_people()),
  ]
}
