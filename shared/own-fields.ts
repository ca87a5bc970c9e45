import * as z from 'zod'
import { offered, valueOf, type CodeList, type CodeValue } from './code-lists.ts'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** What may have own fields. */
export const Owning = z.enum(['system', 'object', 'contract'])
export type Owning = z.infer<typeof Owning>

/** A fact that the municipality has added itself. A hidden one keeps its values, and is no longer shown. */
export const OwnField = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  of: Owning.default('system'),
  kind: z.enum(['text', 'number', 'day', 'choice', 'link']),
  /** Of a choice: the code list whose values it may have. */
  list: z.string().min(1).optional(),
  /** What lacks it is incomplete. */
  required: z.boolean().default(false),
  hidden: z.boolean().default(false),
  guidance: z.string().trim().max(200).default(''),
})
export type OwnField = z.infer<typeof OwnField>

/** Values of own fields, by the field's id: a renamed field keeps them. */
export const OwnValues = z
  .record(z.string().min(1).max(60), z.union([z.string().trim().min(1).max(500), z.number()]))
  .default({})
export type Own = Record<string, string | number>

/** A field with the values that it may have. */
export type AskedField = OwnField & { values: CodeValue[] }

type Fields = { ownFields: readonly OwnField[]; codeLists: readonly CodeList[] }

/** Every own field of systems, of objects or of contracts, hidden ones too, with the values of its code list. */
export const fieldsOf = ({ ownFields, codeLists }: Fields, of: Owning): AskedField[] =>
  ownFields
    .filter(field => field.of === of)
    .map(field => ({ ...field, values: codeLists.find(({ id }) => id === field.list)?.values ?? [] }))

/** The own fields that are asked for. */
export const askedFields = (model: Fields, of: Owning) => fieldsOf(model, of).filter(field => !field.hidden)

/** Those that are asked for and required. */
export const requiredFields = (fields: readonly OwnField[], of: Owning) =>
  fields.filter(field => field.of === of && field.required && !field.hidden)

/** The key of an own field among those that the house has: forms, columns of files and what is missing. */
export const ownKey = (id: string) => `own.${id}`

/** The required own fields that something lacks, by their keys. */
export const missingOwn = (fields: readonly OwnField[], of: Owning, given: readonly string[]): string[] =>
  requiredFields(fields, of)
    .filter(({ id }) => !given.includes(id))
    .map(({ id }) => ownKey(id))

const LINK = /^https?:\/\/\S+$/
const fits: Record<OwnField['kind'], (value: string | number, values: CodeValue[]) => boolean> = {
  text: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  day: value => Day.safeParse(value).success,
  choice: (value, values) => offered(values).some(({ id }) => id === value),
  link: value => typeof value === 'string' && LINK.test(value),
}

/** A value as it is now: a choice that has gone into another is that other. */
const valueNow = ({ kind, values }: Pick<AskedField, 'kind' | 'values'>, value: string | number) =>
  kind === 'choice' ? (valueOf(values, value)?.id ?? value) : value

/** What something has in its own fields, as it is now. */
export const ownNow = (fields: readonly AskedField[], own: Own): Own =>
  Object.fromEntries(
    Object.entries(own).map(([key, value]) => {
      const field = fields.find(({ id }) => id === key)
      return [key, field ? valueNow(field, value) : value]
    }),
  )

/** The fields with a new value that is not of their kind. What stood there before may stand, a retired choice too. */
export const misfits = (fields: readonly AskedField[], own: Own, before: Own = {}): AskedField[] => {
  const stood = ownNow(fields, before)
  return fields.filter(({ id, kind, values }) => {
    const value = own[id]
    return value !== undefined && value !== before[id] && value !== stood[id] && !fits[kind](value, values)
  })
}

/** A new value belongs to a field of the model, and is of its kind. */
export function assertOwn(fields: readonly AskedField[], own: Own, before: Own = {}): void {
  const known = new Set(fields.map(field => field.id))
  if (Object.keys(own).some(id => !known.has(id) && !(id in before))) throw new Refusal('own_field_unknown', {})
  const [first] = misfits(fields, own, before)
  if (first) throw new Refusal('own_value_wrong', { name: first.name, kind: first.kind })
}
