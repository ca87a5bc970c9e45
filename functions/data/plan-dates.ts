import { FollowUp } from '#shared/followups.ts'
import { Activity, Dependency, Goal, Risk } from '#shared/plan-rows.ts'
import { Plan } from '#shared/plans.ts'
import type { Scope } from './collection.ts'
import { seen } from './pending.ts'
import type { Row } from './table.ts'

/** What of a year's plans has dates or says that something has been handed in, of every object, in one question. */
export async function planDates({ door, keys }: Pick<Scope, 'door' | 'keys'>, year: number) {
  const rows = await seen(door, keys, await door.all({ pk: keys.plan(year, '').pk }))
  const byPart = Map.groupBy(rows, ({ sk }) => sk.split('#')[0]!)
  const of = <T>(part: string, { parse }: { parse: (row: unknown) => T }) => (byPart.get(part) ?? []).map(parse)
  const rowsOf = <T extends object>(part: string, { parse }: { parse: (row: unknown) => T }) =>
    (byPart.get(part) ?? []).map((row: Row) => ({ ...parse(row), object: row.sk.split('#')[1]!, year }))
  return {
    plans: of('PLAN', Plan),
    followUps: of('FUP', FollowUp),
    activities: rowsOf('ACT', Activity),
    risks: rowsOf('RSK', Risk),
    dependencies: rowsOf('DEP', Dependency),
    goals: rowsOf('GOAL', Goal),
  }
}
