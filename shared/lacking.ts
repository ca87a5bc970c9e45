import type { Component } from './components.ts'
import { contractField, type ContractReason } from './contract-validity.ts'
import type { ContractRow } from './contract-register.ts'
import type { Day } from './day.ts'
import type { IntegrationRow } from './integrations.ts'
import type { ObjectReason, ObjectStanding } from './object-validity.ts'
import { isUnowned, type Owner } from './owners.ts'
import type { Vacancy } from './staffing.ts'
import { untold } from './standing.ts'
import type { SystemRow } from './system-register.ts'
import { systemField, type SystemReason } from './system-validity.ts'

/** What can be wrong, in the order in which it is told. */
export const lackingGroups = ['owner', 'past', 'unclassified', 'unstaffed', 'agreement', 'scope', 'incomplete'] as const
export type LackingGroup = (typeof lackingGroups)[number]

/** Why a row is there: the reason of an object, a system or a contract, a vacancy, or facts that are expected and missing. */
export type LackingReason =
  SystemReason | ContractReason | Exclude<ObjectReason, 'roles_vacant'> | 'vacant' | 'incomplete'

/** One thing that is not as it should be, and who it is about. */
export type Lack = {
  group: LackingGroup
  reason: LackingReason
  kind: 'object' | 'system' | 'contract' | 'integration' | 'component' | 'role'
  /** Its own; of a vacancy, the role's. */
  id: string
  name: string
  /** The objects it belongs to. */
  objects: { id: string; name: string }[]
  /** The day that passed, or since when the role has been vacant. */
  day?: Day
  /** The fields that are missing. */
  missing?: string[]
  /** The field that mends it. */
  field?: string
  /** The role to appoint somebody to. */
  role?: string
  /** Of a system whose contract has ended: the contract. */
  contract?: string
  mine: boolean
  /** Somebody is appointed by who may; the rest is looked at where it stands. */
  mayMend: boolean
}
type Found = Omit<Lack, 'group' | 'reason' | 'mayMend'>

const groupOf: Record<LackingReason, LackingGroup> = {
  no_owner: 'owner',
  contract_ended: 'past',
  support_ended: 'past',
  past_end_of_use: 'past',
  classification_overdue: 'past',
  ended: 'past',
  notice_passed: 'past',
  unclassified: 'unclassified',
  vacant: 'unstaffed',
  no_contract: 'agreement',
  no_processor_agreement: 'agreement',
  no_systems: 'scope',
  no_end: 'incomplete',
  incomplete: 'incomplete',
}

type Rows = {
  systems: SystemRow[]
  contracts: Pick<ContractRow, 'id' | 'name' | 'reasons' | 'missing' | 'covers' | 'term' | 'passed'>[]
  objects: ({ id: string; name: string } & ObjectStanding)[]
  vacancies: Vacancy[]
  integrations: Pick<IntegrationRow, 'id' | 'information' | 'owner' | 'ownerLeft' | 'source' | 'target'>[]
  components: (Pick<Component, 'id' | 'name' | 'object' | 'owner'> & Pick<Owner, 'ownerLeft'>)[]
}

/**
 * Everything in the portfolio that is without owner, past its day, unclassified, unstaffed, without agreement or system,
 * or incomplete: the reasons that each object, system, contract and role gives on its own page, and no others.
 */
export function lackingIn(rows: Rows, own: ReadonlySet<string>, mayAppoint: (object: string) => boolean): Lack[] {
  const named = new Map(rows.objects.map(object => [object.id, object]))
  const place = (ids: (string | undefined)[]) => {
    const known = [...new Set(ids)].flatMap(id => named.get(id ?? '') ?? [])
    return { objects: known.map(({ id, name }) => ({ id, name })), mine: known.some(({ id }) => own.has(id)) }
  }
  const lack = (reason: LackingReason, of: Found): Lack => ({
    ...{ group: groupOf[reason], reason },
    ...of,
    mayMend: of.role === undefined || of.objects.every(({ id }) => mayAppoint(id)),
  })
  const incomplete = (missing: string[], of: Found): Lack[] =>
    missing.length > 0 ? [lack('incomplete', { ...of, missing, field: missing[0]! })] : []
  /** The role that would own an object: whoever is appointed to it owns its systems too. */
  const ownerOf = (object: string) => {
    const role = named.get(object)?.owner
    return role ? { role } : {}
  }

  return [
    ...rows.objects.flatMap(({ id, name, ...standing }) => {
      const of = { kind: 'object' as const, id, name, ...place([id]) }
      return [
        // Each vacancy is a row of its own.
        ...standing.reasons.flatMap(reason =>
          reason === 'roles_vacant' ? [] : [lack(reason, { ...of, ...(reason === 'no_owner' && ownerOf(id)) })],
        ),
        ...incomplete(standing.missing, of),
      ]
    }),
    ...rows.systems.flatMap(({ id, name, object, ...system }) => {
      const of = { kind: 'system' as const, id, name, ...place([object]) }
      return [
        ...system.reasons.map(reason => {
          const field = systemField[reason]
          return lack(reason, {
            ...of,
            ...(reason === 'no_owner' && ownerOf(object)),
            ...(reason === 'contract_ended' && system.contract && { contract: system.contract }),
            ...(field && { field }),
            ...dayOf(reason, system),
          })
        }),
        ...incomplete(untold(system, systemField), of),
      ]
    }),
    ...rows.contracts.flatMap(({ id, name, covers, term, passed, ...contract }) => {
      const of = { kind: 'contract' as const, id, name, ...place(covers.map(({ object }) => object)) }
      const days: Partial<Record<ContractReason, Day | undefined>> = { ended: term?.end, notice_passed: passed?.day }
      return [
        ...contract.reasons.map(reason => {
          const day = days[reason]
          return lack(reason, { ...of, field: contractField[reason], ...(day && { day }) })
        }),
        ...incomplete(untold(contract, contractField), of),
      ]
    }),
    ...rows.integrations.filter(isUnowned).map(({ id, information: name, source, target }) => {
      const where = place([source.object, target.object])
      return lack('no_owner', { ...{ kind: 'integration', id, name, field: 'owner' }, ...where })
    }),
    ...rows.components
      .filter(isUnowned)
      .map(({ id, name, object }) =>
        lack('no_owner', { kind: 'component', id, name, field: 'owner', ...place([object]) }),
      ),
    ...rows.vacancies.map(({ object, role, roleName, since }) =>
      lack('vacant', {
        kind: 'role',
        id: role,
        name: roleName,
        role,
        ...place([object]),
        ...(since && { day: since }),
      }),
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
