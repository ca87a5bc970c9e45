import { isEmpty, isHidden, isRequired, type FieldUse } from './field-use.ts'
import { missingOwn, requiredFields, type OwnField } from './own-fields.ts'
import { partThere } from './standing.ts'
import { System } from './systems.ts'

/** What a classification is made of; the last is not used everywhere. */
export const degrees = ['confidentiality', 'integrity', 'availability', 'traceability'] as const

/** What a field holds, by which its form control, its column and its cell in a file follow. */
type FieldKind = 'text' | 'number' | 'day' | 'yesno' | 'choice'

/** The facts by which it is told what is expected of a system. */
type Facts = Pick<
  System,
  'lifecycle' | 'hosting' | 'personalData' | 'criticality' | 'classification' | 'continuityPlan'
>

type Plain = Exclude<
  keyof System,
  'id' | 'name' | 'object' | 'usedBy' | 'supports' | 'classification' | 'links' | 'own'
>

export type SystemField = {
  id: Plain
  group: (typeof groups)[number]
  kind: FieldKind
  choices?: readonly string[]
  /** Expected of a system: always, or when something else holds. What is expected and empty makes it incomplete. */
  expected?: (system: Facts) => boolean
}

export const groups = ['about', 'operation', 'lifecycle', 'security', 'personalData', 'continuity', 'public'] as const

const always = () => true
const inUse = ({ lifecycle }: Facts) => lifecycle === 'inUse' || lifecycle === 'introduced'
const bought = ({ hosting }: Facts) => hosting !== 'own'
const personal = (system: Facts) => system.personalData === 'personal' || system.personalData === 'sensitive'
const critical = ({ criticality }: Facts) => criticality === 'high'

/** Every field of a system that is one value: forms, columns, import, export and completeness follow from this list. */
export const systemFields: readonly SystemField[] = [
  { id: 'shortName', group: 'about', kind: 'text' },
  { id: 'description', group: 'about', kind: 'text', expected: always },
  { id: 'type', group: 'about', kind: 'text' },
  { id: 'unit', group: 'about', kind: 'text' },
  { id: 'userGroup', group: 'about', kind: 'text' },
  { id: 'users', group: 'about', kind: 'number', expected: inUse },
  { id: 'supplier', group: 'operation', kind: 'text', expected: bought },
  { id: 'hosting', group: 'operation', kind: 'choice', choices: System.shape.hosting.unwrap().options },
  { id: 'hostingCountry', group: 'operation', kind: 'text', expected: bought },
  { id: 'version', group: 'operation', kind: 'text' },
  { id: 'signIn', group: 'operation', kind: 'choice', choices: System.shape.signIn.unwrap().options, expected: inUse },
  { id: 'mfa', group: 'operation', kind: 'yesno', expected: inUse },
  { id: 'lifecycle', group: 'lifecycle', kind: 'choice', choices: System.shape.lifecycle.unwrap().options },
  { id: 'criticality', group: 'lifecycle', kind: 'choice', choices: System.shape.criticality.unwrap().options },
  { id: 'endOfUse', group: 'lifecycle', kind: 'day', expected: ({ lifecycle }) => lifecycle === 'retiring' },
  { id: 'endOfSupport', group: 'lifecycle', kind: 'day' },
  { id: 'classifiedOn', group: 'security', kind: 'day', expected: ({ classification }) => !!classification },
  { id: 'classifyBy', group: 'security', kind: 'day', expected: inUse },
  {
    id: 'personalData',
    group: 'personalData',
    kind: 'choice',
    choices: System.shape.personalData.unwrap().options,
    expected: always,
  },
  {
    id: 'processorAgreement',
    group: 'personalData',
    kind: 'choice',
    choices: System.shape.processorAgreement.unwrap().options,
    expected: system => personal(system) && bought(system),
  },
  { id: 'thirdCountry', group: 'personalData', kind: 'yesno', expected: personal },
  { id: 'rto', group: 'continuity', kind: 'number', expected: critical },
  { id: 'rpo', group: 'continuity', kind: 'number', expected: critical },
  { id: 'continuityPlan', group: 'continuity', kind: 'yesno', expected: critical },
  { id: 'continuityTested', group: 'continuity', kind: 'day', expected: system => system.continuityPlan === true },
  { id: 'accessibility', group: 'public', kind: 'choice', choices: System.shape.accessibility.unwrap().options },
  { id: 'archiving', group: 'public', kind: 'text' },
  { id: 'published', group: 'public', kind: 'yesno' },
]

/** Every system has these: they are neither emptied nor missing. */
export const alwaysThere: ReadonlySet<string> = new Set(['lifecycle', 'criticality', 'hosting'])

/** What lists need of a system, which of its fields are empty, which own fields have a value, and whether it supports a step: enough for every rule that lists show. */
export type LeanSystem = Pick<System, (typeof lean)[number]> & { empty: Plain[]; given: string[]; supporting: boolean }
const lean = [
  ...(['id', 'name', 'object', 'supplier', 'lifecycle', 'criticality', 'hosting', 'endOfUse', 'endOfSupport'] as const),
  ...([
    'classification',
    'classifyBy',
    'personalData',
    'processorAgreement',
    'continuityPlan',
    'continuityTested',
  ] as const),
]

export const leanFields: readonly string[] = [...lean, 'empty', 'given', 'supporting']

/** A system as lists keep it. */
export const leanSystem = (system: System): LeanSystem => ({
  ...(Object.fromEntries(lean.map(field => [field, system[field]])) as Pick<System, (typeof lean)[number]>),
  empty: systemFields.filter(({ id }) => isEmpty(system[id])).map(({ id }) => id),
  given: Object.keys(system.own ?? {}),
  supporting: (system.supports ?? []).length > 0,
})

/** What is expected of systems here: what the municipality demands always is, and what it does without never. */
export type Expected = {
  fields: Pick<Required<SystemField>, 'id' | 'expected'>[]
  own: readonly OwnField[]
  supports: boolean
}

/** Worked out once, for however many systems are held against it. */
export const expectedBy = (model: { ownFields: readonly OwnField[]; fieldUse: FieldUse }): Expected => ({
  fields: systemFields.flatMap(({ id, expected }) => {
    if (isRequired(model, 'system', id)) return [{ id, expected: always }]
    return expected && !isHidden(model, 'system', id) ? [{ id, expected }] : []
  }),
  own: requiredFields(model.ownFields, 'system'),
  supports: isRequired(model, 'system', 'supports'),
})

/** What is expected of the system and is not there: fields, the classification, the steps it supports, and own fields that are required. */
export const missingIn = (system: LeanSystem, { fields, own, supports }: Expected): string[] => [
  ...fields.filter(({ id, expected }) => system.empty.includes(id) && expected(system)).map(({ id }) => id),
  ...(system.classification ? [] : ['classification']),
  ...(supports && !system.supporting ? ['supports'] : []),
  ...missingOwn(own, 'system', system.given),
]

/** How much of what is expected is there, in whole per cent; 100 only when nothing is missing. */
export function completeness(system: LeanSystem, of: Expected): number {
  const expected = 1 + Number(of.supports) + of.own.length + of.fields.filter(({ expected }) => expected(system)).length
  return partThere(expected, missingIn(system, of).length)
}
