import * as z from 'zod'
import type { Owning } from './own-fields.ts'

/** What a municipality does with fields that the house has: demands them, or does without. The others are as they were made. */
export const FieldUse = z.record(z.string().max(60), z.enum(['hidden', 'required'])).default({})
export type FieldUse = z.infer<typeof FieldUse>

/** The key of a field of systems, objects or contracts. */
export const useKey = (of: Owning, id: string) => `${of}.${id}`

type Of = { fieldUse: FieldUse }

/** Does the municipality demand it? */
export const isRequired = ({ fieldUse }: Of, of: Owning, id: string) => fieldUse[useKey(of, id)] === 'required'

/** Does the municipality do without it? It keeps its values, and its column in files. */
export const isHidden = ({ fieldUse }: Of, of: Owning, id: string) => fieldUse[useKey(of, id)] === 'hidden'

const used = ({ fieldUse }: Of, of: Owning, as: 'hidden' | 'required'): string[] =>
  Object.keys(fieldUse).flatMap(key =>
    fieldUse[key] === as && key.startsWith(useKey(of, '')) ? [key.slice(useKey(of, '').length)] : [],
  )

/** The fields that the municipality does without. */
export const hiddenFields = (model: Of, of: Owning): string[] => used(model, of, 'hidden')

/** The fields of the house that the municipality demands. */
export const requiredByUse = (model: Of, of: Owning): string[] => used(model, of, 'required')

/** Has a field nothing in it? */
export const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
