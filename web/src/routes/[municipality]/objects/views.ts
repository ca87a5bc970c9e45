import * as m from '#messages'
import type { Portfolio, PortfolioRow } from '#shared/portfolio.ts'
import { holds } from '#web/lib/asked.ts'

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

/** The rows of the view and filters that the address asks for. */
export function filtered({ rows }: Portfolio, asked: Pick<URLSearchParams, 'get'>): PortfolioRow[] {
  const view = passes[(asked.get('view') ?? 'all') as keyof typeof passes] ?? passes.all
  const text = asked.get('text') ?? ''
  const [unit, status] = [asked.get('unit'), asked.get('status')]
  return rows.filter(
    row =>
      view(row) &&
      holds(text, row.name, row.code, ...row.systemNames) &&
      (!unit || row.unit === unit) &&
      (!status || row.status === status),
  )
}
