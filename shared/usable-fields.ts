import { isEmpty, isHidden, isRequired, useKey, type FieldUse } from './field-use.ts'
import type { Model } from './model.ts'
import { missingOwn, Owning, requiredFields } from './own-fields.ts'
import { partThere } from './standing.ts'
import { alwaysThere, expectedBy, leanSystem, missingIn, systemFields } from './system-fields.ts'
import type { System } from './systems.ts'
import { Refusal } from './refusal.ts'

/** A field of the house. Expected of an object or a contract: always, or when something else holds; of a system it stands in its list. */
type Usable = { id: string; mayHide: boolean; mayDemand?: false; expected?: (facts: Facts) => boolean }

/** What rules reason about and lists are found by may be demanded, but is never hidden. */
const steady = new Set<string>([
  ...['description', 'unit', 'supplier', 'hosting', 'personalData', 'processorAgreement'],
  ...['endOfUse', 'endOfSupport', 'classifiedOn', 'classifyBy', 'published'],
])

/** The fields of the house that a municipality may demand, or do without. */
export const usableFields: Record<Owning, readonly Usable[]> = {
  // The classification is expected of every system, and rules reason about it: it is neither demanded nor hidden here.
  system: [
    ...systemFields.filter(({ id }) => !alwaysThere.has(id)).map(({ id }) => ({ id, mayHide: !steady.has(id) })),
    { id: 'supports', mayHide: true },
    // Most systems are used by their own object alone.
    { id: 'usedBy', mayHide: true, mayDemand: false },
  ],
  // An object's sides tell which of its roles are vacant: every object has them, and they are never hidden.
  object: [
    { id: 'purpose', mayHide: true, expected: () => true },
    { id: 'scope', mayHide: true },
    { id: 'unit', mayHide: false, expected: () => true },
    { id: 'family', mayHide: true },
    // What has an IT side only supports no process of the business.
    { id: 'steps', mayHide: true, expected: ({ sides }) => sides !== 'it' },
  ],
  // The last notice day is computed from end, notice and extension: none is hidden, and of the last two nothing is an answer too.
  contract: [
    { id: 'number', mayHide: true },
    { id: 'supplier', mayHide: false, expected: () => true },
    { id: 'owner', mayHide: false, expected: () => true },
    { id: 'start', mayHide: true },
    { id: 'end', mayHide: false },
    { id: 'priceIndex', mayHide: true },
    { id: 'valuePerYear', mayHide: false },
    { id: 'systems', mayHide: false, expected: () => true },
  ],
}

type Asked = Pick<Model, 'ownFields' | 'fieldUse'>
type Facts = { own?: Record<string, unknown> | undefined; sides?: string }
type Known = Exclude<Owning, 'system'>

/** The fields of the house that are expected of an object or a contract here. */
const expectedOf = (model: Asked, of: Known, facts: Facts): string[] =>
  usableFields[of]
    .filter(({ id, expected }) => isRequired(model, of, id) || (expected?.(facts) && !isHidden(model, of, id)))
    .map(({ id }) => id)

/** What is expected of an object or a contract and is not there: fields of the house, then own fields. */
export const missingOf = (model: Asked, of: Known, facts: Facts): string[] => [
  ...expectedOf(model, of, facts).filter(id => isEmpty((facts as Record<string, unknown>)[id])),
  ...missingOwn(model.ownFields, of, Object.keys(facts.own ?? {})),
]

/** How much of what is expected of an object or a contract is there, in whole per cent. */
export const completenessOf = (model: Asked, of: Known, facts: Facts): number =>
  partThere(
    expectedOf(model, of, facts).length + requiredFields(model.ownFields, of).length,
    missingOf(model, of, facts).length,
  )

/** Only fields that may be hidden are, and only fields that there are, are demanded. */
export function assertUse(use: FieldUse): void {
  const allowed = new Set(
    Owning.options.flatMap(of =>
      usableFields[of].flatMap(({ id, mayHide, mayDemand = true }) => [
        ...(mayDemand ? [`${useKey(of, id)} required`] : []),
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
