import { spelled } from '#shared/written.ts'
import { api, ApiProblem, ifMatch, read } from '#web/lib/api.ts'
import type { Assumptions } from './answer.ts'

type Change = (of: Assumptions) => Assumptions
type Index = Assumptions['indexes'][number]

/** Changes one thing of the assumptions; where somebody else has saved since, in what they saved. */
export async function changeAssumptions(municipality: string, seen: Assumptions, change: Change): Promise<void> {
  for (let base = seen; ;) {
    const { revision: _, ...json } = change(base)
    try {
      await read(api.planning.assumptions.$put({ param: { municipality }, json }, ifMatch(base.revision)))
      return
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.type !== 'stale') throw error
      const now = error.params['current'] as Assumptions | undefined
      if (!now || now.revision === base.revision) throw error
      base = now
    }
  }
}

const same = (a: Index, b: Index) => spelled(a.index) === spelled(b.index) && a.year === b.year

/** An index's change in a year, instead of what was said of that year. */
export const withIndex =
  (row: Index): Change =>
  of => ({ ...of, indexes: [...of.indexes.filter(other => !same(other, row)), row] })
export const withoutIndex =
  (row: Index): Change =>
  of => ({ ...of, indexes: of.indexes.filter(other => !same(other, row)) })

type Account = Assumptions['accounts'][number]
/** Accounts of cost kinds instead of those that they had; an empty one is none. */
export const withAccounts =
  (rows: Account[]): Change =>
  of => ({
    ...of,
    accounts: [
      ...of.accounts.filter(a => !rows.some(b => a.entity === b.entity && a.costKind === b.costKind)),
      ...rows.filter(({ account }) => account !== ''),
    ],
  })

/** Whose budget an object is; the first entity's needs no saying. */
export const withEntity =
  (object: string, entity: string, first: string): Change =>
  of => ({
    ...of,
    entityOf: Object.fromEntries([
      ...Object.entries(of.entityOf).filter(([id]) => id !== object),
      ...(entity === first ? [] : [[object, entity]]),
    ]) as Record<string, string>,
  })
