import { AHEAD } from '#shared/plan-budgets.ts'
import { newToken, type Scope } from './collection.ts'
import type { Write } from './table.ts'

/** Of a year whose plans somebody is at work with: its costs are reckoned at each reading until that is done. */
const AT_WORK = 'at work'

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
    const isStale = (year: number) =>
      words(year).includes(AT_WORK) || words(year).join() !== (row?.[`from${year}`] ?? ',,')
    const planned = Object.keys(row ?? {}).flatMap(name => (name.startsWith('of') ? Number(name.slice(2)) : []))
    const years = new Set(planned.flatMap(year => Array.from({ length: AHEAD + 1 }, (_, i) => year + i)))
    return {
      isStale,
      stale: () => [...years].filter(isStale).toSorted((a, b) => a - b),
      /** That the year's costs are reckoned from what was planned when this was read. */
      reckoned: (year: number): Write[] =>
        isStale(year) && !words(year).includes(AT_WORK) ? [set(`from${year}`, words(year).join())] : [],
    }
  }

  return {
    now,
    /** Goes in the transaction of what changes a plan's budget of the year. */
    changed: (year: number) => set(`of${year}`, newToken()),
    /** Work in several steps that changes plans' budgets of the year. If it stops in the midst of them nobody is told what is no longer so. */
    async during<T>(year: number, work: () => Promise<T>): Promise<T> {
      await door.commit([set(`of${year}`, AT_WORK)], newToken())
      const done = await work()
      await door.commit([set(`of${year}`, newToken())], newToken())
      return done
    },
  }
}
export type BudgetMarks = ReturnType<typeof budgetMarks>
