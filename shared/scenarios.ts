import * as z from 'zod'
import { changeOf } from './change.ts'
import { Year } from './day.ts'
import { sum, type Ore } from './money.ts'
import { Refusal } from './refusal.ts'
import { ScenarioChange } from './scenario-changes.ts'
import { effectOf, type ScenarioRow, type ScenarioTerms } from './scenario-effects.ts'
import type { Uncalculated } from './staff-costs.ts'

/** Scenario: what the coming years would cost if some things were otherwise. The changes are made in their order. */
export const Scenario = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  /** What it is about and why it is asked. */
  description: z.string().trim().max(1000).default(''),
  /** The first year that is looked at. */
  baseYear: Year,
  /** How many years after it are looked at too. */
  ahead: z.int().min(1).max(5).default(3),
  changes: z
    .array(ScenarioChange)
    .max(100)
    .refine(changes => new Set(changes.map(({ id }) => id)).size === changes.length)
    .default([]),
})
export type Scenario = z.infer<typeof Scenario>

export const NewScenario = Scenario.omit({ id: true })
export const ScenarioEdit = changeOf(NewScenario)

/** The years that a scenario looks at, the first one first. */
export const yearsOf = ({ baseYear, ahead }: Pick<Scenario, 'baseYear' | 'ahead'>): Year[] =>
  Array.from({ length: ahead + 1 }, (_, i) => baseYear + i)

/** The years that several scenarios look at, without gaps: what they are compared over. */
export function yearsOver(scenarios: Pick<Scenario, 'baseYear' | 'ahead'>[]): Year[] {
  const all = scenarios.flatMap(yearsOf)
  if (all.length === 0) return []
  const [first, last] = [Math.min(...all), Math.max(...all)]
  return yearsOf({ baseYear: first, ahead: last - first })
}

/** A municipality keeps so many scenarios: all of them are played when their list is shown. */
const MOST = 50
export function assertRoom(kept: number): void {
  if (kept >= MOST) throw new Refusal('scenario_too_many', { most: MOST })
}

/** A name that nobody has: the same one with its number after. `copy`: what a copy is called, such as "kopia". */
export function nameOfCopy(name: string, copy: string, taken: string[]): string {
  const used = new Set(taken.map(of => of.toLocaleLowerCase('sv')))
  const called = (n: number) => {
    const end = n === 1 ? ` (${copy})` : ` (${copy} ${n})`
    return name.slice(0, 80 - end.length) + end
  }
  let n = 1
  while (used.has(called(n).toLocaleLowerCase('sv'))) n += 1
  return called(n)
}

/** What one change makes different, in öre: scenario − what it was before the change, of all the years and of each. */
export type Difference = {
  /** Which of the scenario's changes, by its id. */
  change: string
  amount: Ore
  years: { year: Year; amount: Ore }[]
  /** What it moves past the years that are looked at. */
  beyond: Ore
  missing: Uncalculated[]
}

export type Played = { scenario: string; rows: (ScenarioRow & { scenario: string })[]; differences: Difference[] }

const total = (rows: ScenarioRow[], year?: Year): Ore =>
  sum(rows.flatMap(row => (year === undefined || row.year === year ? row.months : [])))

/**
 * Plays a scenario on the base: new rows that say which scenario they are of, and what each change makes different.
 * The base is as it was. The differences sum to scenario − base, to the öre; without changes the scenario is the base.
 */
export function play(scenario: Pick<Scenario, 'id' | 'changes'>, base: ScenarioRow[], terms: ScenarioTerms): Played {
  const years = [...new Set([...terms.years, ...base.map(({ year }) => year)])].toSorted((a, b) => a - b)
  let rows = base
  const differences = scenario.changes.map((change): Difference => {
    const before = rows
    const effect = effectOf(change, before, `${scenario.id}-${change.id}`, { ...terms, years })
    rows = effect.rows
    const { beyond, missing } = effect
    const of = years.map(year => ({ year, amount: total(rows, year) - total(before, year) }))
    return { change: change.id, amount: total(rows) - total(before), years: of, beyond, missing }
  })
  const tagged = rows.map(row => ({ ...row, months: [...row.months], scenario: scenario.id }))
  return { scenario: scenario.id, rows: tagged, differences }
}

/** One line of a comparison, in öre: the base, and each scenario by its id. */
export type Compared = { object?: string; costKind?: string; year?: Year; base: Ore; scenarios: Record<string, Ore> }
export const By = z.enum(['year', 'object', 'costKind'])
export type By = z.infer<typeof By>

/**
 * The base beside scenarios, by object, cost kind or year, or several of them; what any of them has is a line. Each
 * column sums to its rows. A scenario whose line it is not has 0 there.
 */
export function compare(base: ScenarioRow[], played: Pick<Played, 'scenario' | 'rows'>[], by: By[]): Compared[] {
  const keyOf = (row: ScenarioRow) => JSON.stringify(by.map(key => row[key]))
  const columns = [base, ...played.map(({ rows }) => rows)].map(rows => Map.groupBy(rows, keyOf))
  const lines = new Map(columns.flatMap(column => [...column].map(([key, rows]) => [key, rows[0]!] as const)))
  return [...lines].map(([key, row]): Compared => {
    const [own, ...others] = columns.map(column => total(column.get(key) ?? []))
    const said = Object.fromEntries(by.map(name => [name, row[name]]))
    return { ...said, base: own!, scenarios: Object.fromEntries(played.map((p, i) => [p.scenario, others[i]!])) }
  })
}
