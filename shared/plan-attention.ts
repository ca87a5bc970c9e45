import { termOn, type Contract } from './contracts.ts'
import type { Day } from './day.ts'
import { missing, type Missing } from './plan-missing.ts'
import type { Risk } from './plan-rows.ts'
import type { PlanWithParts } from './plans.ts'
import { placesOf, vacancies, workload, type Register } from './staffing.ts'

/** What whoever decides on a plan should look at: what is missing or a risk, the gravest first. */
export type Attention = { grave: boolean } & (
  | ({ what: 'missing' } & Pick<Missing, 'row' | 'name'> & { of: Missing['what'] })
  | { what: 'risk'; row: string; no: number; value: number; risk: Risk }
  | { what: 'notice'; contract: string; name: string; day: Day }
  | { what: 'vacancy'; role: string }
  | { what: 'overloaded'; person: string; name: string; percent: number }
)

/** A risk of so much is told; from the graver on it is grave. */
const TELLING = 9
const GRAVE = 12

export type AttentionInput = {
  parts: PlanWithParts
  /** Of the object alone. */
  register: Register
  /** Everybody's assignments: load is of all that a person does. */
  assignments: Register['assignments']
  /** Those that cover the object's systems. */
  contracts: Contract[]
}

/**
 * What is missing in the plan, its risks of 9 and more, contracts whose last notice day comes before the plan's year is
 * over, vacant roles, and those with more work than time among whoever the plan relies on.
 */
export function attentionOf({ parts, register, assignments, contracts }: AttentionInput, today: Day): Attention[] {
  const { plan, activities, risks } = parts
  const relied = new Set([...activities.map(a => a.responsible), ...register.assignments.map(a => a.person)])
  const all: Attention[] = [
    ...missing(parts, register.model).map(({ what: of, row, name }) => ({
      what: 'missing' as const,
      grave: true,
      of,
      row,
      name,
    })),
    ...risks.flatMap((risk, i): Attention[] => {
      const value = risk.likelihood * risk.consequence
      return value < TELLING ? [] : [{ what: 'risk', grave: value >= GRAVE, row: risk.id, no: i + 1, value, risk }]
    }),
    ...contracts.flatMap((contract): Attention[] => {
      const day = contract.noticeGiven ? undefined : termOn(contract, today)?.lastNotice
      if (day === undefined || day < today || day > `${plan.year}-12-31`) return []
      return [{ what: 'notice', grave: false, contract: contract.id, name: contract.name, day }]
    }),
    ...vacancies(register, today).map(({ roleName }) => ({ what: 'vacancy' as const, grave: false, role: roleName })),
    ...workload({ assignments, people: register.people }, today)
      .filter(({ person, percent }) => percent > 100 && relied.has(person))
      .map(({ person, name, percent }) => ({ what: 'overloaded' as const, grave: false, person, name, percent })),
  ]
  return all.toSorted((a, b) => Number(b.grave) - Number(a.grave))
}

/** How many of the object's roles are held. */
export const rolesHeld = (register: Register, today: Day): { held: number; of: number } => {
  const { places, vacant } = placesOf(register, today)
  return { held: places - vacant, of: places }
}
