import * as z from 'zod'
import { changeOf } from './change.ts'
import { Day } from './day.ts'
import { Links } from './links.ts'
import { OwnValues } from './own-fields.ts'

const ProcessStep = z.object({ id: z.string().min(1), name: z.string().trim().min(1).max(80) })

/** Förvaltningsobjekt: an area of responsibility bounded by business processes; holds systems and business components. */
export const ManagedObject = z.object({
  id: z.string().min(1),
  /** Short code that people say, such as FO-03. Unique in the municipality. */
  code: z.string().trim().min(1).max(12),
  name: z.string().trim().min(1).max(80),
  purpose: z.string().trim().max(1000).default(''),
  /** Omfattning: what belongs to it and what does not. */
  scope: z.string().trim().max(1000).default(''),
  /** Organisation unit whose business it is, such as Socialförvaltningen. */
  unit: z.string().trim().max(80).default(''),
  family: z.string().trim().max(80).default(''),
  /** An infrastructure object may have an IT side only: its business roles are then no vacancies. */
  sides: z.enum(['both', 'it']).default('both'),
  /** The day it began to be run as an object; no deadlines before. */
  since: Day.optional(),
  /** The steps of the business process that the object supports, in order. */
  steps: z.array(ProcessStep).max(12).default([]),
  links: Links,
  /** Values of the municipality's own fields. */
  own: OwnValues,
})
export type ManagedObject = z.infer<typeof ManagedObject>

export const NewObject = ManagedObject.omit({ id: true, since: true })
export const ObjectChange = changeOf(NewObject)
