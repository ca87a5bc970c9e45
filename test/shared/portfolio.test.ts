import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { byKind, sumsOf, totalsOf, type CostRow } from '#shared/costs.ts'
import { FollowUp } from '#shared/followups.ts'
import { objectPage } from '#shared/object-page.ts'
import { overview } from '#shared/overview.ts'
import { newPlan } from '#shared/plans.ts'
import { isOverBudget, portfolio, statusOf, totalOf, type PortfolioInput } from '#shared/portfolio.ts'
import { presetModel } from '#shared/presets/model.ts'
import type { System } from '#shared/systems.ts'
import { actor, assignment, contract, costRow, object, runs, system, TODAY } from './register.ts'

const model = presetModel('full')
const leader = actor('p', 'leading')
const input = (of: Partial<PortfolioInput> = {}): PortfolioInput => ({
  model,
  objects: [object('a'), object('b'), object('net', { sides: 'it' })],
  systems: [],
  components: [],
  contracts: [],
  assignments: [],
  plans: [],
  followUps: [],
  totals: [],
  actualTo: 8,
  ...of,
})
const rowA = (of: Partial<PortfolioInput>) => portfolio(input(of), leader, TODAY).rows.find(row => row.id === 'a')!
const followUp = (period: FollowUp['period'], status: FollowUp['status']): FollowUp =>
  FollowUp.parse({ object: 'a', year: 2026, period, status, submittedOn: TODAY })

describe('lifecycle risk', () => {
  const risk = (...ending: (Partial<System> & { contractEnd?: string })[]) => {
    const systems = ending.map(({ contractEnd: _, ...of }, i) => system(`s${i}`, of))
    const contracts = ending.map(({ contractEnd: end }, i) =>
      contract(`c${i}`, { systems: [`s${i}`], ...(end && { end }) }),
    )
    const { lifecycleRisk, riskReason } = rowA({ systems, contracts })
    return [lifecycleRisk, riskReason] as const
  }
  test('is low without systems, and when nothing ends within a year', () => {
    expect(risk()).toEqual(['low', undefined])
    expect(risk({ contractEnd: '2027-09-15', endOfSupport: '2030-01-01' })).toEqual(['low', undefined])
  })
  test('is medium when a contract or the support ends within a year, and says which', () => {
    expect(risk({ contractEnd: '2027-09-14' })).toEqual([
      'medium',
      { system: 's0', what: 'contract', day: '2027-09-14' },
    ])
    expect(risk({ endOfSupport: '2027-01-01', contractEnd: '2027-02-01' })).toEqual([
      'medium',
      { system: 's0', what: 'support', day: '2027-01-01' },
    ])
  })
  test('is high when the system is critical, and names it before one that ends earlier', () => {
    expect(risk({ contractEnd: '2026-10-01' }, { contractEnd: '2027-06-30', criticality: 'high' })).toEqual([
      'high',
      { system: 's1', what: 'contract', day: '2027-06-30' },
    ])
  })
  test('what has already ended counts; a retired system does not', () => {
    expect(risk({ endOfSupport: '2020-01-01', criticality: 'high' })[0]).toBe('high')
    expect(risk({ endOfSupport: '2020-01-01', criticality: 'high', lifecycle: 'retired' })[0]).toBe('low')
  })
})

describe('status', () => {
  test('an object without a follow-up is not assessed', () => {
    expect(statusOf([], 'a')).toBe('na')
  })
  test('is that of the latest period, in whatever order they were written', () => {
    expect(statusOf([followUp('T2', 'bad'), followUp('T1', 'ok')], 'a')).toBe('bad')
    expect(statusOf([followUp('year', 'warn'), followUp('T2', 'bad')], 'a')).toBe('warn')
  })
})

describe('over budget', () => {
  test.each([
    [100, 105, false],
    [100, 106, true],
    [0, 0, false],
    [0, 1, true],
    [-100, -95, false],
    [-100, -94, true],
    [-100, -110, false],
  ])('budget %i and forecast %i with a limit of 5 per cent: %s', (budget, forecast, over) => {
    expect(isOverBudget(budget, forecast, 5)).toBe(over)
  })
})

test('a row tells the plan of next year, five years of budget, and whether the object is one’s own', () => {
  const totals = [2021, 2022, 2024, 2026].map(year => ({
    ...{ object: 'a', year, budget: year, actual: 1, forecast: 2 },
    ...{ actualTo: 8, systems: {} },
  }))
  const row = rowA({ totals, plans: [{ ...newPlan('a', 2027), state: 'submitted' }] })
  expect(row).toMatchObject({ plan: 'submitted', trend: [2022, 0, 2024, 0, 2026], budget: 2026, mine: true })
  const other = portfolio(input(), leader, TODAY).rows.find(r => r.id === 'b')
  expect(other).toMatchObject({ plan: 'none', mine: false, status: 'na' })
})

test('the largest budget comes first, then the name', () => {
  const totals = [{ object: 'b', year: 2026, budget: 5, actual: 0, forecast: 0, actualTo: 0, systems: {} }]
  expect(portfolio(input({ totals }), leader, TODAY).rows.map(row => row.id)).toEqual(['b', 'a', 'net'])
})

const objects = input().objects
const rows = fc.array(costRow(['a', 'b', 'net']), { maxLength: 15 })
const seats = fc.subarray(objects.flatMap(o => model.roles.map(r => assignment(o.id, r.id))))

/** The three pages that show the same register and the same cost rows. */
function pages(costs: CostRow[], assignments: ReturnType<typeof assignment>[]) {
  const read = input({ totals: totalsOf(2026, costs), assignments })
  const list = portfolio(read, leader, TODAY)
  const first = overview(
    { ...read, costs, deadlines: [], mentions: [], people: [], rows: list.rows, plans: 1, events: 12 },
    leader,
    TODAY,
  )
  const page = (id: string) =>
    objectPage(
      { ...read, systems: [], object: { ...object(id), revision: 1 }, people: [], risks: [], costs },
      leader,
      TODAY,
    )
  return { list, first, page }
}

test.prop([rows, seats], runs)(
  'Översikt, Objekt and the object show the same numbers, to the öre',
  (costs, assignments) => {
    const { list, first, page } = pages(costs, assignments)
    const total = totalOf(list.rows)
    expect(first.portfolio).toMatchObject(sumsOf(costs))
    expect(total).toMatchObject(sumsOf(costs))
    expect(first.portfolio.months.at(-1)!.deviation).toBe(total.forecast - total.budget)
    for (const id of ['a', 'b']) {
      const { budget, actual, forecast, staffed, roles } = list.rows.find(row => row.id === id)!
      expect(page(id)).toMatchObject({ total: { budget, actual, forecast }, staffed, roles })
    }
    expect(first.mine.map(row => [row.budget, row.roles - row.staffed])).toEqual([
      [page('a').total.budget, first.myVacancies.length],
    ])
  },
)

test.prop([rows])('an object’s cost kinds sum to its total', costs => {
  const { costs: kinds, total } = pages(costs, []).page('a')
  expect(kinds).toEqual(
    byKind(
      costs.filter(row => row.object === 'a'),
      model.costKinds,
    ),
  )
  expect(kinds.reduce((sum, kind) => sum + kind.budget, 0)).toBe(total.budget)
})
