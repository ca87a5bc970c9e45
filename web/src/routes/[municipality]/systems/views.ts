import * as m from '#messages'
import { addMonths, type Day } from '#shared/day.ts'
import type { SystemRow } from '#shared/system-register.ts'
import { holds } from '#web/lib/asked.ts'

const passes = (today: Day) =>
  ({
    all: () => true,
    mine: row => row.mine,
    notice: row => row.lastNotice !== undefined && row.lastNotice >= today && row.lastNotice <= addMonths(today, 12),
    unclassified: row => row.classification === undefined && row.lifecycle !== 'retired',
    sensitive: row => row.personalData === 'sensitive',
    retiring: row => row.lifecycle === 'retiring',
    lacking: row => row.reasons.length > 0,
  }) satisfies Record<string, (row: SystemRow) => boolean>

/** The views of the register that everyone has, with how many systems each holds. */
export const views = (rows: SystemRow[], today: Day) =>
  [
    { id: 'all' as const, text: m.systems_view_all() },
    { id: 'mine' as const, text: m.systems_view_mine() },
    { id: 'notice' as const, text: m.systems_view_notice() },
    { id: 'unclassified' as const, text: m.systems_view_unclassified() },
    { id: 'sensitive' as const, text: m.systems_view_sensitive() },
    { id: 'retiring' as const, text: m.systems_view_retiring() },
    { id: 'lacking' as const, text: m.systems_view_lacking() },
  ].map(view => ({ ...view, count: rows.filter(passes(today)[view.id]).length }))

/** The rows of the view and filters that the address asks for. */
export function filtered(rows: SystemRow[], asked: Pick<URLSearchParams, 'get'>, today: Day): SystemRow[] {
  const all = passes(today)
  const view = all[(asked.get('view') ?? 'all') as keyof typeof all] ?? all.all
  const [object, supplier, lifecycle] = [asked.get('object'), asked.get('supplier'), asked.get('lifecycle')]
  return rows.filter(
    row =>
      view(row) &&
      holds(asked.get('text') ?? '', row.name, row.supplier, row.objectName) &&
      (!object || row.object === object) &&
      (!supplier || row.supplier === supplier) &&
      (!lifecycle || row.lifecycle === lifecycle),
  )
}
