import { Activity, Goal } from '#shared/plan-rows.ts'
import { fc } from '@fast-check/vitest'
import type { AccountRole, Level, PersonActor, Side } from '#shared/actor.ts'
import type { Assignment } from '#shared/assignments.ts'
import { Contract } from '#shared/contracts.ts'
import type { CostRow } from '#shared/costs.ts'
import { ManagedObject } from '#shared/objects.ts'
import type { Person } from '#shared/people.ts'
import { newPlan, type PlanWithParts } from '#shared/plans.ts'
import { System } from '#shared/systems.ts'

export const TODAY = '2026-09-14'
/** How many times a property is tried; `npm run prove` tries more. */
export const runs = { numRuns: process.env['PROVE'] ? 10_000 : 100 }

export const object = (id: string, of: Partial<ManagedObject> = {}): ManagedObject => ({
  ...ManagedObject.parse({ id, code: id.toUpperCase(), name: `Objekt ${id}` }),
  ...of,
})
export const system = (id: string, of: Partial<System> = {}): System =>
  System.parse({ id, name: id, object: 'a', ...of })
export const contract = (id: string, of: Partial<Contract> = {}): Contract => Contract.parse({ id, name: id, ...of })
export const person = (id: string, of: Partial<Person> = {}): Person => ({
  id,
  name: `Person ${id}`,
  title: '',
  unit: '',
  available: 100,
  ...of,
})
export const assignment = (place: string, role: string, of: Partial<Assignment> = {}): Assignment => ({
  id: `${place}-${role}`,
  object: place,
  role,
  person: 'p',
  from: '2026-01-01',
  extent: 10,
  ...of,
})

/** Someone signed in, with a role on object `a` when a level is given. */
export const actor = (id: string, level?: Level, side: Side = 'business', roles: AccountRole[] = []): PersonActor => ({
  kind: 'person',
  municipality: '9901',
  person: id,
  name: id,
  accountRoles: roles,
  held: level ? [{ object: 'a', role: roleOf[level] + (side === 'it' ? '-it' : ''), level, side }] : [],
  openToAll: true,
})
const roleOf = { deciding: 'objektagare', leading: 'forvaltningsledare', operative: 'objektspecialist' }

/** The same öre every month. */
export const evenly = (ore: number): number[] => Array<number>(12).fill(ore)

/** A plan of object `a` for 2027 in which nothing is missing. */
export const wholePlan = (): PlanWithParts => ({
  plan: newPlan('a', 2027),
  goals: [Goal.parse({ id: 'g1', text: 'Ett mål', measure: '90 %' })],
  activities: [Activity.parse({ id: 'a1', name: 'Uppgradera', responsible: 'p', due: '2027-05-01', cost: 100 })],
  risks: [{ id: 'r1', text: 'En risk', likelihood: 3, consequence: 4, mitigation: '' }],
  resources: [],
  dependencies: [],
  budget: [{ id: 'b1', costKind: 'licences', months: evenly(6), comment: '' }],
})

const ore = fc.integer({ min: -1_000_000_000, max: 10_000_000_000 })
const months = fc.array(ore, { minLength: 12, maxLength: 12 })

/** Any cost row of 2026 on one of those objects: actuals to a month, and a forecast that repeats them. */
export const costRow = (
  objects: string[],
  kinds = ['licences', 'operations', 'left-the-model'],
): fc.Arbitrary<CostRow> =>
  fc
    .record({
      id: fc.uuid(),
      object: fc.constantFrom(...objects),
      costKind: fc.constantFrom(...kinds),
      budget: months,
      spent: months,
      coming: months,
      actualTo: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ spent, coming, ...row }) => ({
      ...row,
      year: 2026,
      actual: spent.map((amount, month) => (month < row.actualTo ? amount : 0)),
      forecast: spent.map((amount, month) => (month < row.actualTo ? amount : coming[month]!)),
    }))
