import * as z from 'zod'
import { Side } from './actor.ts'
import { FULL_TIME_HOURS, type Assignment } from './assignments.ts'
import { Day, type Year } from './day.ts'
import type { Role } from './model.ts'
import { BasisPoints, Ore, partOf, WHOLE } from './money.ts'
import { addedMonths, daysIn, daysInForce, firstDay, inForceOn, inStep, monthNumbers, type Months } from './months.ts'

/** Lönekostnadspålägg (LKP): employer's charges and pensions on top of salary, in basis points, from a day, and who says so. */
export const Lkp = z.object({
  from: Day,
  basisPoints: BasisPoints.min(0),
  source: z.string().trim().max(200).default(''),
})
export type Lkp = z.infer<typeof Lkp>

/** Löneklass: what a month of full time is reckoned at, in öre, from a day. Never a person's salary. A revision is another row with the same id. */
export const SalaryClass = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  monthly: Ore.min(0),
  from: Day,
})
export type SalaryClass = z.infer<typeof SalaryClass>

const ClassOf = z.record(z.string(), z.string())

/** What staff cost is reckoned by. A role has a class; an assignment may name another, by its id. */
export const StaffTerms = z.object({
  lkp: z.array(Lkp).max(100).default([]),
  classes: z.array(SalaryClass).max(400).default([]),
  ofRole: ClassOf.default({}),
  ofAssignment: ClassOf.default({}),
})
export type StaffTerms = z.infer<typeof StaffTerms>

/** What a full-time year of a class comes to by the terms of a day, in öre: monthly salary × 12 × (1 + LKP). */
export function fullTimeYear({ classes, lkp }: Pick<StaffTerms, 'classes' | 'lkp'>, id: string, day: Day) {
  const salary = inForceOn(
    classes.filter(of => of.id === id),
    day,
  )
  const charge = inForceOn(lkp, day)
  return salary && charge && partOf(12 * salary.monthly, WHOLE + charge.basisPoints, WHOLE)
}

/** Why a month of an assignment has no cost: it is told, and is never silently 0. */
export type StaffFault = 'role_unknown' | 'role_without_class' | 'class_without_salary' | 'no_lkp' | 'no_cost_kind'

/** Calculated staff cost of a role on an object, in öre for each month: a line of its own beside the ledger's. */
export type StaffLine = { origin: 'staff'; object: string; role: string; side: Side; months: Months }
/** Months, 1 to 12, whose cost cannot be calculated. */
export type Uncalculated = { assignment: string; object: string; role: string; why: StaffFault; months: number[] }
export type StaffCosts = { lines: StaffLine[]; missing: Uncalculated[] }

export type Staffed = Pick<Assignment, 'id' | 'object' | 'role' | 'from' | 'to' | 'extent' | 'hours'>
type Roles = Pick<Role, 'id' | 'side'>[]

/** The days of any month go into it whole. */
const DAYS = 377_580n
const UNDER = DAYS * BigInt(FULL_TIME_HOURS) * BigInt(WHOLE)
/** The extent in hours of a full-time year, whichever way it is told; whole as long as a full-time year is whole hundreds. */
const hoursOf = ({ extent, hours }: Staffed): number => hours ?? (extent * FULL_TIME_HOURS) / 100

/** Monthly salary and LKP in force on the month's first day, or why they are not known. */
function rateOf(a: Staffed, roles: Roles, terms: StaffTerms, day: Day): { monthly: Ore; lkp: number } | StaffFault {
  if (!roles.some(({ id }) => id === a.role)) return 'role_unknown'
  const named = terms.ofAssignment[a.id] ?? terms.ofRole[a.role]
  if (named === undefined) return 'role_without_class'
  const salary = inForceOn(
    terms.classes.filter(({ id }) => id === named),
    day,
  )
  if (!salary) return 'class_without_salary'
  const lkp = inForceOn(terms.lkp, day)
  return lkp ? { monthly: salary.monthly, lkp: lkp.basisPoints } : 'no_lkp'
}

function costOfOne(year: Year, a: Staffed, roles: Roles, terms: StaffTerms) {
  const missing = new Map<StaffFault, number[]>()
  const exact = monthNumbers.map(month => {
    const days = daysInForce(a, year, month)
    if (days === 0 || hoursOf(a) === 0) return 0n
    const rate = rateOf(a, roles, terms, firstDay(year, month))
    if (typeof rate === 'string') {
      missing.set(rate, [...(missing.get(rate) ?? []), month])
      return 0n
    }
    const charged = BigInt(rate.monthly) * BigInt(WHOLE + rate.lkp) * BigInt(hoursOf(a))
    return charged * BigInt(days) * (DAYS / BigInt(daysIn(year, month)))
  })
  const { id: assignment, object, role } = a
  const faults = [...missing].map(([why, months]): Uncalculated => ({ assignment, object, role, why, months }))
  return { object, role, months: inStep(exact, UNDER), faults }
}

/**
 * Beräknad personalkostnad: extent × monthly salary of the class × 12 × (1 + LKP), a twelfth a month, and of a month
 * that the assignment does not last the part of its calendar days. In öre, rounded once a year for each assignment.
 * The salary and the LKP in force on the month's first day count for the month. Assignments are given as far as they
 * last (`lasting`): both ends belong to them. What cannot be calculated is listed with why.
 */
export function staffCosts(year: Year, assignments: Staffed[], roles: Roles, terms: StaffTerms): StaffCosts {
  const each = assignments.map(a => costOfOne(year, a, roles, terms))
  const known = each.filter(({ months }) => months.some(amount => amount !== 0))
  const lines = [...Map.groupBy(known, ({ object, role }) => JSON.stringify([object, role])).values()].map(
    (of): StaffLine => {
      const { object, role } = of[0]!
      const { side } = roles.find(({ id }) => id === role)!
      return { origin: 'staff', object, role, side, months: addedMonths(of.map(({ months }) => months)) }
    },
  )
  return { lines, missing: each.flatMap(({ faults }) => faults) }
}

/** Staff cost by what each line says, such as its object or side, in öre for each month. Nothing is lost: the sums are the lines'. */
export const staffBy = (lines: StaffLine[], of: 'object' | 'role' | 'side'): Map<string, Months> =>
  new Map([...Map.groupBy(lines, line => line[of])].map(([key, own]) => [key, addedMonths(own.map(l => l.months))]))
