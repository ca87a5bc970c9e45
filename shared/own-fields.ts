import * as z from 'zod'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** A fact of systems that the municipality has added itself. A hidden one keeps its values, and is no longer shown. */
export const OwnField = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['text', 'number', 'day', 'link']),
  /** A system without it is incomplete. */
  required: z.boolean().default(false),
  hidden: z.boolean().default(false),
  guidance: z.string().trim().max(200).default(''),
})
export type OwnField = z.infer<typeof OwnField>

/** Values of own fields, by the field's id: a renamed field keeps them. */
export const OwnValues = z
  .record(z.string().min(1).max(60), z.union([z.string().trim().min(1).max(500), z.number()]))
  .default({})
type Own = Record<string, string | number>

const LINK = /^https?:\/\/\S+$/
const fits: Record<OwnField['kind'], (value: string | number) => boolean> = {
  text: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  day: value => Day.safeParse(value).success,
  link: value => typeof value === 'string' && LINK.test(value),
}

/** The key of an own field among those of a system that the house has: forms, columns of files and what is missing. */
export const ownKey = (id: string) => `own.${id}`

/** The own fields that are asked for. */
export const shownFields = (fields: readonly OwnField[]) => fields.filter(field => !field.hidden)

/** The fields with a new value that is not of their kind. What stood there before may stand. */
export const misfits = (fields: readonly OwnField[], own: Own, before: Own = {}): OwnField[] =>
  fields.filter(({ id, kind }) => own[id] !== undefined && own[id] !== before[id] && !fits[kind](own[id]))

/** A new value belongs to a field of the model, and is of its kind. */
export function assertOwn(fields: readonly OwnField[], own: Own, before: Own = {}): void {
  const known = new Set(fields.map(field => field.id))
  if (Object.keys(own).some(id => !known.has(id) && !(id in before))) throw new Refusal('own_field_unknown', {})
  const [first] = misfits(fields, own, before)
  if (first) throw new Refusal('own_value_wrong', { name: first.name, kind: first.kind })
}

type Given = { own?: Own | undefined }

/** A field that systems have values in keeps its kind, and is hidden instead of removed. */
export function assertFieldsFree(before: OwnField[], after: OwnField[], systems: Given[]): void {
  for (const { id, name, kind } of before) {
    const is = after.find(field => field.id === id)
    const n = systems.filter(({ own }) => own?.[id] !== undefined).length
    if (n > 0 && !is) throw new Refusal('own_field_used', { name, n })
    if (n > 0 && is!.kind !== kind) throw new Refusal('own_field_kind', { name, n })
  }
}

/** What becomes of systems: those whose value is no longer shown, and those that become incomplete. */
export type FieldConsequence = { id: string; name: string; what: 'hidden' | 'required'; systems: number }

/** What a change of the own fields leads to for systems. */
export function fieldConsequences(before: OwnField[], after: OwnField[], systems: Given[]): FieldConsequence[] {
  return after.flatMap(({ id, name, hidden, required }): FieldConsequence[] => {
    const was = before.find(field => field.id === id)
    const given = systems.filter(({ own }) => own?.[id] !== undefined).length
    const [empty, wasAsked] = [systems.length - given, was && was.required && !was.hidden]
    if (hidden && was && !was.hidden && given > 0) return [{ id, name, what: 'hidden', systems: given }]
    return required && !hidden && !wasAsked && empty > 0 ? [{ id, name, what: 'required', systems: empty }] : []
  })
}
