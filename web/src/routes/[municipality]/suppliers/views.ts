import * as m from '#messages'
import { addMonths, type Day } from '#shared/day.ts'
import { holds } from '#web/lib/asked.ts'
import type { Row } from './columns.ts'

const passes = (today: Day) =>
  ({
    all: () => true,
    decide: ({ lastNotice }) => lastNotice !== undefined && lastNotice <= addMonths(today, 12),
    unknown: ({ known }) => !known,
  }) satisfies Record<string, (row: Row) => boolean>

/** The views of the suppliers that everyone has, with how many each holds. */
export const views = (rows: Row[], today: Day) =>
  [
    { id: 'all' as const, text: m.suppliers_view_all() },
    { id: 'decide' as const, text: m.suppliers_view_decide() },
    { id: 'unknown' as const, text: m.suppliers_view_unknown() },
  ].map(view => ({ ...view, count: rows.filter(passes(today)[view.id]).length }))

/** The rows of the view and the filter that the address asks for. */
export function filtered(rows: Row[], asked: Pick<URLSearchParams, 'get'>, today: Day): Row[] {
  const all = passes(today)
  const view = all[(asked.get('view') ?? 'all') as keyof typeof all] ?? all.all
  return rows.filter(row => view(row) && holds(asked.get('text') ?? '', row.name, row.orgNumber, row.contact))
}
