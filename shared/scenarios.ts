import * as z from 'zod'
import type { CostRow } from './costs.ts'
import { Year } from './day.ts'
import { sum, type Ore } from './money.ts'
import { ScenarioChange } from './scenario-changes.ts'
import { effectOf, type ScenarioRow, type ScenarioTerms } from './scenario-effects.ts'
import type { Uncalculated } from './staff-costs.ts'

/** Scenario: what the coming years would cost if some things were otherwise. The changes are made in their order. */
export const Scenario = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  changes: z.array(ScenarioChange).max(100).default([]),
})
export type Scenario = z.infer<typeof Scenario>

/** What one change makes different, in öre: scenario − what it was before the change, of all the years and of each. */
type Difference = {
  /** Which of the scenario's changes, from 0. */
  change: number
  amount: Ore
  years: { year: Year; amount: Ore }[]
  /** What it moves past the years that are looked at. */
  beyond: Ore
  missing: Uncalculated[]
}

export type Played = { scenario: string; rows: (ScenarioRow & { scenario: string })[]; differences: Difference[] }

/** The base that scenarios are played on: the budget of each cost row, as the ledger and the plan have it. */
export const baseOf = (rows: CostRow[]): ScenarioRow[] =>
  rows.map(({ id, object, system, costKind, year, budget }) => ({
    ...{ id, object, costKind, year, months: [...budget] },
    ...(system && { system }),
  }))

const total = (rows: ScenarioRow[], year?: Year): Ore =>
  sum(rows.flatMap(row => (year === undefined || row.year === year ? row.months : [])))

/**
 * Plays a scenario on the base: new rows that say which scenario they are of, and what each change makes different.
 * The base is as it was. The differences sum to scenario − base, to the öre; without changes the scenario is the base.
 */
export function play(scenario: Scenario, base: ScenarioRow[], terms: ScenarioTerms): Played {
  const years = [...new Set([...terms.years, ...base.map(({ year }) => year)])].toSorted((a, b) => a - b)
  let rows = base
  const differences = scenario.changes.map((change, i): Difference => {
    const before = rows
    const effect = effectOf(change, before, `${scenario.id}-${i + 1}`, { ...terms, years })
    rows = effect.rows
    const { beyond, missing } = effect
    const of = years.map(year => ({ year, amount: total(rows, year) - total(before, year) }))
    return { change: i, amount: total(rows) - total(before), years: of, beyond, missing }
  })
  const tagged = rows.map(row => ({ ...row, months: [...row.months], scenario: scenario.id }))
  return { scenario: scenario.id, rows: tagged, differences }
}

/** One line of a comparison, in öre: the base, and each scenario by its id. */
export type Compared = { object?: string; costKind?: string; year?: Year; base: Ore; scenarios: Record<string, Ore> }
type By = 'object' | 'costKind' | 'year'

/**
 * The base beside scenarios, by object, cost kind or year, or several of them; what any of them has is a line. Each
 * column sums to its rows. A scenario whose line it is not has 0 there.
 */
export function compare(base: ScenarioRow[], played: Played[], by: By[]): Compared[] {
  const keyOf = (row: ScenarioRow) => JSON.stringify(by.map(key => row[key]))
  const columns = [base, ...played.map(({ rows }) => rows)].map(rows => Map.groupBy(rows, keyOf))
  const lines = new Map(columns.flatMap(column => [...column].map(([key, rows]) => [key, rows[0]!] as const)))
  return [...lines].map(([key, row]): Compared => {
    const [own, ...others] = columns.map(column => total(column.get(key) ?? []))
    const said = Object.fromEntries(by.map(name => [name, row[name]]))
    return { ...said, base: own!, scenarios: Object.fromEntries(played.map((p, i) => [p.scenario, others[i]!])) }
  })
}
