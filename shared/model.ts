import * as z from 'zod'
import { Level, Side } from './actor.ts'
import { CodeList } from './code-lists.ts'
import { FieldUse } from './field-use.ts'
import type { ManagedObject } from './objects.ts'
import { OwnField } from './own-fields.ts'
import type { System } from './systems.ts'
import { Scale, Terms } from './terms.ts'

const Lines = z.array(z.string().trim().min(1).max(300)).max(20).default([])

/** Mandat: what a role, or a forum, decides, is responsible for and takes part in. */
export const Mandate = z.object({ decides: Lines, responsible: Lines, takesPart: Lines })
export type Mandate = z.infer<typeof Mandate>
export const mandateParts = Object.keys(Mandate.shape) as (keyof Mandate)[]

/** A role with its mandate. */
export const Role = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  level: Level,
  side: Side,
  mandatory: z.boolean().default(true),
  /** A mandatory role of a larger object: only where the object answers for at least so many systems. */
  fromSystems: z.int().min(1).max(99).optional(),
  ...Mandate.shape,
})
export type Role = z.infer<typeof Role>

export const Section = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  guidance: z.string().max(500).default(''),
  hidden: z.boolean().default(false),
  /** Must something be written here before the plan is submitted? Where it is not said, the house says (`plan-sections.ts`). */
  demanded: z.boolean().optional(),
})

export type Section = z.infer<typeof Section>

/** Kostnadsslag. A hidden one keeps its name where it is used, and is no longer offered. */
export const CostKind = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  hidden: z.boolean().default(false),
})
export type CostKind = z.infer<typeof CostKind>

/** Objektfamilj: objects say its name. */
export const Family = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  hidden: z.boolean().default(false),
})
export type Family = z.infer<typeof Family>

/** A business process and its steps, in order: what an object's own steps can begin from. */
export const Process = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  steps: z.array(z.string().trim().min(1).max(80)).max(12).default([]),
  hidden: z.boolean().default(false),
})
export type Process = z.infer<typeof Process>

/** One of the municipality's goals, from above: what the goals of plans lead to. */
export const SteeringGoal = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(200),
  hidden: z.boolean().default(false),
})
export type SteeringGoal = z.infer<typeof SteeringGoal>

export const Preset = z.enum(['full', 'light', 'own'])
export type Preset = z.infer<typeof Preset>

/** Who approves a plan: the side that owns the object, or each side its part; after a forum's decision where that is asked for. */
export const Approval = z
  .object({ by: z.enum(['owner', 'both']), afterForum: z.boolean() })
  .default({ by: 'owner', afterForum: false })
export type Approval = z.infer<typeof Approval>

/** The municipality's own model: role names, mandates, plan sections and cost kinds are data. */
export const Model = z.object({
  preset: Preset,
  roles: z.array(Role).max(40),
  sections: z.array(Section).max(40),
  costKinds: z.array(CostKind).max(60),
  families: z.array(Family).max(60).default([]),
  processes: z.array(Process).max(60).default([]),
  /** The municipality's goals, which the goals of plans are linked to. */
  steering: z.array(SteeringGoal).max(60).default([]),
  /** Facts of systems, objects and contracts that are the municipality's own. */
  ownFields: z.array(OwnField).max(60).default([]),
  /** The values that its own choices may have. */
  codeLists: z.array(CodeList).max(30).default([]),
  /** Fields of the house that the municipality demands or does without. */
  fieldUse: FieldUse,
  /** What statuses and levels are called here. */
  terms: Terms,
  /** The levels of information classification. */
  scale: Scale,
  /** May the one who submitted a plan approve it? */
  ownApproval: z.boolean().default(false),
  approval: Approval,
  /** A forecast this many per cent over budget is red. */
  overBudgetPercent: z.int().min(0).max(50).default(5),
  /** How often objects are followed up. */
  periods: z.enum(['tertials', 'quarters']).default('tertials'),
  /** A follow-up locks so many days after it was due. */
  lockAfterDays: z.int().min(0).max(90).default(3),
})
export type Model = z.infer<typeof Model>

/** The roles that an object uses: an object with an IT side only uses the IT roles, unless the model has none on that side. */
export function rolesOf({ roles }: Pick<Model, 'roles'>, { sides }: Pick<ManagedObject, 'sides'>): Role[] {
  const it = roles.filter(role => role.side === 'it')
  return sides === 'it' && it.length > 0 ? it : roles
}

/** The roles that somebody must hold on an object. The one rule: everything that counts vacancies asks here. */
export function mandatoryRolesOf(
  model: Pick<Model, 'roles'>,
  object: ManagedObject,
  systems: Pick<System, 'object'>[],
) {
  const own = systems.filter(system => system.object === object.id).length
  return rolesOf(model, object).filter(role => role.mandatory && own >= (role.fromSystems ?? 0))
}
