import * as m from '#messages'
import type { ContractRow } from '#shared/contract-register.ts'
import { addDays, addMonths, type Day } from '#shared/day.ts'
import { holds } from '#web/lib/asked.ts'
import { passesAll, type Filter } from '#web/lib/ui/filters.ts'

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

const within: Record<string, (today: Day) => Day> = {
  30: today => addDays(today, 30),
  90: today => addDays(today, 90),
  365: today => addMonths(today, 12),
}

/** What must be decided about it: by a day that is so near, or nothing, as it has ended or runs until further notice. */
function decided({ term }: ContractRow, when: string, today: Day): boolean {
  if (when === 'open') return !term
  if (when === 'ended') return term?.ended === true
  const last = within[when]?.(today)
  return !!term && !term.ended && !!last && term.lastNotice >= today && term.lastNotice <= last
}

/** What the contracts can be narrowed down by. */
export function filters(rows: ContractRow[]): Filter[] {
  const suppliers = [...new Set(rows.map(row => row.supplier))].filter(Boolean)
  return [
    {
      ...{ id: 'supplier', label: m.contracts_supplier(), any: m.contracts_any_supplier() },
      options: suppliers.toSorted((a, b) => a.localeCompare(b, 'sv')).map(name => [name, name] as const),
    },
    {
      ...{ id: 'decide', label: m.contracts_decide(), any: m.contracts_decide_any() },
      options: [
        ['30', m.contracts_decide_30()],
        ['90', m.contracts_decide_90()],
        ['365', m.contracts_decide_365()],
        ['open', m.contracts_decide_open()],
        ['ended', m.contracts_decide_ended()],
      ],
    },
  ]
}

/** The rows of the view and the filter that the address asks for. */
export function filtered(rows: ContractRow[], asked: Pick<URLSearchParams, 'get'>, today: Day): ContractRow[] {
  const all = passes(today)
  const view = all[(asked.get('view') ?? 'all') as keyof typeof all] ?? all.all
  const text = asked.get('text') ?? ''
  return rows.filter(
    row =>
      view(row) &&
      holds(text, row.name, row.number, row.supplier, ...row.covers.map(s => s.name)) &&
      passesAll(asked, row, {
        supplier: ({ supplier }, value) => supplier === value,
        decide: (of, value) => decided(of, value, today),
      }),
  )
}
