import { isOperations } from './cost-origins.ts'
import { isPlanned, ownBudget, type CostRow, type CostTotal } from './costs.ts'
import { yearOf, type Year } from './day.ts'
import type { Ore } from './money.ts'
import { addedMonths, monthOf } from './months.ts'
import type { Activity } from './plan-rows.ts'
import type { ScenarioRow } from './scenario-effects.ts'

/** Whose budget stands for an object in a year: that year's own, or an earlier one's. */
export type Standing = { object: string; year: Year; from: Year }

/**
 * An object without a budget of its own for a year is reckoned with its latest budget before that year; one that has never had any
 * costs nothing. `objects`: those that are in the register.
 */
export function standing(
  totals: Pick<CostTotal, 'object' | 'year' | 'budget' | 'own'>[],
  objects: ReadonlySet<string>,
  years: Year[],
): Standing[] {
  const budgeted = Map.groupBy(
    totals.filter(of => objects.has(of.object) && ownBudget(of) !== 0),
    ({ object }) => object,
  )
  return [...budgeted].flatMap(([object, own]) =>
    years.flatMap((year): Standing[] => {
      const earlier = own.map(of => of.year).filter(of => of <= year)
      return earlier.length === 0 ? [] : [{ object, year, from: Math.max(...earlier) }]
    }),
  )
}

/** What an investment costs in operations: depreciation and interest. */
const isCapital = (row: CostRow) => row.origin === 'investment' && isOperations(row)

/** A cost's place: rows that say the same are one row of the base. */
const placeOf = ({ object, costKind, system = '', contract = '', investment = '' }: CostRow) => [
  ...[object, costKind, system, contract, investment],
]

/**
 * The base that scenarios are played on: the budgets of cost rows, in öre for each month, of the years that stand for
 * those that are looked at, and what investments cost in each year itself: of operations, since an outlay is never in one
 * sum with them, and before anything is divided inside the municipality. Rows that say the same are one; nothing is lost.
 */
export function baseOf(rows: CostRow[], stands: Standing[]): ScenarioRow[] {
  const budgeted = rows.filter(({ budget }) => budget.some((amount: Ore) => amount !== 0))
  const at = (of: CostRow[]) => Map.groupBy(of, ({ object, year }) => JSON.stringify([object, year]))
  const [planned, capital] = [at(budgeted.filter(isPlanned)), at(budgeted.filter(isCapital))]
  const stood = new Map(stands.map(({ object, year, from }) => [JSON.stringify([object, year]), from]))
  return [...new Set([...stood.keys(), ...capital.keys()])].flatMap(key => {
    const [object, year] = JSON.parse(key) as [string, Year]
    const own = planned.get(JSON.stringify([object, stood.get(key)])) ?? []
    const lines = Map.groupBy([...own, ...(capital.get(key) ?? [])], row => JSON.stringify(placeOf(row)))
    return [...lines].map(([place, of]): ScenarioRow => {
      const { costKind, system, contract, investment } = of[0]!
      return {
        ...{ id: `${year} ${place}`, object, costKind, year, months: addedMonths(of.map(({ budget }) => budget)) },
        ...(system !== undefined && { system }),
        ...(contract !== undefined && { contract }),
        ...(investment !== undefined && { investment }),
      }
    })
  })
}

/** A year that is looked at: how many objects have a budget for it, of those that have ever had one, and the years that stand for the others'. */
export type YearStands = { year: Year; budgeted: number; of: number; from: Year[] }
export const yearStands = (stands: Standing[], years: Year[]): YearStands[] =>
  years.map(year => {
    const its = stands.filter(of => of.year === year)
    const borrowed = its.filter(of => of.from !== year).map(of => of.from)
    return {
      ...{ year, budgeted: its.length - borrowed.length, of: its.length },
      from: [...new Set(borrowed)].toSorted((a, b) => b - a),
    }
  })

export type ActivityCost = { id: string; object: string; year: Year; month: number; cost: Ore }

/**
 * What an activity costs is a part of its object's budget: told apart from it, so that it can be moved. In all it is as
 * much as it was. Only activities that are asked for are told apart, each once.
 */
export function withActivities(
  base: ScenarioRow[],
  asked: { activity: string; costKind: string }[],
  activities: ActivityCost[],
): ScenarioRow[] {
  const apart = [...new Map(asked.map(of => [of.activity, of.costKind]))].flatMap(([id, costKind]) =>
    activities.filter(of => of.id === id).map(of => ({ ...of, costKind })),
  )
  return [
    ...base,
    ...apart.flatMap(({ id, object, costKind, year, month, cost }): ScenarioRow[] => {
      const months = (amount: Ore) => Array.from({ length: 12 }, (_, i) => (i + 1 === month ? amount : 0))
      const row = { object, costKind, year }
      return [
        { ...row, id: `activity ${id}`, activity: id, months: months(cost) },
        { ...row, id: `activity ${id} in budget`, months: months(-cost) },
      ]
    }),
  ]
}

/** Activities of different plans may have the same id: by its year and its object too it is one. */
export const activityId = ({ id, object, year }: Pick<ActivityCost, 'id' | 'object' | 'year'>): string =>
  [year, object, id].join('/')

/** When an activity of a year's plan costs: the month of its last day; without a day in that year, its last month. */
export function activityCost(of: Pick<Activity, 'id' | 'due' | 'cost'> & { object: string; year: Year }): ActivityCost {
  const { id, object, year, due, cost } = of
  return {
    id: activityId({ id, object, year }),
    object,
    year,
    cost,
    month: due !== undefined && yearOf(due) === year ? monthOf(due) : 12,
  }
}
