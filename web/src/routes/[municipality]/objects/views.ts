import * as m from '#messages'
import type { Portfolio, PortfolioRow } from '#shared/portfolio.ts'

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
  const text = (asked.get('text') ?? '').trim().toLocaleLowerCase('sv')
  const [unit, status] = [asked.get('unit'), asked.get('status')]
  const holds = (s: string) => s.toLocaleLowerCase('sv').includes(text)
  return rows.filter(
    row =>
      view(row) &&
      (!text || holds(row.name) || holds(row.code) || row.systemNames.some(holds)) &&
      (!unit || row.unit === unit) &&
      (!status || row.status === status),
  )
}

const order: Record<string, (row: PortfolioRow) => string | number> = {
  name: row => row.name,
  status: row => ['bad', 'warn', 'ok', 'na'].indexOf(row.status),
  plan: row => ['none', 'draft', 'submitted', 'approved', 'reviewed'].indexOf(row.plan),
  risk: row => ['low', 'medium', 'high'].indexOf(row.lifecycleRisk),
  systems: row => row.systems,
  staffing: row => row.staffed / (row.roles || 1),
  budget: row => row.budget,
  actual: row => row.actual,
  forecast: row => row.forecast,
  deviation: row => row.forecast - row.budget,
  spent: row => row.actual / (row.budget || 1),
}

/** Rows by a column; `-` before its name turns the order. Equal ones go by name. */
export function sorted(rows: PortfolioRow[], sort: string): PortfolioRow[] {
  const turn = sort.startsWith('-') ? -1 : 1
  const by = order[sort.replace(/^-/, '')] ?? order['budget']!
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'sv')
  return rows.toSorted((a, b) => turn * compare(by(a), by(b)) || a.name.localeCompare(b.name, 'sv'))
}
