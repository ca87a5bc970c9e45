import { suggestUses } from '#shared/ledgers/suggest-uses.ts'
import type { Placing } from '#shared/placing.ts'
import type { Account, Choice, Surveyed } from '../door.ts'

const keyOf = (municipality: string, id: string) => `ledger-${municipality}-${id}`

/** What an account is, as one word: `notIt`, `payroll`, or the cost kind after a colon. */
export type Use = 'notIt' | 'payroll' | `:${string}`
export const useOf = ({ use, costKind = '' }: Pick<Account, 'use' | 'costKind'>): Use =>
  use === 'kind' ? `:${costKind}` : use
const wordOf = (use: Use): Pick<Choice['uses'][number], 'use' | 'costKind'> =>
  use === 'notIt' || use === 'payroll' ? { use } : { use: 'kind', costKind: use.slice(1) }

type Kept = Pick<Choice, 'entity' | 'from' | 'to' | 'anyway' | 'older'> & { chosen: Record<string, Use> }

/** What has been chosen about a file and not yet read in. Kept in this tab, so that whoever leaves and comes back goes on. */
export class Draft {
  entity = $state('')
  from = $state(1)
  to = $state(12)
  anyway = $state(false)
  /** It takes the place of a newer file all the same. */
  older = $state(false)
  /** What somebody has said of accounts, where it is not what was suggested. */
  chosen = $state.raw<Record<string, Use>>({})

  /** From what was chosen before in this tab, or when it was last checked; else from what the file says. */
  constructor(municipality: string, of: Surveyed) {
    const key = keyOf(municipality, of.id)
    const kept = sessionStorage.getItem(key)
    Object.assign(this, kept ? (JSON.parse(kept) as Kept) : begun(of))
    if (!of.entities.some(({ id }) => id === this.entity)) this.entity = begun(of).entity
    // Whose a table is has been said with its columns.
    if (of.columns) this.entity = of.columns.entity
    $effect(() => sessionStorage.setItem(key, JSON.stringify(this.#kept)))
  }

  get #kept(): Kept {
    const { entity, from, to, anyway, older, chosen } = this
    return { entity, from, to, anyway, older, chosen }
  }

  /** What the account is, as things stand. */
  useOf = (of: Account): Use => this.chosen[of.account] ?? useOf(of)

  choose(of: Account, use: Use) {
    const { [of.account]: _, ...others } = this.chosen
    this.chosen = use === useOf(of) ? others : { ...others, [of.account]: use }
  }

  /** All of it: with every account that nobody has decided on before. */
  choice(of: Surveyed, accounts: Account[]): Choice {
    const { entity, from, to, anyway, older } = this
    const uses = accounts
      .filter(account => isOpen(account) || account.account in this.chosen)
      .map(account => ({
        ...{ entity, from: account.account, to: account.account },
        ...wordOf(this.useOf(account)),
      }))
    return { entity, year: of.about.year, from, to, uses, anyway, older }
  }
}

/** Nobody has decided on it before. */
export const isOpen = ({ why }: Account) => why === 'name' || why === 'class'

/** By its organisation number the file is of that entity. */
const digits = (text = '') => text.replace(/\D/g, '').slice(-10)
function begun({ about, choice, accounts, entities }: Surveyed): Kept {
  const own = entities.find(({ orgNumber }) => digits(orgNumber) && digits(orgNumber) === digits(about.orgNumber))
  if (choice?.year !== about.year)
    return { entity: (own ?? entities[0]!).id, from: about.from, to: about.to, anyway: false, chosen: {} }
  const suggested = new Map(accounts.map(account => [account.account, useOf(account)]))
  const said = choice.uses.map(use => [use.from, useOf(use)] as const)
  const chosen = Object.fromEntries(said.filter(([account, use]) => suggested.get(account) !== use))
  return { entity: choice.entity, from: choice.from, to: choice.to, anyway: choice.anyway, chosen }
}

/** What has been read in is no longer to be chosen. */
export const forget = (municipality: string, id: string) => sessionStorage.removeItem(keyOf(municipality, id))

/** What the accounts are of another entity than they were answered for. */
export function accountsOf(of: Surveyed, entity: string, placing: Placing): Account[] {
  const chosen = of.entities.find(({ id }) => id === entity)!
  const accounts = of.accounts.map(({ account, name, rows, amount }) => ({ account, name, rows, months: [amount] }))
  return suggestUses(accounts, { entity: chosen, year: of.about.year }, placing, of.kinds)
}

/** Was it checked by this very choice? */
export function isSame(a: Choice, b: Choice | undefined): boolean {
  const told = ({ entity, year, from, to, anyway, uses }: Choice) =>
    JSON.stringify([entity, year, from, to, anyway, uses.map(use => `${use.from} ${useOf(use)}`).toSorted()])
  return b !== undefined && told(a) === told(b)
}
