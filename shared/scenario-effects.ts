import * as z from 'zod'
import { Origin } from './cost-origins.ts'
import { Year, yearOf, type Day } from './day.ts'
import { sum, WHOLE, type Ore } from './money.ts'
import { inStep, monthOf, Months, monthsBy, negated, noMonths, placeOf, placeOfDay } from './months.ts'
import type { ChangeOf, ScenarioChange } from './scenario-changes.ts'
import { Nature } from './placing.ts'
import { staffCosts, type StaffTerms, type Uncalculated } from './staff-costs.ts'
import type { Role } from './model.ts'

/** A budgeted cost of one year, in öre for each month, with what it belongs to. */
export const ScenarioRow = z.object({
  id: z.string().min(1),
  object: z.string().min(1),
  costKind: z.string().min(1),
  system: z.string().optional(),
  contract: z.string().optional(),
  activity: z.string().optional(),
  investment: z.string().optional(),
  origin: Origin.optional(),
  nature: Nature.optional(),
  year: Year,
  months: Months,
})
export type ScenarioRow = z.infer<typeof ScenarioRow>

/** What changes are reckoned by: the years that the scenario covers, and what staff costs. */
export type ScenarioTerms = { years: Year[]; staff: StaffTerms; roles: Pick<Role, 'id' | 'side'>[] }

/** The rows after a change; what is moved past the last year, in öre; and months whose staff cost is not known. */
export type Effect = { rows: ScenarioRow[]; beyond: Ore; missing: Uncalculated[] }
type Rows = ScenarioRow[]
const effect = (rows: Rows, rest: Partial<Omit<Effect, 'rows'>> = {}): Effect => ({
  ...{ rows, beyond: 0, missing: [] },
  ...rest,
})

const isFrom = (year: Year, index: number, from: Day) => placeOf(year, index + 1) >= placeOfDay(from)
const since = (row: ScenarioRow, from: Day, amount: (was: Ore) => Ore): Months =>
  row.months.map((was, i) => (isFrom(row.year, i, from) ? amount(was) : was))

/** An amount in the month of a day; one outside the years is moved past them, and told. */
function once(
  rows: Rows,
  id: string,
  of: Pick<ScenarioRow, 'object' | 'costKind'>,
  amount: Ore,
  on: Day,
  years: Year[],
) {
  if (!years.includes(yearOf(on))) return effect(rows, { beyond: amount })
  const months = noMonths().with(monthOf(on) - 1, amount)
  return effect([...rows, { ...of, id, year: yearOf(on), months }])
}

function endSystem(rows: Rows, change: ChangeOf<'endSystem'>, id: string, years: Year[]): Effect {
  const ended = rows.map(row =>
    row.system === change.system ? { ...row, months: since(row, change.from, () => 0) } : row,
  )
  if (!change.exit) return effect(ended)
  const { object, costKind, amount } = change.exit
  return once(ended, id, { object, costKind }, amount, change.from, years)
}

const isIndexed = (row: ScenarioRow, { of }: ChangeOf<'index'>) =>
  of.what === 'all' || (of.what === 'costKind' ? row.costKind === of.costKind : row.contract === of.contract)

function index(rows: Rows, change: ChangeOf<'index'>): Effect {
  const factor = BigInt(WHOLE + change.basisPoints)
  const raised = (row: ScenarioRow): Months => {
    const moved = row.months.map((was, i) => (isFrom(row.year, i, change.from) ? BigInt(was) : 0n))
    const after = inStep(
      moved.map(was => was * factor),
      BigInt(WHOLE),
    )
    return row.months.map((was, i) => was - Number(moved[i]!) + after[i]!)
  }
  return effect(rows.map(row => (isIndexed(row, change) ? { ...row, months: raised(row) } : row)))
}

function staff(rows: Rows, change: ChangeOf<'staff'>, id: string, { years, staff, roles }: ScenarioTerms): Effect {
  const { object, role, costKind } = change
  const from: Day = `${change.from.slice(0, 7)}-01`
  const held = { id, object, role, from, extent: Math.abs(change.extent) }
  const each = years.map(year => ({ year, ...staffCosts(year, [held], roles, staff) }))
  const added = each.flatMap(({ year, lines }) =>
    lines.map(({ origin, months }): ScenarioRow => {
      const signed = change.extent < 0 ? negated(months) : months
      return { id: `${id}-${year}`, object, costKind, origin, year, months: signed }
    }),
  )
  return effect([...rows, ...added], { missing: each.flatMap(({ missing }) => missing) })
}

const isDelayed = (row: ScenarioRow, { of }: ChangeOf<'delay'>) =>
  of.what === 'activity' ? row.activity === of.activity : row.investment === of.investment

/** A row moved is a row for each year that it reaches; each says where it came from. */
function moved(row: ScenarioRow, by: number, years: Year[]): { rows: Rows; beyond: Ore } {
  const at = new Map(row.months.map((amount, i) => [placeOf(row.year, i + 1) + by, amount]))
  const rows = years.flatMap((year): Rows => {
    const months = monthsBy(year, place => at.get(place) ?? 0)
    if (year !== row.year && months.every(amount => amount === 0)) return []
    return [{ ...row, id: year === row.year ? row.id : `${row.id}-${year}`, year, months }]
  })
  return { rows, beyond: sum(row.months) - sum(rows.flatMap(({ months }) => months)) }
}

function delay(rows: Rows, change: ChangeOf<'delay'>, years: Year[]): Effect {
  const each = rows.map(row => (isDelayed(row, change) ? moved(row, change.months, years) : { rows: [row], beyond: 0 }))
  return effect(
    each.flatMap(of => of.rows),
    { beyond: sum(each.map(of => of.beyond)) },
  )
}

/** What a change makes of the rows: new rows, and those given are as they were. `id`: what the rows that it adds are called by. */
export function effectOf(change: ScenarioChange, rows: Rows, id: string, terms: ScenarioTerms): Effect {
  if (change.kind === 'endSystem') return endSystem(rows, change, id, terms.years)
  if (change.kind === 'index') return index(rows, change)
  if (change.kind === 'staff') return staff(rows, change, id, terms)
  if (change.kind === 'delay') return delay(rows, change, terms.years)
  const { object, costKind, amount, on } = change
  return once(rows, id, { object, costKind }, amount, on, terms.years)
}
