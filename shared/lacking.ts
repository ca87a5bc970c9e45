import type { ContractReason, ContractRow } from './contract-register.ts'
import type { Day } from './day.ts'
import type { Vacancy } from './staffing.ts'
import type { SystemRow } from './system-register.ts'
import type { SystemReason } from './system-validity.ts'

/** What can be wrong, in the order in which it is told. */
export const lackingGroups = ['owner', 'past', 'unclassified', 'unstaffed', 'agreement', 'incomplete'] as const
export type LackingGroup = (typeof lackingGroups)[number]

/** Why a row is there: a system's or a contract's own reason, a vacancy, or facts that are expected and missing. */
export type LackingReason = SystemReason | ContractReason | 'vacant' | 'incomplete'

/** One thing that is not as it should be, and who it is about. */
export type Lack = {
  group: LackingGroup
  reason: LackingReason
  kind: 'object' | 'system' | 'contract' | 'role'
  /** Of the object, the system or the contract; of a vacancy, the role's. */
  id: string
  name: string
  /** The objects it belongs to. */
  objects: { id: string; name: string }[]
  /** The day that passed, or since when the role has been vacant. */
  day?: Day
  /** How much of what is expected is there, in per cent. */
  complete?: number
  mine: boolean
  /** A role is filled by who may appoint; the rest is looked at where it stands. */
  mayMend: boolean
}

const groupOf: Record<LackingReason, LackingGroup> = {
  no_owner: 'owner',
  contract_ended: 'past',
  support_ended: 'past',
  past_end_of_use: 'past',
  classification_overdue: 'past',
  ended: 'past',
  unclassified: 'unclassified',
  vacant: 'unstaffed',
  no_contract: 'agreement',
  no_processor_agreement: 'agreement',
  no_systems: 'agreement',
  no_end: 'agreement',
  incomplete: 'incomplete',
  facts_missing: 'incomplete',
}

type Rows = {
  systems: SystemRow[]
  contracts: Pick<ContractRow, 'id' | 'name' | 'reasons' | 'covers' | 'term'>[]
  vacancies: Vacancy[]
  objects: { id: string; name: string; missing?: string[] }[]
}

/**
 * Everything in the portfolio that is without owner, past its day, unclassified, unstaffed, without agreement or
 * incomplete: the reasons that each object, system, contract and role gives on its own page, and no others.
 */
export function lackingIn(
  { systems, contracts, vacancies, objects }: Rows,
  own: ReadonlySet<string>,
  mayAppoint: (object: string) => boolean,
): Lack[] {
  const named = new Map(objects.map(({ id, name }) => [id, { id, name }]))
  const place = (ids: string[]) => ({
    objects: [...new Set(ids)].flatMap(id => named.get(id) ?? []),
    mine: ids.some(id => own.has(id)),
  })
  const lack = (reason: LackingReason, of: Omit<Lack, 'group' | 'reason' | 'mayMend'>): Lack => ({
    ...{ group: groupOf[reason], reason },
    ...of,
    mayMend: of.kind !== 'role' || of.objects.every(({ id }) => mayAppoint(id)),
  })
  return [
    ...systems.flatMap(({ id, name, object, reasons, complete, ...system }) => {
      const of = { kind: 'system' as const, id, name, ...place([object]) }
      return [
        ...reasons.map(reason => lack(reason, { ...of, ...dayOf(reason, system) })),
        ...(complete < 100 ? [lack('incomplete', { ...of, complete })] : []),
      ]
    }),
    ...contracts.flatMap(({ id, name, reasons, covers, term }) => {
      const of = { kind: 'contract' as const, id, name, ...place(covers.map(({ object }) => object)) }
      return reasons.map(reason => lack(reason, { ...of, ...(reason === 'ended' && term && { day: term.end }) }))
    }),
    ...objects
      .filter(({ missing = [] }) => missing.length > 0)
      .map(({ id, name }) => lack('facts_missing', { kind: 'object', id, name, ...place([id]) })),
    ...vacancies.map(({ object, role, roleName, since }) =>
      lack('vacant', { kind: 'role', id: role, name: roleName, ...place([object]), ...(since && { day: since }) }),
    ),
  ]
}

/** The day that a system's reason is about. */
function dayOf(reason: SystemReason, of: Pick<SystemRow, 'contractEnd' | 'classifyBy' | 'endOfSupport' | 'endOfUse'>) {
  const days: Partial<Record<SystemReason, Day | undefined>> = {
    contract_ended: of.contractEnd,
    classification_overdue: of.classifyBy,
    support_ended: of.endOfSupport,
    past_end_of_use: of.endOfUse,
  }
  const day = days[reason]
  return day ? { day } : {}
}
