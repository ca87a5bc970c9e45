import type { Year } from './day.ts'
import { sum, type Ore } from './money.ts'
import type { ScenarioRow, ScenarioTerms } from './scenario-effects.ts'
import { lostIn, type Known, type Referred } from './scenario-known.ts'
import { compare, play, yearsOf, yearsOver, type By, type Difference, type Played, type Scenario } from './scenarios.ts'

/** What scenarios are played on: the base of every year that any of them looks at, and what there is to refer to. */
export type Ground = { base: ScenarioRow[]; terms: Omit<ScenarioTerms, 'years'>; known: Known }

/** What one change makes different; `lost`: what it refers to that has left, and then it makes nothing. */
type ChangeTold = Difference & { lost: Referred[] }
type Rows = Pick<Played, 'scenario' | 'rows'>
type Told = Rows & { base: ScenarioRow[]; differences: ChangeTold[] }

/** Plays a scenario over some years. What refers to something that has left is told, and has no effect. */
export function playOn(
  { base, terms, known }: Ground,
  scenario: Pick<Scenario, 'id' | 'changes'>,
  years: Year[],
): Told {
  const own = base.filter(({ year }) => years.includes(year))
  const lost = new Map(scenario.changes.map(change => [change.id, lostIn(change, known)]))
  const standing = scenario.changes.filter(({ id }) => lost.get(id)!.length === 0)
  const played = play({ ...scenario, changes: standing }, own, { ...terms, years })
  const none = { amount: 0, years: years.map(year => ({ year, amount: 0 })), beyond: 0, missing: [] }
  const differences = scenario.changes.map(({ id }): ChangeTold => {
    const made = played.differences.find(({ change }) => change === id)
    return { change: id, ...none, ...made, lost: lost.get(id)! }
  })
  return { scenario: scenario.id, rows: played.rows, base: own, differences }
}

/** A line of a comparison as pages show it: what it is called, the base, and each scenario by its id, in öre. */
type Line = { id: string; name: string; base: Ore; scenarios: Record<string, Ore> }
export type Lines = Record<By, Line[]>
type Named = { id: string; name: string }
export type Names = { objects: Named[]; kinds: Named[] }

const allOf = (rows: ScenarioRow[]): Ore => sum(rows.flatMap(({ months }) => months))
const none = (line: Line) => line.base === 0 && Object.values(line.scenarios).every(amount => amount === 0)

/** Lines by year, by object and by cost kind, each in an order that people know; each column sums to the same whole. Every year is a line. */
export function linesOf(years: Year[], base: ScenarioRow[], played: Rows[], { objects, kinds }: Names): Lines {
  const by = (way: By): Line[] =>
    compare(base, played, [way]).map(({ base: own, scenarios, ...of }) => {
      const id = String(of[way])
      const name = (way === 'object' ? objects : kinds).find(one => one.id === id)?.name ?? id
      return { id, name, base: own, scenarios }
    })
  const told = (way: By) => by(way).filter(line => !none(line))
  const nothing = Object.fromEntries(played.map(({ scenario }) => [scenario, 0]))
  const ofYears = new Map(by('year').map(line => [line.id, line]))
  return {
    year: years.map(String).map(id => ofYears.get(id) ?? { id, name: id, base: 0, scenarios: nothing }),
    object: told('object').toSorted((a, b) => b.base - a.base || a.name.localeCompare(b.name, 'sv')),
    costKind: inOrder(told('costKind'), kinds),
  }
}
/** In the order of the model; what has left it comes last. */
function inOrder(lines: Line[], kinds: Named[]): Line[] {
  const place = (id: string) => {
    const at = kinds.findIndex(kind => kind.id === id)
    return at < 0 ? kinds.length : at
  }
  return lines.toSorted((a, b) => place(a.id) - place(b.id))
}

/** A scenario as its list has it: what it makes of the years that it looks at, in öre. */
export type ScenarioRowTold = Pick<Scenario, 'id' | 'name' | 'description' | 'baseYear' | 'ahead'> & {
  base: Ore
  amount: Ore
  changes: number
  /** How many of its changes refer to something that has left. */
  lost: number
}
export function scenarioRow(scenario: Scenario, ground: Ground): ScenarioRowTold {
  const { id, name, description, baseYear, ahead, changes } = scenario
  const { base, differences } = playOn(ground, scenario, yearsOf(scenario))
  return {
    ...{ id, name, description, baseYear, ahead, base: allOf(base), changes: changes.length },
    amount: sum(differences.map(({ amount }) => amount)),
    lost: differences.filter(({ lost }) => lost.length > 0).length,
  }
}

/** A scenario of its own beside the base. The changes' differences sum to scenario − base, in all and of each year. */
export function scenarioTold(scenario: Scenario, ground: Ground, names: Names) {
  const years = yearsOf(scenario)
  const { differences, base, ...played } = playOn(ground, scenario, years)
  return { differences, lines: linesOf(years, base, [played], names) }
}

/** The base beside scenarios, over all the years that any of them looks at. */
export function sideBySide(scenarios: Scenario[], ground: Ground, names: Names) {
  const years = yearsOver(scenarios)
  const base = ground.base.filter(({ year }) => years.includes(year))
  const played = scenarios.map(scenario => playOn(ground, scenario, years))
  return { years, lines: linesOf(years, base, played, names) }
}
