import type { Told } from './entity-history.ts'
import type { PlanPart } from './plan-rows.ts'

/** A row of a plan: of which part, which one, and what it is called; a budget line by its cost kind's id. */
export type PlanRow = { part: PlanPart; id: string; name: string }

/** A line of a plan's story: of the plan itself, or of one of its rows. */
export type PlanTold = Told & { row?: PlanRow }
export type RowTold = Told & { row: Omit<PlanRow, 'name'> }

/** The field that a row is called by. */
const called: Record<PlanPart, string> = {
  ...{ goals: 'text', activities: 'name', risks: 'text' },
  ...{ resources: 'role', dependencies: 'text', budget: 'costKind' },
}

/** What happened to a plan and to its rows, the newest first. A row is called what it was called last, also when it is gone. */
export function planStory(own: Told[], rows: RowTold[]): PlanTold[] {
  const names = new Map<string, string>()
  for (const { row, changes } of rows.toSorted(byTime)) {
    const [, name] = changes[called[row.part]] ?? []
    if (typeof name === 'string') names.set(row.id, name)
  }
  const told = rows.map(({ row, ...line }): PlanTold => ({ ...line, row: { ...row, name: names.get(row.id) ?? '' } }))
  return [...own, ...told].toSorted(byTime).toReversed()
}

const byTime = (a: Told, b: Told) => a.at.localeCompare(b.at) || a.moment.localeCompare(b.moment)
