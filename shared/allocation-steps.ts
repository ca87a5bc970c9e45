import { allocateMonths, receiversOf, type AllocationKey, type Measures, type Names } from './allocation-keys.ts'
import { addedMonths, negated, noMonths, type Months } from './months.ts'
import { Refusal } from './refusal.ts'

/** A row of intern fördelning, in öre for each month: + where the cost is borne, − where it was. Outside the reconciliation. */
export type InternalRow = { origin: 'allocation'; object: string; counterpart: string; months: Months }

/** What one object divides among others: all that it costs, with what has been laid on it by others. */
export type AllocationStep = { giver: string; key: AllocationKey }

/**
 * The rows of what a giver has others bear: each receiver's +, and for each a − of the giver's, so that the sum of every
 * month is 0. A giver's own part stays, without rows.
 */
export const internalRows = (giver: string, parts: { receiver: string; months: Months }[]): InternalRow[] =>
  parts
    .filter(({ receiver }) => receiver !== giver)
    .flatMap(({ receiver, months }): InternalRow[] => [
      { origin: 'allocation', object: receiver, counterpart: giver, months },
      { origin: 'allocation', object: giver, counterpart: receiver, months: negated(months) },
    ])

/**
 * The steps in the order that they are taken: whoever is given to divides after those who give to it, otherwise as
 * written. A giver's own part is no circle. Refuses two steps of one giver, and a circle, with the names round it.
 */
export function orderOf(steps: AllocationStep[], names: Names = {}): AllocationStep[] {
  const named = (id: string) => names[id] ?? id
  const byGiver = new Map<string, AllocationStep>()
  for (const step of steps) {
    if (byGiver.has(step.giver)) throw new Refusal('allocation_giver_twice', { name: named(step.giver) })
    byGiver.set(step.giver, step)
  }
  const givesTo = (step: AllocationStep) => receiversOf(step.key).filter(id => id !== step.giver && byGiver.has(id))
  const done = new Set<string>()
  const reversed: AllocationStep[] = []
  const visit = (step: AllocationStep, path: string[]) => {
    const at = path.indexOf(step.giver)
    if (at >= 0) throw new Refusal('allocation_cycle', { names: [...path.slice(at), step.giver].map(named) })
    if (done.has(step.giver)) return
    for (const id of givesTo(step).toReversed()) visit(byGiver.get(id)!, [...path, step.giver])
    done.add(step.giver)
    reversed.push(step)
  }
  for (const step of steps.toReversed()) visit(step, [])
  return reversed.toReversed()
}

/**
 * Stegvis fördelning: each giver in turn divides what it costs and what it has been given. What everything costs
 * together is the same before and after, each month. Refuses as `orderOf` and `assertKey`.
 */
export function allocateInSteps(
  costs: Record<string, Months>,
  steps: AllocationStep[],
  measures: Measures,
  names?: Names,
): { rows: InternalRow[]; after: Record<string, Months> } {
  const after = new Map(Object.entries(costs))
  const rows = orderOf(steps, names).flatMap(({ giver, key }) => {
    const { parts } = allocateMonths(after.get(giver) ?? noMonths(), key, measures, names)
    const own = internalRows(giver, parts)
    for (const { object, months } of own) after.set(object, addedMonths([after.get(object) ?? noMonths(), months]))
    return own
  })
  return { rows, after: Object.fromEntries(after) }
}
