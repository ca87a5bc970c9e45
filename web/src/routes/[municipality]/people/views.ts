import * as m from '#messages'
import { spelled } from '#shared/written.ts'
import type { PersonRow } from '#shared/person-register.ts'
import { holds } from '#web/lib/asked.ts'

const passes = {
  all: ({ left }) => !left,
  noRole: ({ left, roles }) => !left && roles.length === 0,
  noAccount: ({ left, account }) => !left && account === 'none',
  over: ({ left, percent }) => !left && percent > 100,
  left: ({ left }) => left,
} satisfies Record<string, (row: PersonRow) => boolean>

/** The views of the people that everyone has, with how many each holds. Who has left is in the last one alone. */
export const views = (rows: PersonRow[]) =>
  [
    { id: 'all' as const, text: m.people_view_all() },
    { id: 'noRole' as const, text: m.people_view_noRole() },
    { id: 'noAccount' as const, text: m.people_view_noAccount() },
    { id: 'over' as const, text: m.people_view_over() },
    { id: 'left' as const, text: m.people_view_left() },
  ].map(view => ({ ...view, count: rows.filter(passes[view.id]).length }))

/** The rows of the view and the filters that the address asks for. */
export function filtered(rows: PersonRow[], asked: Pick<URLSearchParams, 'get'>): PersonRow[] {
  const view = passes[(asked.get('view') ?? 'all') as keyof typeof passes] ?? passes.all
  const unit = asked.get('unit') ?? ''
  return rows.filter(
    row =>
      view(row) &&
      (!unit || spelled(row.unit) === spelled(unit)) &&
      holds(asked.get('text') ?? '', row.name, row.title, row.unit, row.email ?? ''),
  )
}
