import type { Year } from '../day.ts'
import { sum, type Ore } from '../money.ts'
import type { LegalEntity } from '../economy.ts'
import type { CostKind } from '../model.ts'
import { inForce, useOf, within, type AccountUse, type Placing } from '../placing.ts'
import type { LedgerAccount } from './ledgers.ts'

/** What an account of a file is taken for, and why. */
export type UsedAccount = {
  account: string
  name: string
  rows: number
  amount: Ore
  use: AccountUse['use']
  costKind?: string | undefined
  /** `before`: somebody has said so. `rule`: a rule decides. `name`, `class`: suggested from what it is called, or from the chart of accounts. */
  why: 'before' | 'rule' | 'name' | 'class'
}

/** Where payroll begins: 5 in Kommun-Bas, 7 in the chart of companies. */
const payroll = { kommunbas: '5', bas: '7' } as const

/** Words of account names, and the cost kind that they speak of. The first that is met counts. */
const words: [RegExp, string][] = [
  [/licens|programvar|mjukvar|abonnemang.*(program|system)|molntj|saas|systemavgift/i, 'licences'],
  [/konsult.*(it|data|system)|(it|data|system).*konsult/i, 'consultants'],
  [/telefon|telefoni|mobil|datakomm|bredband|datan[äa]t|fiber|internet/i, 'telecom'],
  [/supportavtal|systemunderhåll|underhåll.*(system|program)|serviceavtal.*(it|data)/i, 'support'],
  [/it-drift|datadrift|driftavtal.*(it|data)|serverdrift|it-tj[äa]nst|datatj[äa]nst/i, 'operations'],
  [/dator|it-utrust|datautrust|bildsk|server|skrivare|h[åa]rdvara|inventarier it|l[äa]splatt/i, 'hardware'],
  [/it-utbildning|systemutbildning/i, 'training'],
  [/\bit\b|it-|\bdata\b|digital|system(?!atisk)/i, 'other'],
]

/**
 * What each account of a file is taken for. What somebody has said stands; else a rule; else what its name speaks of. The
 * rest are by their class: payroll is replaced by calculated staff cost, and other accounts are not IT until somebody says.
 */
export function suggestUses(
  accounts: LedgerAccount[],
  { entity, year }: { entity: LegalEntity; year: Year },
  placing: Placing,
  kinds: CostKind[],
): UsedAccount[] {
  const { rules, uses } = inForce(placing, year)
  return accounts.map(({ account, name, rows, months }) => {
    const of = { account, name, rows, amount: sum(months) }
    const use = useOf(uses, entity.id, account)
    if (use) return { ...of, use: use.use, ...(use.costKind && { costKind: use.costKind }), why: 'before' }
    const whole = rules.find(
      rule =>
        rule.parts.length === 0 &&
        !rule.text &&
        !rule.supplier &&
        rule.accounts.some(interval => within(account, interval)) &&
        (rule.entity === undefined || rule.entity === entity.id) &&
        (rule.to.notIt || rule.to.costKind),
    )
    if (whole) return { ...of, use: whole.to.notIt ? 'notIt' : 'kind', costKind: whole.to.costKind, why: 'rule' }
    const spoken = words.find(([word]) => word.test(name))?.[1]
    const kind = kinds.find(({ id, hidden }) => id === spoken && !hidden)
    if (kind) return { ...of, use: 'kind', costKind: kind.id, why: 'name' }
    return { ...of, use: account.startsWith(payroll[entity.chart]) ? 'payroll' : 'notIt', why: 'class' }
  })
}
