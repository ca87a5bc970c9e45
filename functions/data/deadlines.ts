import { Deadline, deadlineId } from '#shared/deadlines.ts'
import { collection, type Saved, type Scope } from './collection.ts'

/** What the wheel and the register's days ask of people, year by year. */
export function deadlinesOf(scope: Scope) {
  const { door, keys } = scope
  return {
    of: (year: number) =>
      collection(scope, {
        name: `deadline#${year}`,
        schema: Deadline,
        key: (id: string) => keys.deadline(year, id),
        id: d => [deadlineId(d)],
        list: { pk: keys.deadline(year, '').pk, begins: 'DL#' },
        index: d =>
          d.state === 'open' ? { gsi1pk: keys.openDeadlines(), gsi1sk: `${d.day}#${deadlineId(d)}` } : undefined,
        history: false,
      }),
    /** Open deadlines of every year, by day. */
    open: async (): Promise<Saved<Deadline>[]> =>
      (await door.all({ pk: keys.openDeadlines(), index: 'gsi1' })).map(row => ({
        ...Deadline.parse(row),
        revision: Number(row.revision),
      })),
  }
}
