import { passedNotice, termOn, type Contract } from './contracts.ts'
import type { Day } from './day.ts'
import type { Model } from './model.ts'
import { isUnowned, type Owner } from './owners.ts'
import type { Standing } from './standing.ts'
import { completenessOf, missingOf } from './usable-fields.ts'

/** Why a contract is not as it should be, in words that people can act on. Computed, never typed. */
export const ContractReason = ['ended', 'notice_passed', 'no_end', 'no_owner', 'no_systems'] as const
export type ContractReason = (typeof ContractReason)[number]

/** The field that mends it. */
export const contractField: Record<ContractReason, string> = {
  ended: 'end',
  notice_passed: 'end',
  no_end: 'end',
  no_owner: 'owner',
  no_systems: 'systems',
}

type Owned = Contract & Pick<Owner, 'ownerLeft'>

const rules: Record<ContractReason, (contract: Owned, today: Day) => boolean> = {
  ended: (contract, today) => termOn(contract, today)?.ended === true,
  notice_passed: (contract, today) => passedNotice(contract, today) !== undefined,
  no_end: ({ end }) => end === undefined,
  no_owner: isUnowned,
  no_systems: ({ systems }) => systems.length === 0,
}

/** How a contract stands that day. */
export const contractStanding = (
  model: Pick<Model, 'ownFields' | 'fieldUse'>,
  contract: Owned,
  today: Day,
): Standing<ContractReason> => ({
  reasons: ContractReason.filter(reason => rules[reason](contract, today)),
  missing: missingOf(model, 'contract', contract),
  complete: completenessOf(model, 'contract', contract),
})
