import * as z from 'zod'
import { Year } from './day.ts'

/** What a cost is for: to keep what there is, to make it better, to take it out of use, or an investment that is written off over years. */
export const Nature = z.enum(['upkeep', 'enhancement', 'retirement', 'investment'])
export type Nature = z.infer<typeof Nature>

const account = z.string().regex(/^\d{1,12}$/)
const period = { since: Year.optional(), until: Year.optional() }
const Interval = z.object({ from: account, to: account })
export type Interval = z.infer<typeof Interval>

/** What the accounts of an interval are: a cost kind of IT, payroll that calculated staff cost replaces, or not IT. */
export const AccountUse = Interval.extend({
  entity: z.string().min(1),
  use: z.enum(['kind', 'payroll', 'notIt']),
  costKind: z.string().optional(),
  nature: Nature.optional(),
  ...period,
})
export type AccountUse = z.infer<typeof AccountUse>

/** Where a cost belongs. What is left out is left to the next rule, and last to the account. */
export const Target = z.object({
  object: z.string().optional(),
  system: z.string().optional(),
  contract: z.string().optional(),
  costKind: z.string().optional(),
  nature: Nature.optional(),
  notIt: z.boolean().optional(),
})
export type Target = z.infer<typeof Target>

/** Placeringsregel: rows that meet all of its conditions belong there. */
export const PlacingRule = z.object({
  id: z.string().min(1),
  name: z.string().trim().max(80).default(''),
  entity: z.string().optional(),
  accounts: z.array(Interval).max(20).default([]),
  parts: z
    .array(z.object({ dimension: z.string().max(4), from: z.string().min(1).max(40), to: z.string().min(1).max(40) }))
    .max(8)
    .default([]),
  supplier: z.string().trim().max(80).optional(),
  text: z.string().trim().max(80).optional(),
  ...period,
  to: Target,
})
export type PlacingRule = z.infer<typeof PlacingRule>

/** How a municipality's ledger becomes costs of IT: its rules in order of priority, and what its accounts are. */
export const Placing = z.object({
  rules: z.array(PlacingRule).max(1_000).default([]),
  uses: z.array(AccountUse).max(20_000).default([]),
})
export type Placing = z.infer<typeof Placing>

/** What a rule looks at in a row of a ledger. */
export type Coded = {
  entity: string
  account: string
  /** Code part by code part: the dimension and its value. */
  parts: readonly (readonly [dimension: string, value: string])[]
  supplier?: string | undefined
  text: string
}

/** Is the account in the interval? A sub-account is where its account is: 65401 is in 6540–6549. */
export const within = (account: string, { from, to }: Interval): boolean =>
  account.slice(0, from.length) >= from && account.slice(0, to.length) <= to && account.length >= from.length

const inYear = ({ since, until }: { since?: number | undefined; until?: number | undefined }, year: Year) =>
  (since === undefined || since <= year) && (until === undefined || year <= until)

const has = (text: string | undefined, part: string) => (text ?? '').toLocaleLowerCase('sv').includes(part)

/** Does the row meet every condition of the rule? Case is not looked at; an interval of a code part is by its letters. */
export function meets(row: Coded, rule: PlacingRule): boolean {
  if (rule.entity !== undefined && rule.entity !== row.entity) return false
  if (rule.accounts.length > 0 && !rule.accounts.some(of => within(row.account, of))) return false
  for (const { dimension, from, to } of rule.parts)
    if (!row.parts.some(([of, value]) => of === dimension && value >= from && value <= to)) return false
  if (rule.supplier && !has(row.supplier, rule.supplier.toLocaleLowerCase('sv'))) return false
  return !rule.text || has(row.text, rule.text.toLocaleLowerCase('sv'))
}

/** A rule that names only what cannot differ between rows with the same account and code parts. */
export const looksAtCodesOnly = ({ supplier, text }: PlacingRule): boolean => !supplier && !text

/** The rules and uses of a year. */
export const inForce = ({ rules, uses }: Placing, year: Year): Placing => ({
  rules: rules.filter(rule => inYear(rule, year)),
  uses: uses.filter(use => inYear(use, year)),
})

/** What the account of an entity is, when somebody has said: the narrowest interval that has it. */
export const useOf = (uses: AccountUse[], entity: string, of: string): AccountUse | undefined =>
  uses
    .filter(use => use.entity === entity && within(of, use))
    .toSorted(
      (a, b) => b.from.length - a.from.length || Number(a.to) - Number(a.from) - (Number(b.to) - Number(b.from)),
    )[0]
