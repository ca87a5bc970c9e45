import * as m from '#messages'
import type { Lack, LackingGroup, LackingReason } from '#shared/lacking.ts'

const groups: Record<LackingGroup, () => string> = {
  owner: m.lacking_group_owner,
  past: m.lacking_group_past,
  unclassified: m.lacking_group_unclassified,
  unstaffed: m.lacking_group_unstaffed,
  agreement: m.lacking_group_agreement,
  incomplete: m.lacking_group_incomplete,
}
export const groupText = (group: LackingGroup): string => groups[group]()

type About = { day: string; complete: number }
const reasons: Record<LackingReason, (of: About) => string> = {
  no_owner: () => m.lacking_no_owner(),
  contract_ended: m.lacking_contract_ended,
  support_ended: m.lacking_support_ended,
  past_end_of_use: m.lacking_past_end_of_use,
  classification_overdue: m.lacking_classification_overdue,
  ended: m.lacking_contract_ended,
  unclassified: () => m.lacking_unclassified(),
  vacant: ({ day }) => (day ? m.lacking_vacant({ day }) : m.lacking_never_held()),
  no_contract: () => m.lacking_no_contract(),
  no_processor_agreement: () => m.lacking_no_processor_agreement(),
  no_systems: () => m.lacking_no_systems(),
  no_end: () => m.lacking_no_end(),
  incomplete: m.lacking_incomplete,
  facts_missing: () => m.own_fields_lacking(),
}

/** Why the row is there, in words. */
export const reasonText = ({ kind, reason, day = '', complete = 0 }: Lack): string =>
  kind === 'contract' && reason === 'no_owner' ? m.lacking_no_responsible() : reasons[reason]({ day, complete })

/** What mends it: a role is filled, a contract or a system is changed. */
export const mendText = ({ kind }: Lack): string =>
  ({
    object: m.own_fields_to_object,
    role: m.overview_appoint,
    contract: m.lacking_to_contract,
    system: m.lacking_to_system,
  })[kind]()

/** Where it is mended: an owner is appointed on the object, a contract on its page. */
export function linkOf({ kind, id, reason, objects }: Lack): string {
  if (kind === 'role') return `/staffing?appoint=${objects[0]!.id}/${id}`
  if (kind === 'contract') return `/contracts/${id}${reason === 'facts_missing' ? '?edit=1' : ''}`
  if (kind === 'object') return `/objects/${id}?edit=1`
  if (reason === 'contract_ended' || reason === 'no_contract') return '/contracts'
  return `/systems/${id}`
}
