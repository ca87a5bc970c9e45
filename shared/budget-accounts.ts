import type { Assumptions, BudgetAccount } from './assumptions.ts'
import type { AccountUse } from './placing.ts'

/**
 * Accounts that cost kinds may have in their entity's budget file, where nobody has chosen one: the first of those that
 * its ledger's accounts are placed as.
 */
export function suggestedAccounts(uses: AccountUse[], { accounts }: Pick<Assumptions, 'accounts'>): BudgetAccount[] {
  const key = ({ entity, costKind }: { entity: string; costKind?: string | undefined }) => `${entity} ${costKind}`
  const chosen = new Set(accounts.map(key))
  const suggested = new Map<string, BudgetAccount>()
  for (const use of uses.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const { entity, costKind, from: account } = use
    if (use.use !== 'kind' || costKind === undefined || chosen.has(key(use)) || suggested.has(key(use))) continue
    suggested.set(key(use), { entity, costKind, account })
  }
  return [...suggested.values()]
}
