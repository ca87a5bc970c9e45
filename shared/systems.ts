import * as z from 'zod'
import { changeOf } from './change.ts'
import { addMonths, Day } from './day.ts'
import type { ManagedObject } from './objects.ts'
import { Refusal } from './refusal.ts'

/** A system gives a process step main support (huvudstöd) or partial support (delstöd). */
const Support = z.object({ step: z.string().min(1), degree: z.enum(['main', 'partial']) })

/** An IT component: exactly one responsible object, may be used by others. */
export const System = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(200).default(''),
  object: z.string().min(1),
  usedBy: z.array(z.string()).max(100).default([]),
  supports: z.array(Support).max(24).default([]),
  hosting: z.enum(['own', 'supplier', 'saas']).default('supplier'),
  supplier: z.string().trim().max(80).default(''),
  lifecycle: z.enum(['planned', 'introduced', 'inUse', 'retiring', 'retired']).default('inUse'),
  /** The supplier's end of support; not the same as our own end date. */
  endOfSupport: Day.optional(),
  contractEnd: Day.optional(),
  /** Months of notice before the contract ends. */
  noticeMonths: z.int().min(0).max(36).optional(),
  criticality: z.enum(['low', 'medium', 'high']).default('medium'),
})
export type System = z.infer<typeof System>

export const NewSystem = System.omit({ id: true })
export const SystemChange = changeOf(NewSystem)

/** Sista uppsägningsdag: the contract's end less its months of notice, computed and never typed. */
export const lastNoticeDay = ({ contractEnd, noticeMonths }: Pick<System, 'contractEnd' | 'noticeMonths'>) =>
  contractEnd && addMonths(contractEnd, -(noticeMonths ?? 0))

/** A system supports steps of its object's process, and no others. */
export function assertSteps(system: Pick<System, 'supports'>, object: ManagedObject): void {
  const steps = new Set(object.steps.map(step => step.id))
  const strange = system.supports.find(support => !steps.has(support.step))
  if (strange) throw new Refusal('process_step_unknown', { step: strange.step })
}
