import type { Year } from '../day.ts'
import { sum, type Ore } from '../money.ts'
import type { CostKind } from '../model.ts'
import { inForce, useOf, within, type AccountUse, type Placing } from '../placing.ts'
import type { LedgerAccount } from './ledgers.ts'

/** What an account of a file is taken for, and why. */
export type UsedAccount = {
  account: string
  name: string
  rows: number
  amount: Ore
  use: AccountUse['use'] | undefined
  costKind?: string | undefined
  /** `before`: somebody has said so. `rule`: a rule decides. `name`, `class`: suggested from what it is called, or from the chart of accounts. `new`: nobody can tell. */
  why: 'before' | 'rule' | 'name' | 'class' | 'new'
}

/** Words of account names, and the cost kind that they speak of. The first that is met counts. */
const words: [RegExp, string][] = [
  [/licens|programvar|mjukvar|abonnemang.*(program|system)|molntj|saas|systemavgift/i, 'licences'],
  [/konsult.*(it|data|system)|(it|data|system).*konsult/i, 'consultants'],
  [/telefon|telefoni|mobil|datakomm|bredband|datan[äa]t|fiber|internet/i, 'communication'],
  [/supportavtal|systemunderhåll|underhåll.*(system|program)|serviceavtal.*(it|data)/i, 'support'],
  [/it-drift|datadrift|driftavtal.*(it|data)|serverdrift|it-tj[äa]nst|datatj[äa]nst/i, 'operations'],
  [/dator|it-utrust|datautrust|bildsk|server|skrivare|h[åa]rdvara|inventarier it|l[äa]splatt/i, 'hardware'],
  [/it-utbildning|systemutbildning/i, 'training'],
  [/\bit\b|it-|\bdata\b|digital|system(?!atisk)/i, 'other'],
]

/**
 * What each account of a file is taken for. What somebody has said stands; else a rule; else what its name speaks of. The
 * rest of Kommun-Bas is by its class: balance, income and the like are not IT, and classes of other costs nobody can tell.
 */
export function suggestUses(
  accounts: LedgerAccount[],
  { entity, year }: { entity: string; year: Year },
  placing: Placing,
  kinds: CostKind[],
): UsedAccount[] {
  const { rules, uses } = inForce(placing, year)
  return accounts.map(({ account, name, rows, months }) => {
    const of = { account, name, rows, amount: sum(months) }
    const use = useOf(uses, entity, account)
    if (use) return { ...of, use: use.use, ...(use.costKind && { costKind: use.costKind }), why: 'before' }
    const whole = rules.find(
      rule =>
        rule.parts.length === 0 && !rule.text && !rule.supplier &&
        rule.accounts.some(interval => within(account, interval)) &&
        (rule.entity === undefined || rule.entity === entity) &&
        (rule.to.notIt || rule.to.costKind),
    )
    if (whole) return { ...of, use: whole.to.notIt ? 'notIt' : 'kind', costKind: whole.to.costKind, why: 'rule' }
    const spoken = words.find(([word]) => word.test(name))?.[1]
    const kind = kinds.find(({ id, hidden }) => id === spoken && !hidden)
    if (kind) return { ...of, use: 'kind', costKind: kind.id, why: 'name' }
    return '123458'.includes(account[0]!)
      ? { ...of, use: account.startsWith('5') ? 'payroll' : 'notIt', why: 'class' }
      : { ...of, use: 'notIt', why: 'class' }
  })
}
