import * as z from 'zod'
import type { Assignment } from '../assignments.ts'
import type { CostTotal } from '../costs.ts'
import type { Day } from '../day.ts'
import { mandatoryRolesOf, type Model } from '../model.ts'
import { sum } from '../money.ts'
import type { ManagedObject } from '../objects.ts'
import type { Activity } from '../plan-rows.ts'
import type { Plan } from '../plans.ts'
import { vacancies } from '../staffing.ts'
import type { System } from '../systems.ts'
import type { Tenant } from '../tenants.ts'

export const KeyFigureId = z.enum(['K1', 'K2', 'K9', 'K11', 'K12', 'K14'])
export type KeyFigureId = z.infer<typeof KeyFigureId>

/** One of ours, or one that a network has made. */
export const FigureId = z.union([KeyFigureId, z.string().regex(/^own-[a-z0-9-]{1,40}$/)])
export type FigureId = z.infer<typeof FigureId>

/** What a municipality's key figures are computed from: its own data of one year. */
export type FigureInput = {
  tenant: Tenant
  model: Model
  objects: ManagedObject[]
  systems: System[]
  assignments: Assignment[]
  plans: Plan[]
  activities: Activity[]
  totals: CostTotal[]
  year: number
  today: Day
  /** The last day on which an approval counts as in time. */
  approveBy: Day
}

export type Value = { numerator: number; denominator: number; value: number }

type Definition = {
  version: number
  unit: 'kr' | 'tkr' | 'percent' | 'count'
  /** Public bounds: a value outside is never accepted as a contribution. */
  bounds: [least: number, most: number]
  /** Least absolute width of protection, for values near zero. */
  floor: number
  better: 'up' | 'down' | 'neither'
  decimals: number
  /** Numerator and denominator, or undefined when the data to compute them is missing. */
  parts: (input: FigureInput) => [numerator: number, denominator: number] | undefined
  scale: number
}

const cost = ({ totals, year }: FigureInput) => {
  const of = totals.filter(t => t.year === year)
  return of.length === 0 ? undefined : sum(of.map(t => t.actual || t.forecast))
}
const per = (numerator: number | undefined, denominator: number): [number, number] | undefined =>
  numerator === undefined || denominator === 0 ? undefined : [numerator, denominator]

/** The key figures of this version. A value is numerator ÷ denominator × scale. */
export const definitions: Record<KeyFigureId, Definition> = {
  /** IT cost per inhabitant. */
  K1: {
    version: 1,
    unit: 'kr',
    bounds: [0, 20_000],
    floor: 50,
    better: 'neither',
    decimals: 0,
    scale: 0.01,
    parts: i => per(cost(i), i.tenant.population),
  },
  /** IT cost per årsarbetare. */
  K2: {
    version: 1,
    unit: 'tkr',
    bounds: [0, 500],
    floor: 1,
    better: 'neither',
    decimals: 1,
    scale: 0.00001,
    parts: i => per(cost(i), i.tenant.fullTimeEquivalents),
  },
  /** Systems per 1 000 employees. */
  K9: {
    version: 1,
    unit: 'count',
    bounds: [0, 1_000],
    floor: 2,
    better: 'neither',
    decimals: 0,
    scale: 1_000,
    parts: i =>
      per(i.systems.filter(s => s.lifecycle !== 'retired' && s.lifecycle !== 'planned').length, i.tenant.employees),
  },
  /** Plans approved in time, of all objects. */
  K11: {
    version: 1,
    unit: 'percent',
    bounds: [0, 100],
    floor: 5,
    better: 'up',
    decimals: 0,
    scale: 100,
    parts: i =>
      per(i.plans.filter(p => p.approvedOn !== undefined && p.approvedOn <= i.approveBy).length, i.objects.length),
  },
  /** Activities done in the year, of those planned. */
  K12: {
    version: 1,
    unit: 'percent',
    bounds: [0, 100],
    floor: 5,
    better: 'up',
    decimals: 0,
    scale: 100,
    parts: i =>
      per(
        i.activities.filter(a => a.status === 'done').length,
        i.activities.filter(a => a.status !== 'dropped').length,
      ),
  },
  /** Mandatory roles that are held. */
  K14: {
    version: 1,
    unit: 'percent',
    bounds: [0, 100],
    floor: 5,
    better: 'up',
    decimals: 0,
    scale: 100,
    parts: i => {
      const seats = sum(i.objects.map(o => mandatoryRolesOf(i.model, o, i.systems).length))
      return per(seats - vacancies(i, i.today).length, seats)
    },
  },
}

/** A municipality's own value of a figure. Undefined when data is missing, which is never zero, or when it lies outside the public bounds. */
export function compute(figure: KeyFigureId, input: FigureInput): Value | undefined {
  const { parts, scale, bounds } = definitions[figure]
  const found = parts(input)
  if (!found) return undefined
  const [numerator, denominator] = found
  const value = (numerator / denominator) * scale
  return value < bounds[0] || value > bounds[1] ? undefined : { numerator, denominator, value }
}
