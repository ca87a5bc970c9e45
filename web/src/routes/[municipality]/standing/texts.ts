import * as m from '#messages'
import type { ContractReason } from '#shared/contract-validity.ts'
import type { PassedNotice } from '#shared/contracts.ts'
import type { ObjectReason } from '#shared/object-validity.ts'
import type { AskedField, Owning } from '#shared/own-fields.ts'
import { ownKey } from '#shared/own-fields.ts'
import { fieldName } from '../systems/texts.ts'

const ofObjects: Record<string, () => string> = {
  name: m.objects_name,
  code: m.objects_code,
  family: m.objects_file_family,
  purpose: m.objects_purpose,
  unit: m.objects_unit,
  steps: m.objects_steps,
  sides: m.objects_it_only,
  own: m.own_fields_title,
}
const ofContracts: Record<string, () => string> = {
  name: m.contracts_name,
  number: m.contracts_number,
  supplier: m.contracts_supplier,
  owner: m.contracts_owner,
  start: m.contracts_start,
  end: m.contracts_end,
  noticeMonths: m.contracts_notice_months,
  extension: m.contracts_column_extension,
  noticeGiven: m.contracts_notice_given,
  priceIndex: m.contracts_price_index,
  priceTerms: m.contracts_price_terms,
  valuePerYear: m.contracts_value,
  systems: m.contracts_systems,
  own: m.own_fields_title,
  times: m.contracts_extension_times,
  months: m.contracts_extension_months,
}

/** What a field of the house is called. */
export function nameOf(kind: Owning, id: string): string {
  if (kind === 'system') return fieldName(id)
  return (kind === 'object' ? ofObjects : ofContracts)[id]?.() ?? id
}

/** Fields by what they are called, the municipality's own among them. */
export const namesOf = (kind: Owning, fields: string[], own: readonly AskedField[]) =>
  fields.map(id => ({ id, name: own.find(of => ownKey(of.id) === id)?.name ?? nameOf(kind, id) }))

/** Why an object is not as it should be, in words. */
export const objectReason = (reason: ObjectReason, vacant: number): string =>
  ({
    no_owner: m.standing_no_owner,
    roles_vacant: () => m.standing_roles_vacant({ n: vacant }),
    no_systems: m.standing_no_systems,
  })[reason]()

const contractReasons: Record<ContractReason, () => string> = {
  ended: m.standing_ended,
  notice_passed: m.standing_notice_passed,
  no_end: m.standing_no_end,
  no_owner: m.standing_no_responsible,
  no_systems: m.standing_covers_nothing,
}
/** Why a contract is not as it should be, in words. */
export const contractReason = (reason: ContractReason): string => contractReasons[reason]()

/** What it means that nobody gave notice in time. */
export const passedMeans = ({ prolonged, day, until }: PassedNotice): string =>
  prolonged ? m.standing_notice_prolonged({ day, until }) : m.standing_notice_runs_out({ day, until })
