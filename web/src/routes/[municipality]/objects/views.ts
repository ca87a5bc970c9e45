import * as m from '#messages'
import type { Portfolio, PortfolioRow } from '#shared/portfolio.ts'
import { holds } from '#web/lib/asked.ts'
import { termName } from '#web/lib/terms.svelte.ts'
import { passesAll, type Filter } from '#web/lib/ui/filters.ts'
import { planStates, statuses } from '../states.ts'
import { levels } from './risks.ts'

const passes = {
  all: () => true,
  mine: row => row.mine,
  over: row => row.forecast > row.budget,
  'no-plan': row => row.plan === 'none',
  'high-risk': row => row.lifecycleRisk === 'high',
} satisfies Record<string, (row: PortfolioRow) => boolean>

/** The views of the portfolio that everyone has, with how many objects each holds. */
export const views = ({ rows, planYear }: Portfolio) =>
  [
    { id: 'all' as const, text: m.objects_all() },
    { id: 'mine' as const, text: m.objects_mine() },
    { id: 'over' as const, text: m.objects_over() },
    { id: 'no-plan' as const, text: m.objects_no_plan({ year: planYear }) },
    { id: 'high-risk' as const, text: m.objects_high_risk() },
  ].map(view => ({ ...view, count: rows.filter(passes[view.id]).length }))

const named = (field: 'status' | 'plan', of: readonly string[]) => of.map(id => [id, termName(field, id)] as const)
const several = (of: string[]) =>
  [...new Set(of)]
    .filter(Boolean)
    .toSorted((a, b) => a.localeCompare(b, 'sv'))
    .map(name => [name, name] as const)

/** What the portfolio can be narrowed down by. Families are asked for where there are any. */
export function filters({ rows, planYear }: Portfolio): Filter[] {
  const families = several(rows.map(row => row.family))
  return [
    { id: 'unit', label: m.objects_unit(), any: m.objects_any_unit(), options: several(rows.map(row => row.unit)) },
    ...(families.length > 0
      ? [{ id: 'family', label: m.objects_file_family(), any: m.objects_any_family(), options: families }]
      : []),
    { id: 'status', label: m.objects_status(), any: m.objects_any_status(), options: named('status', statuses) },
    {
      id: 'plan',
      label: m.objects_plan({ year: planYear }),
      any: m.objects_any_plan(),
      options: named('plan', planStates),
    },
    {
      ...{ id: 'risk', label: m.objects_risk(), any: m.objects_any_risk() },
      options: Object.entries(levels).map(([id, [, name]]) => [id, name()] as const),
    },
  ]
}

/** The rows of the view and filters that the address asks for. */
export function filtered({ rows }: Portfolio, asked: Pick<URLSearchParams, 'get'>): PortfolioRow[] {
  const view = passes[(asked.get('view') ?? 'all') as keyof typeof passes] ?? passes.all
  const text = asked.get('text') ?? ''
  return rows.filter(
    row =>
      view(row) &&
      holds(text, row.name, row.code, ...row.systemNames) &&
      passesAll(asked, row, {
        unit: ({ unit }, value) => unit === value,
        family: ({ family }, value) => family === value,
        status: ({ status }, value) => status === value,
        plan: ({ plan }, value) => plan === value,
        risk: ({ lifecycleRisk }, value) => lifecycleRisk === value,
      }),
  )
}
