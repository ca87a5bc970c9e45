import * as m from '#messages'
import { tkr } from '#shared/format.ts'
import { partText } from '#shared/placing-texts.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import type { BudgetLine, CodeString } from '#shared/plan-rows.ts'

type Register = Pick<PlanPage, 'drawn' | 'entities'>
const nameIn = (all: { id: string; name: string }[], id: unknown) => all.find(of => of.id === id)?.name

/** A code string as it is read: `konto 6421, ansvar 300`. */
export const codeWords = ({ entities }: Register, { entity, account, parts }: CodeString): string =>
  [
    ...(account ? [m.plan_budget_on_account({ account })] : []),
    ...Object.entries(parts).map(([dimension, value]) => partText({ entities }, dimension, value, entity)),
  ].join(', ')

/** Where a line belongs, beside its cost kind: what tells two lines of the same apart. Empty when nothing is said. */
export const placeWords = (of: Register, { system, contract, code }: BudgetLine): string =>
  [
    ...(system ? [nameIn(of.drawn.systems, system) ?? system] : []),
    ...(contract ? [nameIn(of.drawn.contracts, contract) ?? contract] : []),
    ...(code ? [codeWords(of, code)] : []),
  ]
    .filter(Boolean)
    .join(', ')

/** The fields of a line that say where it belongs and what is seen ahead, by the name that history tells. */
export const lineFields: Record<string, () => string> = {
  ...{ system: m.plan_budget_system, contract: m.plan_budget_contract, code: m.plan_budget_code },
  ahead: m.plan_budget_ahead_field,
}

/** A value of them in words. */
export function lineValue(of: Register, field: string, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (field === 'system') return nameIn(of.drawn.systems, value)
  if (field === 'contract') return nameIn(of.drawn.contracts, value)
  if (field === 'code') return codeWords(of, value as CodeString)
  return field === 'ahead' ? (value as number[]).map(tkr).join(', ') : undefined
}
