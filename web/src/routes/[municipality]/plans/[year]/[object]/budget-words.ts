import { getLocale } from '#locale'
import * as m from '#messages'
import type { Span } from '#shared/budget-grid.ts'
import { monthName, tkr } from '#shared/format.ts'
import { partText } from '#shared/placing-texts.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import type { BudgetLine, CodeString } from '#shared/plan-rows.ts'
import type { Grid } from './grid.svelte.ts'

export const spanNames: Record<Span, () => string> = {
  ...{ month: m.plan_editor_month, tertial: m.plan_editor_tertial, ahead: m.plan_budget_ahead },
}
/** What a column of the grid is called, from 0: `jan`, `T1`, `2028`. */
export function headingOf(span: Span, year: number, column: number): string {
  if (span === 'ahead') return String(year + 1 + column)
  return span === 'tertial' ? m.plans_tertial({ n: column + 1 }) : monthName(column + 1, getLocale(), 'short')
}
/** Why what was written or pasted is not so. */
export function faultText(fault: Grid['fault']): string {
  if (!fault) return ''
  if (fault.fault === 'outside') return m.plan_editor_paste_outside()
  return fault.fault === 'amount' ? m.plan_editor_paste_amount({ text: fault.text }) : m.plans_not_amount()
}

type Register = Pick<PlanPage, 'drawn' | 'entities'>
const nameIn = (all: { id: string; name: string }[], id: unknown) => all.find(of => of.id === id)?.name

/** A code string as it is read: `konto 6421, ansvar 300`. */
const codeWords = ({ entities }: Register, { entity, account, parts }: CodeString): string =>
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
