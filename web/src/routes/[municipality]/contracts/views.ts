import * as m from '#messages'
import type { ContractRow } from '#shared/contract-register.ts'
import { addMonths, type Day } from '#shared/day.ts'
import { holds } from '#web/lib/asked.ts'

const passes = (today: Day) =>
  ({
    all: () => true,
    decide: ({ term }) => !!term && !term.ended && term.lastNotice >= today && term.lastNotice <= addMonths(today, 12),
    ended: ({ term }) => term?.ended === true,
    lacking: ({ reasons, complete }) => reasons.length > 0 || complete < 100,
  }) satisfies Record<string, (row: ContractRow) => boolean>

/** The views of the contracts that everyone has, with how many each holds. */
export const views = (rows: ContractRow[], today: Day) =>
  [
    { id: 'all' as const, text: m.contracts_view_all() },
    { id: 'decide' as const, text: m.contracts_view_decide() },
    { id: 'ended' as const, text: m.contracts_view_ended() },
    { id: 'lacking' as const, text: m.contracts_view_lacking() },
  ].map(view => ({ ...view, count: rows.filter(passes(today)[view.id]).length }))

/** The rows of the view and the filter that the address asks for. */
export function filtered(rows: ContractRow[], asked: Pick<URLSearchParams, 'get'>, today: Day): ContractRow[] {
  const all = passes(today)
  const view = all[(asked.get('view') ?? 'all') as keyof typeof all] ?? all.all
  const text = asked.get('text') ?? ''
  return rows.filter(
    row => view(row) && holds(text, row.name, row.number, row.supplier, ...row.covers.map(s => s.name)),
  )
}
