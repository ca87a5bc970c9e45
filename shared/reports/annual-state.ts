import * as z from 'zod'
import type { PersonActor } from '../actor.ts'
import { Day, Year } from '../day.ts'
import { Refusal } from '../refusal.ts'

/** What people write in an årsrapport, in the order of its sections. */
export const AnnualText = z.enum(['summary', 'results', 'reprioritised', 'finances', 'ahead'])
export type AnnualText = z.infer<typeof AnnualText>
const text = z.string().trim().max(8000)
const Texts = z.object(
  Object.fromEntries(AnnualText.options.map(of => [of, text.default('')])) as Record<
    AnnualText,
    z.ZodDefault<typeof text>
  >,
)

/** Årsrapport of an object and a year: written, reviewed by somebody else than its writer, and approved with what it tells. */
export const Annual = z.object({
  object: z.string().min(1),
  year: Year,
  state: z.enum(['draft', 'reviewed', 'approved']),
  texts: Texts,
  /** Who wrote in it last. */
  writtenBy: z.string().optional(),
  reviewed: z.object({ by: z.string(), day: Day }).optional(),
  approved: z.object({ by: z.string(), day: Day, reference: z.string().max(60) }).optional(),
  /** The name of the report as it was approved, and of its PDF. */
  frozen: z.string().optional(),
  kept: z.object({ hash: z.string().length(64), bytes: z.int().min(1) }).optional(),
})
export type Annual = z.infer<typeof Annual>

export const AnnualChange = z.object(
  Object.fromEntries(AnnualText.options.map(of => [of, text.optional()])) as Record<
    AnnualText,
    z.ZodOptional<typeof text>
  >,
)
export const AnnualApproval = z.object({ reference: z.string().trim().max(60).default('') })

export const newAnnual = (year: number, object: string): Annual =>
  Annual.parse({ year, object, state: 'draft', texts: {} })

const inState = ({ state }: Annual, needed: Annual['state']) => {
  if (state !== needed) throw new Refusal('report_wrong_state', { state, needed })
}

/** An årsrapport is written in until it is approved; what has changed since it was reviewed is reviewed again. */
export function write(of: Annual, texts: z.infer<typeof AnnualChange>, by: PersonActor): Annual {
  if (of.state === 'approved') throw new Refusal('report_wrong_state', { state: of.state, needed: 'draft' })
  const { reviewed: _, ...rest } = of
  const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined))
  return { ...rest, state: 'draft', texts: { ...of.texts, ...given }, writtenBy: by.person }
}

/** It is reviewed by somebody else than who wrote in it last. */
export function review(of: Annual, by: PersonActor, today: Day): Annual {
  inState(of, 'draft')
  if (of.writtenBy === by.person) throw new Refusal('report_own_text', {})
  return { ...of, state: 'reviewed', reviewed: { by: by.person, day: today } }
}

/** It is approved once, when it is reviewed, and from then on it is what it was. */
export function approve(of: Annual, by: PersonActor, reference: string, today: Day): Annual {
  inState(of, 'reviewed')
  return { ...of, state: 'approved', approved: { by: by.person, day: today, reference } }
}
