import { addMonths, Day, monthDay } from './day.ts'
import { sum, type Ore } from './money.ts'
import { addedMonths } from './months.ts'
import { lineTotal, planParts, rowName, rowSchemas, type BudgetLine, type PlanPart, type RowOf } from './plan-rows.ts'
import { canonical, type PlanWithParts } from './plans.ts'

/** How a row stands against last year's plan. `was`: what its changed fields said then; of a reference, what that row was called. */
type RowChange = { kind: 'new' } | { kind: 'same' } | { kind: 'changed'; was: Record<string, unknown> }

/** A row of last year's plan that this year's does not go on with; a budget line is called by its cost kind's id. */
export type Dropped = { part: PlanPart; id: string; name: string }

/** What this year's plan says otherwise than last year's. */
export type PlanChanges = {
  /** Every row of this year's plan, by its part and its id. */
  rows: { [P in PlanPart]: Record<string, RowChange> }
  dropped: Dropped[]
  counts: { new: number; changed: number; same: number; dropped: number }
  /** The sums of both budgets, in öre. */
  budget: { before: Ore; now: Ore }
}

type Parts = Pick<PlanWithParts, PlanPart>
type Row = { id: string; from?: string | undefined } & Record<string, unknown>

/** How the year went is no change of what is planned. */
const NOT_PLANNED = new Set(['id', 'from', 'status', 'doneOn'])
/** Fields that name another row of the plan, and of which part. */
const REFERENCES: Partial<Record<string, PlanPart>> = { goal: 'goals', risk: 'risks', after: 'activities' }

/**
 * Each row against the row of last year's plan that it goes on from. A budget line and a resource go on from last
 * year's of the same cost kind and role; the only line of a cost kind goes on from all of last year's. A day is unchanged when it is the same day a year later, or of the plan's year.
 */
export function planChanges(now: PlanWithParts, then: Parts): PlanChanges {
  const before = { ...then, budget: withWholeKinds(now.budget, then.budget) }
  const came = origins(now, before)
  const rows = Object.fromEntries(
    planParts.map(part => [
      part,
      Object.fromEntries(rowsOf(now, part).map(row => [row.id, changeOf(row, part, before, came, now.plan.year)])),
    ]),
  ) as PlanChanges['rows']
  const dropped = planParts.flatMap(part => {
    const kept = new Set(came[part].values())
    return rowsOf(before, part)
      .filter(({ id }) => !kept.has(id))
      .map(row => ({ part, id: row.id, name: nameOf(part, row) }))
  })
  const kinds = planParts.flatMap(part => Object.values(rows[part]).map(({ kind }) => kind))
  const count = (kind: RowChange['kind']) => kinds.filter(of => of === kind).length
  return {
    rows,
    dropped,
    counts: { new: count('new'), changed: count('changed'), same: count('same'), dropped: dropped.length },
    budget: { before: sum(before.budget.map(lineTotal)), now: sum(now.budget.map(lineTotal)) },
  }
}

/** Last year's lines, those of a cost kind that has one line now as one: what is no longer told apart is no longer compared apart. */
function withWholeKinds(now: BudgetLine[], before: BudgetLine[]): BudgetLine[] {
  const of = Map.groupBy(before, ({ costKind }) => costKind)
  return [...of].flatMap(([kind, lines]) => {
    const [one, ...more] = now.filter(({ costKind }) => costKind === kind)
    if (lines.length === 1 || !one || more.length > 0) return lines
    const { id, costKind } = lines.find(line => line.id === one.from) ?? lines[0]!
    const comment = [...new Set(lines.flatMap(line => line.comment || []))].join(' ')
    return { id, costKind, comment, months: addedMonths(lines.map(line => line.months)) }
  })
}

type Origins = Record<PlanPart, Map<string, string>>

/** Which of last year's rows each of this year's goes on from. */
function origins(now: Parts, before: Parts): Origins {
  const alike = { budget: 'costKind', resources: 'role' } as Partial<Record<PlanPart, string>>
  return Object.fromEntries(
    planParts.map(part => {
      const old = rowsOf(before, part)
      const said = new Set(rowsOf(now, part).map(({ from }) => from))
      const field = alike[part]
      const from = (row: Row) =>
        old.find(({ id }) => id === row.from)?.id ??
        (field === undefined ? undefined : old.find(of => of[field] === row[field] && !said.has(of.id))?.id)
      return [part, new Map(rowsOf(now, part).flatMap(row => (from(row) === undefined ? [] : [[row.id, from(row)!]])))]
    }),
  ) as Origins
}

function changeOf(row: Row, part: PlanPart, before: Parts, came: Origins, year: number): RowChange {
  const old = rowsOf(before, part).find(({ id }) => id === came[part].get(row.id))
  if (!old) return { kind: 'new' }
  const was = Object.keys(rowSchemas[part].shape)
    .filter(field => !NOT_PLANNED.has(field))
    .flatMap(field => {
      const of = REFERENCES[field]
      if (!of) return unchanged(row[field], old[field], year) ? [] : [[field, old[field]]]
      return sameRows(row[field], old[field], came[of]) ? [] : [[field, namesOf(old[field], of, before)]]
    })
  return was.length === 0 ? { kind: 'same' } : { kind: 'changed', was: Object.fromEntries(was) }
}

function unchanged(now: unknown, was: unknown, year: number): boolean {
  const day = Day.safeParse(was)
  if (canonical(now ?? '') === canonical(was ?? '')) return true
  return day.success && (now === addMonths(day.data, 12) || now === monthDay(year, day.data.slice(5)))
}

const ids = (value: unknown): string[] => [value ?? []].flat() as string[]

/** The same rows are named; one that does not go on is named by nobody. */
function sameRows(now: unknown, was: unknown, came: Map<string, string>): boolean {
  const kept = new Set(came.values())
  const then = ids(was).filter(id => kept.has(id))
  return (
    canonical(
      ids(now)
        .map(id => came.get(id) ?? `new ${id}`)
        .toSorted(),
    ) === canonical(then.toSorted())
  )
}

const namesOf = (value: unknown, part: PlanPart, before: Parts) =>
  ids(value)
    .flatMap(id => rowsOf(before, part).filter(row => row.id === id))
    .map(row => nameOf(part, row))
    .join(', ')

const rowsOf = (parts: Parts, part: PlanPart) => parts[part] as unknown as Row[]
const nameOf = (part: PlanPart, row: Row) => (rowName[part] as (row: RowOf<PlanPart>) => string)(row as never)
