import type { CostRow } from './costs.ts'
import { yearOf, type Year } from './day.ts'
import type { CostKind, Role } from './model.ts'
import { addedMonths, noMonths } from './months.ts'
import { staffCosts, type StaffCosts, type Staffed, type StaffLine, type StaffTerms } from './staff-costs.ts'

/** The model's cost kind Personal. Ids never change, whatever it is called. */
export const STAFF_KIND = 'staff'

/** Is there an LKP in the year? Before the first one a municipality has no calculated staff cost, and nothing is missing. */
export const isReckoned = ({ lkp }: Pick<StaffTerms, 'lkp'>, year: Year): boolean =>
  lkp.some(({ from }) => yearOf(from) <= year)

type Of = { assignments: Staffed[]; roles: Pick<Role, 'id' | 'side'>[]; costKinds: Pick<CostKind, 'id'>[] }

/** What staff costs in a year, and what of it cannot be calculated. A model without the cost kind has nowhere to tell it. */
export function staffOf(year: Year, { assignments, roles, costKinds }: Of, terms: StaffTerms): StaffCosts {
  if (!isReckoned(terms, year)) return { lines: [], missing: [] }
  const all = staffCosts(year, assignments, roles, terms)
  if (costKinds.some(({ id }) => id === STAFF_KIND)) return all
  const homeless = assignments.flatMap(a => staffCosts(year, [a], roles, terms).lines.map(line => ({ a, line })))
  const missing = homeless.map(({ a: { id: assignment, object, role }, line }) => ({
    ...{ assignment, object, role, why: 'no_cost_kind' as const },
    months: line.months.flatMap((ore, i) => (ore === 0 ? [] : [i + 1])),
  }))
  return { lines: [], missing: [...all.missing, ...missing] }
}

/**
 * Calculated staff cost as cost rows, one for each side of an object: actual as far as the year's actuals go, forecast
 * for the whole year, and nobody's budget.
 */
export const staffRowsOf = (year: Year, lines: StaffLine[], actualTo: number): CostRow[] =>
  [...Map.groupBy(lines, ({ object, side }) => JSON.stringify([object, side])).values()].map(of => {
    const { object, side } = of[0]!
    const months = addedMonths(of.map(line => line.months))
    return {
      ...{ id: `staff|${object}|${side}`, object, costKind: STAFF_KIND, origin: 'staff' as const, year, actualTo },
      budget: noMonths(),
      actual: months.map((ore, month) => (month < actualTo ? ore : 0)),
      forecast: months,
    }
  })

/**
 * What is planned, where an object's staff cost is calculated: in those months what was planned and entered of the same
 * is not told twice. Its budget stands, and so does what is bought by contract or from a supplier.
 */
export function besideStaff(planned: CostRow[], lines: StaffLine[]): CostRow[] {
  if (lines.length === 0) return planned
  const by = Map.groupBy(lines, ({ object }) => object)
  return planned.map(row => {
    const own = row.costKind === STAFF_KIND && !row.contract && !row.supplier && by.get(row.object)
    if (!own) return row
    const calculated = addedMonths(own.map(({ months }) => months))
    const left = (months: number[]) => months.map((ore, month) => (calculated[month] === 0 ? ore : 0))
    return { ...row, actual: left(row.actual), forecast: left(row.forecast) }
  })
}
