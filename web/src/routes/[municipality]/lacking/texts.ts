import { getLocale } from '#locale'
import * as m from '#messages'
import type { Lack, LackingGroup, LackingReason } from '#shared/lacking.ts'
import type { Owning } from '#shared/own-fields.ts'
import { nameOf } from '../standing/texts.ts'

const groups: Record<LackingGroup, () => string> = {
  owner: m.lacking_group_owner,
  past: m.lacking_group_past,
  unclassified: m.lacking_group_unclassified,
  unstaffed: m.lacking_group_unstaffed,
  agreement: m.lacking_group_agreement,
  scope: m.lacking_group_scope,
  incomplete: m.lacking_group_incomplete,
}
export const groupText = (group: LackingGroup): string => groups[group]()

const kinds: Record<Exclude<Lack['kind'], 'role'>, () => string> = {
  object: m.lacking_kind_object,
  system: m.lacking_kind_system,
  contract: m.lacking_kind_contract,
  integration: m.lacking_kind_integration,
  component: m.lacking_kind_component,
}
/** What kind of thing it is; roles have a group of their own. */
export const kindText = ({ kind }: Lack): string => (kind === 'role' ? '' : kinds[kind]())

type About = { day: string; fields: string }
const reasons: Record<LackingReason, (of: About) => string> = {
  no_owner: () => m.lacking_no_owner(),
  contract_ended: m.lacking_contract_ended,
  support_ended: m.lacking_support_ended,
  past_end_of_use: m.lacking_past_end_of_use,
  classification_overdue: m.lacking_classification_overdue,
  ended: m.lacking_contract_ended,
  notice_passed: m.lacking_notice_passed,
  unclassified: () => m.lacking_unclassified(),
  vacant: ({ day }) => (day ? m.lacking_vacant({ day }) : m.lacking_never_held()),
  no_contract: () => m.lacking_no_contract(),
  no_processor_agreement: () => m.lacking_no_processor_agreement(),
  no_systems: () => m.lacking_no_systems(),
  no_end: () => m.lacking_no_end(),
  incomplete: m.lacking_incomplete,
}

type Own = Record<string, string>

/** Names that are told before the rest is counted. */
const TOLD = 4

/** What is missing, by its name. */
function fieldsOf({ kind, missing = [] }: Lack, own: Own): string {
  const names = missing.map(id => own[id] ?? lower(nameOf(kind as Owning, id)))
  const rest = names.length - TOLD
  const told = rest > 1 ? [...names.slice(0, TOLD), m.lacking_more_fields({ n: rest })] : names
  return new Intl.ListFormat(getLocale()).format(told)
}

/** A name within a sentence; an abbreviation stays as it is. */
const lower = (name: string) => (/^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLocaleLowerCase('sv') + name.slice(1) : name)

/** Why the row is there, in words; what own fields are called is in `own`. */
export function reasonText(of: Lack, own: Own): string {
  const { kind, reason, day = '' } = of
  if (reason === 'no_owner' && kind !== 'object' && kind !== 'system') return m.lacking_no_responsible()
  if (reason === 'no_systems' && kind === 'object') return m.lacking_object_no_systems()
  return reasons[reason]({ day, fields: fieldsOf(of, own) })
}

/** What mends it: somebody is appointed, a fact is written. */
export function mendText({ reason, role, contract }: Lack): string {
  if (role) return m.standing_appoint()
  if (contract) return m.standing_to_contract()
  if (reason === 'no_contract') return m.standing_new_contract()
  return reason === 'incomplete' || reason === 'no_owner' ? m.lacking_fill_in() : m.standing_mend()
}

/** Where it is mended: an owner is appointed on the object; a fact, in the form of what it is about. */
export function linkOf({ kind, id, reason, objects, role, field, contract }: Lack): string {
  if (role) return `/staffing?appoint=${objects[0]!.id}/${role}`
  if (contract) return `/contracts/${contract}?field=end`
  if (reason === 'no_contract') return `/contracts?new=${id}`
  if (kind === 'component') return `/objects/${objects[0]!.id}?component=${id}`
  return `/${kind}s/${id}${field ? `?field=${field}` : ''}`
}
