import type { Assumptions } from './assumptions.ts'
import type { Day, Year } from './day.ts'
import type { LegalEntity } from './economy.ts'
import { sum, type Ore } from './money.ts'
import { addedMonths, monthNumbers, noMonths, type Months } from './months.ts'
import type { BudgetLine } from './plan-rows.ts'
import type { SieFile } from './sie/file.ts'
import type { SieObjects } from './sie/model.ts'

/** A year's budget line with the object whose plan it is in. */
type Line = Pick<BudgetLine, 'costKind' | 'months'> & { object: string; code?: CodeString | undefined }
/** Where a line says itself that it goes: whose chart, on which account, and code parts by dimension. */
type CodeString = { entity?: string; account?: string | undefined; parts?: Record<string, string> | undefined }

/** What goes to one account and code string of the economy system, in öre month by month. */
export type BudgetEntry = { account: string; parts: SieObjects; object: string; costKind: string; months: Months }

/** What cannot go, since its cost kind has no account: told, the largest first, and never left out in silence. In öre. */
type LeftOut = { costKind: string; amount: Ore }

/** A legal entity's budget of a year as its economy system takes it. `entries` and `leftOut` sum to all that the plans say, to the öre. */
export type BudgetOf = { entity: string; name: string; entries: BudgetEntry[]; leftOut: LeftOut[]; amount: Ore }

/**
 * A year's budget for each legal entity: a line's is that of its own code string, else the one that is chosen for its
 * object, else the first. It goes to the account of its own code string, else to the one that its cost kind has in the entity; where neither
 * says, it is left out with its sum. Lines of one object, kind and code string are one entry.
 */
export function budgetFiles(
  entities: Pick<LegalEntity, 'id' | 'name'>[],
  lines: Line[],
  { accounts, entityOf }: Pick<Assumptions, 'accounts' | 'entityOf'>,
): BudgetOf[] {
  const first = entities[0]?.id ?? ''
  const known = new Set(entities.map(({ id }) => id))
  const owner = ({ object, code }: Line) => [code?.entity, entityOf[object]].find(id => id && known.has(id)) ?? first
  const byEntity = Map.groupBy(lines, owner)
  return entities.map(({ id: entity, name }): BudgetOf => {
    const own = byEntity.get(entity) ?? []
    const accountOf = new Map(accounts.filter(of => of.entity === entity).map(of => [of.costKind, of.account]))
    const placed = own.map(line => ({ line, account: line.code?.account ?? accountOf.get(line.costKind) }))
    const entries = new Map<string, BudgetEntry>()
    for (const { line, account } of placed) {
      if (account === undefined) continue
      const parts = Object.entries(line.code?.parts ?? {}).toSorted(([a], [b]) => a.localeCompare(b))
      const key = JSON.stringify([account, parts, line.object, line.costKind])
      const months = addedMonths([entries.get(key)?.months ?? noMonths(), line.months])
      entries.set(key, { account, parts, object: line.object, costKind: line.costKind, months })
    }
    const without = Map.groupBy(
      placed.filter(of => of.account === undefined).map(of => of.line),
      of => of.costKind,
    )
    return {
      ...{ entity, name, entries: [...entries.values()].toSorted(inOrder) },
      leftOut: [...without]
        .map(([costKind, of]) => ({ costKind, amount: sum(of.flatMap(({ months }) => months)) }))
        .toSorted((a, b) => b.amount - a.amount),
      amount: sum(own.flatMap(({ months }) => months)),
    }
  })
}

const inOrder = (a: BudgetEntry, b: BudgetEntry) =>
  a.account.localeCompare(b.account) ||
  JSON.stringify(a.parts).localeCompare(JSON.stringify(b.parts)) ||
  a.object.localeCompare(b.object)

/** What an entity's file leaves out because a cost kind has no account, in öre. */
export const leftOutOf = ({ leftOut }: Pick<BudgetOf, 'leftOut'>): Ore => sum(leftOut.map(({ amount }) => amount))

type SieOf = {
  entity: LegalEntity
  year: Year
  entries: Pick<BudgetEntry, 'account' | 'parts' | 'months'>[]
  /** What accounts are called. */
  accounts?: Record<string, string>
  today: Day
}

/**
 * The budget as a SIE file: `#PBUDGET` of each account and month, and, where lines have code parts, of those within the
 * account's. With code parts it is of type 3, else of type 2. The sign is the entity's own.
 */
export function budgetSie({ entity, year, entries, accounts = {}, today }: SieOf): SieFile {
  const ids = [...new Set(entries.map(({ account }) => account))]
  const coded = entries.filter(({ parts }) => parts.length > 0)
  const named = new Map(entity.parts.map(({ dimension, name }) => [dimension, name]))
  const dimensions = [...new Set(coded.flatMap(({ parts }) => parts.map(([dimension]) => dimension)))]
  const monthly = (account: string, objects: SieObjects, of: Months[]) => {
    const months = addedMonths(of)
    return monthNumbers.flatMap(month => {
      const amount = months[month - 1]! * entity.sign
      const period = `${year}-${String(month).padStart(2, '0')}`
      return amount === 0 ? [] : [{ kind: 'budget' as const, yearNumber: 0, period, account, objects, amount }]
    })
  }
  const parts = Map.groupBy(coded, ({ account, parts }) => JSON.stringify([account, parts]))
  return {
    type: coded.length > 0 ? '3' : '2',
    ...{ program: 'Järnkoll', generated: today, company: entity.name },
    ...(entity.orgNumber !== undefined && { orgNumber: entity.orgNumber }),
    years: [{ number: 0, from: `${year}-01-01`, to: `${year}-12-31` }],
    accounts: ids.map(id => ({ id, name: accounts[id] ?? id })),
    dimensions: dimensions.map(id => ({ id, name: named.get(id) ?? id })),
    balances: [
      ...ids.flatMap(id =>
        monthly(
          id,
          [],
          entries.filter(of => of.account === id).map(of => of.months),
        ),
      ),
      ...[...parts.values()].flatMap(of =>
        monthly(
          of[0]!.account,
          of[0]!.parts,
          of.map(({ months }) => months),
        ),
      ),
    ],
  }
}
