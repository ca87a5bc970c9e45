import * as z from 'zod'
import { changeOf } from './change.ts'
import { Day } from './day.ts'
import { Links } from './links.ts'
import type { ManagedObject } from './objects.ts'
import { OwnValues } from './own-fields.ts'
import { Refusal } from './refusal.ts'

/** A system gives a process step main support (huvudstöd) or partial support (delstöd). */
const Support = z.object({ step: z.string().min(1), degree: z.enum(['main', 'partial']) })

const Degree = z.int().min(0).max(9)

/** Informationsklassning: confidentiality, integrity, availability and, where used, traceability, as numbers of the municipality's scale. */
export const Classification = z.object({
  confidentiality: Degree,
  integrity: Degree,
  availability: Degree,
  traceability: Degree.optional(),
})
export type Classification = z.infer<typeof Classification>

const text = (max: number) => z.string().trim().max(max).default('')

/** An IT component: exactly one responsible object, may be used by others. */
export const System = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  shortName: text(20),
  description: text(200),
  object: z.string().min(1),
  usedBy: z.array(z.string()).max(100).default([]),
  supports: z.array(Support).max(24).default([]),
  unit: text(80),
  /** Who uses it, and about how many. */
  userGroup: text(80),
  users: z.int().min(0).max(10_000_000).optional(),
  type: text(60),
  hosting: z.enum(['own', 'supplier', 'saas']).default('supplier'),
  hostingCountry: text(60),
  supplier: text(80),
  version: text(40),
  lifecycle: z.enum(['planned', 'introduced', 'inUse', 'retiring', 'retired']).default('inUse'),
  /** The last day that we mean to use it; not the same as the supplier's end of support. */
  endOfUse: Day.optional(),
  endOfSupport: Day.optional(),
  criticality: z.enum(['low', 'medium', 'high']).default('medium'),
  classification: Classification.optional(),
  classifiedOn: Day.optional(),
  /** The day by which the classification is to be gone through again. */
  classifyBy: Day.optional(),
  personalData: z.enum(['none', 'personal', 'sensitive']).optional(),
  processorAgreement: z.enum(['yes', 'no', 'notNeeded']).optional(),
  thirdCountry: z.boolean().optional(),
  /** Longest time without the system, and longest time of lost data, in hours. */
  rto: z.int().min(0).max(10_000).optional(),
  rpo: z.int().min(0).max(10_000).optional(),
  continuityPlan: z.boolean().optional(),
  continuityTested: Day.optional(),
  signIn: z.enum(['sso', 'own', 'none']).optional(),
  mfa: z.boolean().optional(),
  accessibility: z.enum(['met', 'partly', 'notMet', 'notNeeded']).optional(),
  archiving: text(200),
  /** May its facts be told to the public? */
  published: z.boolean().optional(),
  links: Links,
  /** Values of the municipality's own fields. */
  own: OwnValues,
})
export type System = z.infer<typeof System>

export const NewSystem = System.omit({ id: true })
export const SystemChange = changeOf(NewSystem)

/** A system is used by other objects than the one that answers for it, and by each once. */
export const usedByOthers = <T extends Pick<System, 'object' | 'usedBy'>>(system: T): T => ({
  ...system,
  usedBy: [...new Set(system.usedBy)].filter(object => object !== system.object),
})

/** A system supports steps of its object's process, and no others. Asked when its supports or its object change. */
export function assertSteps(system: Pick<System, 'supports'>, object: ManagedObject): void {
  const steps = new Set(object.steps.map(step => step.id))
  if (system.supports.some(support => !steps.has(support.step)))
    throw new Refusal('process_step_unknown', { object: object.name })
}
