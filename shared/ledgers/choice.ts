import type { Economy } from '../economy.ts'
import type { CostKind } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Placing } from '../placing.ts'
import type { Ledger, LedgerAccount, LedgerChoice } from './ledgers.ts'
import { suggestUses } from './suggest-uses.ts'
import { withUses } from './uses.ts'

type Known = { economy: Economy; kinds: CostKind[]; placing: Placing; accounts: LedgerAccount[] }

/**
 * A file is read in when somebody has said what each of its accounts is, of an entity and cost kinds that there are. One
 * with vouchers that do not balance, or lines that cannot be read, only when somebody has said that it is to be taken anyway.
 */
export function assertChoice(
  choice: LedgerChoice,
  { about, columns }: Ledger,
  { economy, kinds, placing, accounts }: Known,
): void {
  const entity = economy.entities.find(({ id }) => id === choice.entity)
  if (!entity || (columns && columns.entity !== entity.id)) throw new Refusal('ledger_entity_unknown', {})
  if (choice.to < choice.from) throw new Refusal('ledger_months', {})
  for (const { use, costKind } of choice.uses)
    if (use === 'kind' && !kinds.some(({ id }) => id === costKind)) throw new Refusal('cost_kind_unknown', {})
  if (!about) throw new Refusal('ledger_not_ready', { state: 'waiting' })
  if (!choice.anyway && about.unbalancedCount > 0) throw new Refusal('ledger_unbalanced', { n: about.unbalancedCount })
  if (!choice.anyway && about.faultCount > 0) throw new Refusal('ledger_faults', { n: about.faultCount })
  const after = { ...placing, uses: withUses(placing.uses, choice.uses) }
  const open = suggestUses(accounts, { entity, year: choice.year }, after, kinds)
  const undecided = open.filter(({ why }) => why !== 'before' && why !== 'rule')
  if (undecided.length > 0) throw new Refusal('placing_undecided', { n: undecided.length })
}
