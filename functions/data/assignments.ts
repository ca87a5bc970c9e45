import { Assignment } from '#shared/assignments.ts'
import type { Moved } from '#shared/handover.ts'
import { collection, newToken, type Scope } from './collection.ts'
import type { Write } from './table.ts'

/** A transaction takes a hundred writes, and a role that is handed over needs four: what ends and what begins, each with its history. The list takes nine more: its rows, and their marks. */
const AT_ONCE = 22

/** Who holds which role on which object. */
export function assignmentsOf(scope: Scope) {
  const { keys } = scope
  const assignments = collection(scope, {
    name: 'assignment',
    schema: Assignment,
    key: keys.assignment,
    id: a => [a.object, a.id],
    list: { pk: keys.prefix, begins: 'ASG#' },
    listed: { fields: Object.keys(Assignment.shape) },
  })
  return {
    ...assignments,
    /** Hands roles over: each role whole, twenty-two at a time; what a stopped run left is handed over by the next. */
    async move(moved: Moved[]) {
      for (let i = 0; i < moved.length; i += AT_ONCE) {
        const part = moved.slice(i, i + AT_ONCE)
        const writes: Write[] = []
        for (const { before, ended, begun } of part) {
          writes.push(...(ended ? await assignments.writes.save(before, ended) : assignments.writes.remove(before)))
          if (begun) writes.push(...assignments.writes.create(begun))
        }
        await assignments.commit(part[0]!.before, writes, newToken())
      }
    },
  }
}
