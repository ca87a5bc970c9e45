import * as m from '#messages'
import { canonical } from '#shared/plans.ts'
import { spelled } from '#shared/written.ts'
import { api, ifMatch, read } from '#web/lib/api.ts'
import { savedUpon } from '#web/lib/overtaken.ts'
import type { Assumptions } from './answer.ts'

type Change = (of: Assumptions) => Assumptions
type Index = Assumptions['indexes'][number]

/**
 * Changes one thing of the assumptions. What somebody else has said of the same thing since is not replaced: the changes
 * below throw when it is not what was seen.
 */
export async function changeAssumptions(municipality: string, seen: Assumptions, change: Change): Promise<void> {
  await savedUpon(seen, base => {
    const { revision: _, ...json } = change(base)
    return read(api.planning.assumptions.$put({ param: { municipality }, json }, ifMatch(base.revision)))
  })
}

function demandSeen(now: unknown, seen: unknown): void {
  if (canonical(now) !== canonical(seen)) throw new Error(m.planning_overtaken())
}

const same = (a: Index, b: Index) => spelled(a.index) === spelled(b.index) && a.year === b.year

/** What is said of an index's change in a year. */
export const indexIn = (of: Assumptions, row: Index): Index | undefined => of.indexes.find(other => same(other, row))
/** An index's change in a year, instead of what was said of that year when it was seen. */
export const withIndex =
  (row: Index, seen: Index | undefined): Change =>
  of => {
    demandSeen(indexIn(of, row), seen)
    return { ...of, indexes: [...of.indexes.filter(other => !same(other, row)), row] }
  }
export const withoutIndex =
  (seen: Index): Change =>
  of => {
    demandSeen(indexIn(of, seen), seen)
    return { ...of, indexes: of.indexes.filter(other => !same(other, seen)) }
  }

type Account = Assumptions['accounts'][number]
/** The account of a cost kind in an entity; empty when it has none. */
export const accountIn = (of: Assumptions, { entity, costKind }: Omit<Account, 'account'>): string =>
  of.accounts.find(one => one.entity === entity && one.costKind === costKind)?.account ?? ''
/** Accounts of cost kinds instead of those that they had when they were seen; an empty one is none. */
export const withAccounts =
  (rows: Account[], seen: Account[]): Change =>
  of => {
    demandSeen(
      seen.map(one => accountIn(of, one)),
      seen.map(({ account }) => account),
    )
    return {
      ...of,
      accounts: [
        ...of.accounts.filter(a => !rows.some(b => a.entity === b.entity && a.costKind === b.costKind)),
        ...rows.filter(({ account }) => account !== ''),
      ],
    }
  }

/** Whose budget an object is; the first entity's needs no saying. */
export const withEntity =
  (object: string, entity: string, { first, seen }: { first: string; seen: string }): Change =>
  of => {
    demandSeen(of.entityOf[object] ?? first, seen)
    return {
      ...of,
      entityOf: Object.fromEntries([
        ...Object.entries(of.entityOf).filter(([id]) => id !== object),
        ...(entity === first ? [] : [[object, entity]]),
      ]) as Record<string, string>,
    }
  }
