import type { Activity } from '../../plan-rows.ts'
import type { Assignment } from '../../assignments.ts'
import type { Contract } from '../../contracts.ts'
import type { Counted, KnownCount } from '../../cost-counts.ts'
import type { CostRow } from '../../costs.ts'
import type { Day, Year } from '../../day.ts'
import type { Model } from '../../model.ts'
import type { ManagedObject } from '../../objects.ts'
import type { Plan } from '../../plans.ts'
import type { System } from '../../systems.ts'
import type { Scope } from '../coverage.ts'

/** When a plan was submitted and approved the first time: a revision does not make it late. */
export type PlanDays = Pick<Plan, 'object' | 'submittedOn' | 'approvedOn'>

/** What a municipality's key figures are computed from: its own data of one period. */
export type FigureInput = {
  year: Year
  /** A year that goes on: its costs are the forecast, and the figure is flagged. */
  forecast: boolean
  /** The day that the state of things is told for: the year's last, or today in a year that goes on. */
  day: Day
  /** The last day on which an approval counts as in time. */
  approveBy: Day
  model: Model
  objects: ManagedObject[]
  systems: Pick<System, 'id' | 'name' | 'object' | 'lifecycle'>[]
  assignments: Assignment[]
  contracts: Contract[]
  plans: PlanDays[]
  activities: (Activity & { object: string })[]
  /** The cost rows of the year's objects; none where nothing has been read in or planned. */
  rows: CostRow[]
  /** Last month with actuals, 0–12. */
  actualTo: number
  /** What it is divided by, as known on the day. */
  counts: Record<Counted, KnownCount | undefined>
  scope: Scope
}

/** What the lines of a side are about. */
export type By = 'object' | 'costKind' | 'nature' | 'system' | 'plan' | 'activity' | 'contract' | 'count'
export type Line = { id: string; amount: number }
/** A numerator or denominator: each way to tell what it consists of sums to it. Money is öre. */
export type Side = { amount: number; unit: 'ore' | 'count' | 'days'; ways: { by: By; lines: Line[] }[] }
export type Parts = { numerator: Side; denominator: Side }

/** Why a municipality has no value of its own: the data is missing, which is never zero. */
export type Lacking =
  | 'no_costs'
  /** The year is closed and its actuals do not cover it. */
  | 'year_not_read'
  | 'no_budget'
  | `no_${Counted}`
  /** Nobody has said what a cost kind with costs is part of. */
  | 'kinds_unsaid'
  /** No cost says whether it is upkeep or enhancement. */
  | 'natures_unsaid'
  | 'nothing_there'
  | 'outside_bounds'

export type Unit = 'kr' | 'tkr' | 'percent' | 'count' | 'days'

/** A key figure as it is told and released; what it is computed from is added by the house's own. */
export type Told = {
  version: number
  /** The day that this version of the definition began to be used. */
  from: Day
  unit: Unit
  /** Public bounds: a value outside is never accepted as a contribution. */
  bounds: [least: number, most: number]
  /** Least absolute width of protection, for values near zero. */
  floor: number
  better: 'up' | 'down' | 'neither'
  decimals: number
  /** A value is numerator ÷ denominator × scale. */
  scale: number
  /** Does a ratio of sums mean something? */
  sums: boolean
  /** Is it of costs, so that coverage is told beside it? */
  costs: boolean
}

export type Definition = Told & { parts: (input: FigureInput) => Parts | Lacking }
