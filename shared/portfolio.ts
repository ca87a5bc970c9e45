import { may } from './permissions.ts'
import type { Actor } from './actor.ts'
import type { Component } from './components.ts'
import { coversOf, type Contract, type Cover } from './contracts.ts'
import type { CostTotal } from './costs.ts'
import { addDays, yearOf, type Day } from './day.ts'
import { hiddenFields, requiredByUse } from './field-use.ts'
import { offeredFamilies } from './families.ts'
import { submittedOf, type FollowUp, type Status } from './followups.ts'
import { sum } from './money.ts'
import { askedFields, type AskedField } from './own-fields.ts'
import { objectStanding, type ObjectReason } from './object-validity.ts'
import type { Plan, PlanState } from './plans.ts'
import { staffed, type Register } from './staffing.ts'
import type { Standing } from './standing.ts'
import type { LeanSystem } from './system-fields.ts'

/** What a portfolio is read from: the register, this year's follow-ups, next year's plans, and totals of every year. */
export type PortfolioInput = Omit<Register, 'people' | 'systems'> & {
  systems: Omit<LeanSystem, 'empty' | 'given' | 'supporting'>[]
  components: Pick<Component, 'object'>[]
  contracts: Contract[]
  plans: Plan[]
  followUps: FollowUp[]
  totals: CostTotal[]
  /** Last month with actuals this year, 0–12. */
  actualTo: number
}

type LifecycleRisk = 'low' | 'medium' | 'high'

/** Why a lifecycle risk is not low: what ends first, and when. */
type RiskReason = { system: string; what: 'support' | 'contract'; day: Day }

/** One object as a row. Amounts in öre. */
export type PortfolioRow = {
  id: string
  code: string
  name: string
  unit: string
  family: string
  status: Status | 'na'
  plan: PlanState | 'none'
  lifecycleRisk: LifecycleRisk
  riskReason?: RiskReason
  systems: number
  systemNames: string[]
  staffed: number
  roles: number
  /** Budget of the last five years, oldest first. */
  trend: number[]
  budget: number
  actual: number
  forecast: number
  mine: boolean
  mayEdit: boolean
} & Standing<ObjectReason>

export type Portfolio = {
  year: number
  planYear: number
  actualTo: number
  overBudgetPercent: number
  rows: PortfolioRow[]
  mayCreate: boolean
  /** The families that an object may be put in. */
  families: string[]
  /** The own fields that are shown. */
  ownFields: AskedField[]
  /** Fields that the municipality does without. */
  hidden: string[]
  /** Fields that the municipality demands. */
  required: string[]
}

/** Lifecycle risk is high when a critical system loses its support or contract within a year, medium when any system does. */
function lifecycleRisk(
  systems: PortfolioInput['systems'],
  covers: Map<string, Cover>,
  today: Day,
): Pick<PortfolioRow, 'lifecycleRisk' | 'riskReason'> {
  const horizon = addDays(today, 365)
  const ending = systems
    .filter(system => system.lifecycle !== 'retired')
    .flatMap(({ id, name: system, criticality, endOfSupport }) => [
      { system, critical: criticality === 'high', what: 'support' as const, day: endOfSupport },
      { system, critical: criticality === 'high', what: 'contract' as const, day: covers.get(id)?.term?.end },
    ])
    .flatMap(({ day, ...end }) => (day && day <= horizon ? [{ ...end, day }] : []))
    .toSorted((a, b) => Number(b.critical) - Number(a.critical) || a.day.localeCompare(b.day))
  const [worst] = ending
  if (!worst) return { lifecycleRisk: 'low' }
  const { critical, ...riskReason } = worst
  return { lifecycleRisk: critical ? 'high' : 'medium', riskReason }
}

/** An object's status is that of its latest submitted follow-up this year; without one it is not assessed. */
export const statusOf = (followUps: FollowUp[], object: string): Status | 'na' =>
  submittedOf(followUps.filter(f => f.object === object)).at(-1)?.status ?? 'na'

/** A forecast is red when it is more than the municipality's limit over budget. */
export const isOverBudget = (budget: number, forecast: number, percent: number) =>
  (forecast - budget) * 100 > Math.abs(budget) * percent

/** The whole portfolio, one row per object, largest budget first. */
export function portfolio(input: PortfolioInput, actor: Actor, today: Day): Portfolio {
  const year = yearOf(today)
  const totals = new Map(input.totals.map(t => [`${t.year}#${t.object}`, t]))
  const systems = Map.groupBy(input.systems, s => s.object)
  const covers = coversOf(input.contracts, today)
  const held = Map.groupBy(input.assignments, a => a.object)
  const belonging = Map.groupBy(input.components, c => c.object)
  const mine = actor.kind === 'person' ? new Set(actor.held.map(h => h.object)) : new Set()

  const rows = input.objects.map((object): PortfolioRow => {
    const of = systems.get(object.id) ?? []
    const own = { model: input.model, systems: of, assignments: held.get(object.id) ?? [] }
    const { reasons, missing, complete } = objectStanding(
      object,
      { ...own, components: belonging.get(object.id) ?? [] },
      today,
    )
    const total = totals.get(`${year}#${object.id}`)
    return {
      id: object.id,
      code: object.code,
      name: object.name,
      unit: object.unit,
      family: object.family,
      status: statusOf(input.followUps, object.id),
      plan: input.plans.find(p => p.object === object.id)?.state ?? 'none',
      ...lifecycleRisk(of, covers, today),
      systems: of.length,
      systemNames: of.map(s => s.name),
      ...staffed({ ...input, ...own }, object, today),
      ...{ reasons, missing, complete },
      trend: [-4, -3, -2, -1, 0].map(back => totals.get(`${year + back}#${object.id}`)?.budget ?? 0),
      budget: total?.budget ?? 0,
      actual: total?.actual ?? 0,
      forecast: total?.forecast ?? 0,
      mine: mine.has(object.id),
      mayEdit: may(actor, 'register:edit', object.id),
    }
  })
  return {
    year,
    planYear: year + 1,
    actualTo: input.actualTo,
    overBudgetPercent: input.model.overBudgetPercent,
    families: offeredFamilies(input.model),
    ownFields: askedFields(input.model, 'object'),
    hidden: hiddenFields(input.model, 'object'),
    required: requiredByUse(input.model, 'object'),
    rows: rows.toSorted((a, b) => b.budget - a.budget || a.name.localeCompare(b.name, 'sv')),
    mayCreate: may(actor, 'register:create'),
  }
}

/** The sum row of whichever rows are shown. */
export const totalOf = (rows: PortfolioRow[]) => ({
  systems: sum(rows.map(r => r.systems)),
  staffed: sum(rows.map(r => r.staffed)),
  roles: sum(rows.map(r => r.roles)),
  budget: sum(rows.map(r => r.budget)),
  actual: sum(rows.map(r => r.actual)),
  forecast: sum(rows.map(r => r.forecast)),
})
