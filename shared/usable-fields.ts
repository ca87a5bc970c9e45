import { isEmpty, isHidden, isRequired, useKey, type FieldUse } from './field-use.ts'
import type { Model } from './model.ts'
import { missingOwn, Owning } from './own-fields.ts'
import { alwaysThere, expectedBy, leanSystem, missingIn, systemFields } from './system-fields.ts'
import type { System } from './systems.ts'
import { Refusal } from './refusal.ts'

type Usable = { id: string; mayHide: boolean }

/** What rules reason about and lists are found by may be demanded, but is never hidden. */
const steady = new Set<string>([
  ...['description', 'unit', 'supplier', 'hosting', 'personalData', 'processorAgreement'],
  ...['endOfUse', 'endOfSupport', 'classifiedOn', 'classifyBy', 'published'],
])

/** The fields of the house that a municipality may demand, or do without. */
export const usableFields: Record<Owning, readonly Usable[]> = {
  system: systemFields.filter(({ id }) => !alwaysThere.has(id)).map(({ id }) => ({ id, mayHide: !steady.has(id) })),
  object: [
    { id: 'purpose', mayHide: true },
    { id: 'scope', mayHide: true },
    { id: 'unit', mayHide: false },
    { id: 'steps', mayHide: true },
  ],
  contract: [
    { id: 'number', mayHide: true },
    { id: 'supplier', mayHide: false },
    { id: 'start', mayHide: true },
    { id: 'priceIndex', mayHide: true },
    { id: 'valuePerYear', mayHide: false },
  ],
}

type Asked = Pick<Model, 'ownFields' | 'fieldUse'>
type Facts = { own?: Record<string, unknown> | undefined }

/** What is required of an object or a contract and is not there: fields of the house, then own fields. */
export const missingOf = (model: Asked, of: Exclude<Owning, 'system'>, facts: Facts): string[] => [
  ...usableFields[of]
    .map(({ id }) => id)
    .filter(id => isRequired(model, of, id) && isEmpty((facts as Record<string, unknown>)[id])),
  ...missingOwn(model.ownFields, of, Object.keys(facts.own ?? {})),
]

/** Only fields that may be hidden are, and only fields that there are, are demanded. */
export function assertUse(use: FieldUse): void {
  const allowed = new Set(
    Owning.options.flatMap(of =>
      usableFields[of].flatMap(({ id, mayHide }) => [
        `${useKey(of, id)} required`,
        ...(mayHide ? [`${useKey(of, id)} hidden`] : []),
      ]),
    ),
  )
  const wrong = Object.entries(use).find(([key, value]) => !allowed.has(`${key} ${value}`))
  if (wrong) throw new Refusal('malformed', { fields: [{ path: `/fieldUse/${wrong[0]}`, message: wrong[1] }] })
}

/** What hiding or demanding a field of the house leads to; it is named by its key. */
export type UseConsequence = { id: string; field: string; what: 'hidden' | 'required'; of: Owning; n: number }

/** How many records stop showing a value, and how many become incomplete. */
export function useConsequences(before: Asked, after: Asked, records: Record<Owning, Facts[]>): UseConsequence[] {
  return Owning.options.flatMap(of =>
    usableFields[of].flatMap(({ id: field }): UseConsequence[] => {
      const id = useKey(of, field)
      const lacks = (model: Asked) => {
        const expected = expectedBy(model)
        return (facts: Facts) =>
          (of === 'system' ? missingIn(leanSystem(facts as System), expected) : missingOf(model, of, facts)).includes(
            field,
          )
      }
      const [lacked, lack] = [lacks(before), lacks(after)]
      const count = (is: (facts: Facts) => boolean) => records[of].filter(is).length
      if (before.fieldUse[id] === after.fieldUse[id]) return []
      const n = isHidden(after, of, field)
        ? count(facts => !isEmpty((facts as Record<string, unknown>)[field]))
        : count(facts => lack(facts) && !lacked(facts))
      const what = isHidden(after, of, field) ? ('hidden' as const) : ('required' as const)
      return n > 0 ? [{ id, field, what, of, n }] : []
    }),
  )
}
