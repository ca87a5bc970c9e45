import type { Counted } from '../../cost-counts.ts'
import type { Definition, FigureInput, Side, Told } from './definition.ts'
import { costSide, costsLacking, count, counting, ratio } from './sides.ts'

const first = { version: 1, from: '2026-01-01', costs: true } as const
const money = { ...first, better: 'neither', sums: true } as const satisfies Partial<Told>

/** The whole of what IT costs in operations: the same sum as on the cost page. */
export const itCost = (input: FigureInput) => costsLacking(input) ?? costSide(input.rows, counting(input))
const per = (what: Counted) => (input: FigureInput) => ratio(itCost(input), count(what, input))

/** What IT costs, per what there is in the municipality. Costs are öre, so a scale of 0.01 tells kronor. */
export const costs = {
  /** IT cost per inhabitant: the year's IT cost in all objects, divided by the number of inhabitants on the year's last day. */
  K1: { ...money, unit: 'kr', bounds: [0, 20_000], floor: 50, decimals: 0, scale: 0.01, parts: per('residents') },
  /** IT cost per årsarbetare: the year's IT cost in all objects, divided by the number of årsarbetare. */
  K2: { ...money, unit: 'tkr', bounds: [0, 500], floor: 1, decimals: 1, scale: 0.00001, parts: per('fte') },
  /** Share of total operating cost: the year's IT cost in all objects, of what all of the municipality's operations cost. */
  K3: { ...money, unit: 'percent', bounds: [0, 100], floor: 0.2, decimals: 1, scale: 100, parts: per('operating') },
  /** IT cost per IT workplace: the year's IT cost in all objects, divided by the number of IT workplaces. */
  K4: { ...money, unit: 'tkr', bounds: [0, 1_000], floor: 1, decimals: 1, scale: 0.00001, parts: per('workplaces') },
  /** Budget accuracy: how far the year's IT cost was from its budget, whichever way, in per cent of the budget. 0 is exact. */
  K10: {
    ...{ ...first, unit: 'percent', bounds: [0, 200], floor: 1, better: 'down', decimals: 1, scale: 100, sums: false },
    parts(input) {
      const cost = itCost(input)
      if (typeof cost === 'string') return cost
      const budget = costSide(input.rows, 'budget')
      return budget.amount > 0 ? { numerator: deviation(cost, budget), denominator: budget } : 'no_budget'
    },
  },
} as const satisfies Record<string, Definition>

/** Cost less budget without its sign; lines that lie the other way are less than nothing, so that they sum to it. */
function deviation(cost: Side, budget: Side): Side {
  const sign = cost.amount < budget.amount ? -1 : 1
  const ways = cost.ways.map(({ by, lines }, i) => {
    const planned = new Map(budget.ways[i]!.lines.map(({ id, amount }) => [id, amount]))
    const spent = new Map(lines.map(({ id, amount }) => [id, amount]))
    const all = [...new Set([...spent.keys(), ...planned.keys()])].map(id => ({
      id,
      amount: sign * ((spent.get(id) ?? 0) - (planned.get(id) ?? 0)),
    }))
    return { by, lines: all.filter(({ amount }) => amount !== 0).toSorted((a, b) => b.amount - a.amount) }
  })
  return { amount: sign * (cost.amount - budget.amount) || 0, unit: 'ore', ways }
}
