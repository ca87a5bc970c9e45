import * as z from 'zod'
import { isOperations } from '../cost-origins.ts'
import { sumsOf, type CostRow } from '../costs.ts'
import type { ManagedObject } from '../objects.ts'
import { sum, type Ore } from '../money.ts'

/**
 * What IT costs may consist of: each is a question of scope, answered by what the municipality's costs
 * hold, or by what it says itself.
 */
export const ScopePart = z.enum([
  /** Own staff, with payroll overhead. */
  'staff',
  'hired',
  'licences',
  /** Purchased services and operations. */
  'services',
  'equipment',
  'telecom',
  /** Depreciation and interest. */
  'capital',
  /** Costs in the förvaltningar, outside the IT department. */
  'departments',
  /** Shares of companies and joint authorities. */
  'companies',
  /** Pupils' devices, which are told apart. */
  'pupils',
])
export type ScopePart = z.infer<typeof ScopePart>

/** What the preset's cost kinds are part of; what brings in, is divided or cannot be said is part of none. */
const ofPreset: Record<string, ScopePart> = {
  ...{ staff: 'staff', consultants: 'hired', licences: 'licences', hardware: 'equipment', telecom: 'telecom' },
  ...{ support: 'services', operations: 'services', integration: 'services', training: 'services' },
  ...{ development: 'services', security: 'services', depreciation: 'capital' },
}
/** Of the preset, and nobody's to place: income, what is divided inside the municipality, and the rest. */
const besides = new Set(['internal', 'other', 'income', 'allocation'])

const Name = z.string().trim().min(1).max(80)

/** What a municipality says of its costs' scope, beside what can be read from them. */
export const Scope = z.object({
  /** The organisation units that are the IT department. */
  itUnits: z.array(Name).max(20).default([]),
  /** What the municipality's own cost kinds are part of. */
  kinds: z.record(z.string().min(1).max(80), ScopePart).default({}),
  /** Parts that it has costs of in its sums, although no cost kind of its own shows them. */
  included: z.array(ScopePart).max(10).default([]),
  /** Parts that it has no cost of. */
  none: z.array(ScopePart).max(10).default([]),
  /** Parts that it has costs of and that are not in its sums. */
  left: z.array(ScopePart).max(10).default([]),
})
export type Scope = z.infer<typeof Scope>
export const noScope = (): Scope => Scope.parse({})

/** How complete a municipality's IT cost is: published beside every cost figure, for it is the biggest source of error. */
export const Coverage = z.object({
  /** How much of the cost lies outside the IT department, in per cent; absent where nobody has said which units that is. */
  outside: z.number().optional(),
  /** Questions of scope that are answered, of all. */
  answered: z.int().min(0),
  all: z.int().min(0),
})
export type Coverage = z.infer<typeof Coverage>

type Answer = 'has' | 'included' | 'none' | 'left' | 'open'
/** A question of scope: its answer, and what the costs hold of it in öre. */
export type Question = { part: ScopePart; answer: Answer; amount: Ore }

/** What a cost kind is part of: as the municipality says, else as the preset has it. `none` is part of none, `undefined` nobody knows. */
export const partOf = (kind: string, { kinds }: Pick<Scope, 'kinds'>): ScopePart | 'none' | undefined =>
  kinds[kind] ?? ofPreset[kind] ?? (besides.has(kind) ? 'none' : undefined)

type Costs = {
  rows: CostRow[]
  objects: Pick<ManagedObject, 'id' | 'unit'>[]
  scope: Scope
  what: 'actual' | 'forecast'
}

/** How much of the cost of operations lies on objects of other units than the IT department's, and all of it, in öre. */
export function outsideIt({ rows, objects, scope, what }: Costs): { outside: Ore; all: Ore } | undefined {
  if (scope.itUnits.length === 0) return undefined
  const inside = new Set(objects.filter(({ unit }) => scope.itUnits.includes(unit)).map(({ id }) => id))
  const own = rows.filter(isOperations)
  return { outside: sumsOf(own.filter(({ object }) => !inside.has(object)))[what], all: sumsOf(own)[what] }
}

/** Each question of scope with its answer. What the costs hold answers by itself; nothing there and nothing said is open. */
export function questionsOf(costs: Costs): Question[] {
  const { rows, scope, what } = costs
  const by = Map.groupBy(rows.filter(isOperations), row => partOf(row.costKind, scope))
  const held = (part: ScopePart): Ore =>
    part === 'departments' ? (outsideIt(costs)?.outside ?? 0) : sum((by.get(part) ?? []).flatMap(row => row[what]))
  return ScopePart.options.map(part => {
    const amount = held(part)
    const said = (['included', 'none', 'left'] as const).find(of => scope[of].includes(part))
    return { part, amount, answer: amount !== 0 ? 'has' : (said ?? 'open') }
  })
}

/** The coverage of a year's costs. */
export function coverageOf(costs: Costs): Coverage {
  const questions = questionsOf(costs)
  const share = outsideIt(costs)
  return {
    answered: questions.filter(({ answer }) => answer !== 'open').length,
    all: questions.length,
    ...(share && share.all > 0 && { outside: Math.min(100, Math.max(0, (share.outside / share.all) * 100)) }),
  }
}
