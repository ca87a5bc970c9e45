import { Year } from '#shared/day.ts'
import { AHEAD } from '#shared/plan-budgets.ts'
import { newToken, type Scope } from './collection.ts'
import type { Write } from './table.ts'

/**
 * When costs must be reckoned anew because of plans: one small row with a word for each year, written in the transaction
 * of whatever changes what the year's plans say of money, and the words that each year's costs were reckoned from. So
 * writing a line costs one small write more, and one read says of every year whether what it shows is true.
 */
export function budgetMarks({ door, keys }: Pick<Scope, 'door' | 'keys'>) {
  const set = (attribute: string, value: string): Write => ({
    Update: {
      Key: keys.budgetMarks(),
      UpdateExpression: `SET #${attribute} = :${attribute}`,
      ExpressionAttributeNames: { [`#${attribute}`]: attribute },
      ExpressionAttributeValues: { [`:${attribute}`]: value },
    },
  })

  async function now() {
    const row = await door.get(keys.budgetMarks())
    const words = (year: number) => Array.from({ length: AHEAD + 1 }, (_, i) => String(row?.[`of${year - i}`] ?? ''))
    const isStale = (year: number) => words(year).join() !== (row?.[`from${year}`] ?? ',,')
    const planned = Object.keys(row ?? {}).flatMap(name => (name.startsWith('of') ? Number(name.slice(2)) : []))
    const seen = planned.flatMap(year => Array.from({ length: AHEAD + 1 }, (_, i) => year + i))
    const years = new Set(seen.filter(year => Year.safeParse(year).success))
    return {
      isStale,
      stale: () => [...years].filter(isStale).toSorted((a, b) => a - b),
      /** That the year's costs are reckoned from what was planned when this was read. */
      reckoned: (year: number): Write[] => (isStale(year) ? [set(`from${year}`, words(year).join())] : []),
    }
  }

  const changed = (year: number) => set(`of${year}`, newToken())

  return {
    now,
    /** Goes in the transaction of what changes a plan's budget of the year. */
    changed,
    /** Goes in the transaction that shows a batch: of the years whose plans it changes. */
    changedBy: (kinds: string[]) => {
      const years = new Set(kinds.flatMap(kind => (kind.startsWith('plan#') ? Number(kind.split('#')[1]) : [])))
      return [...years].map(changed)
    },
  }
}
export type BudgetMarks = ReturnType<typeof budgetMarks>
