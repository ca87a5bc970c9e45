import type { Assignment } from '../assignments.ts'
import type { Day } from '../day.ts'
import type { Forum } from '../forums.ts'
import type { Moved } from './roles.ts'

type Saved = Assignment & { revision: number }

/** Somebody else's role in which the person stands in, or does tasks, after the last day: it goes on without. */
function withoutHelp(a: Saved, person: string, lastDay: Day): Assignment | undefined {
  const { revision: _, deputy, deputyFrom, deputyTo, tasks = [], ...rest } = a
  const lasts = ({ from, to }: { from: Day; to?: Day | undefined }) =>
    from <= lastDay && (to === undefined || to > lastDay)
  const ends = <T extends { from: Day; to?: Day | undefined }>(of: T): T[] =>
    of.from > lastDay ? [] : lasts(of) ? [{ ...of, to: lastDay }] : [of]
  const standIn = deputy && { deputy, from: deputyFrom ?? a.from, to: deputyTo ?? a.to }
  const [left] = standIn && deputy === person ? ends(standIn) : standIn ? [standIn] : []
  const others = tasks.flatMap(task => (task.person === person ? ends(task) : [task]))
  const after: Assignment = {
    ...rest,
    ...(left && {
      deputy: left.deputy,
      ...(deputy === person ? { deputyFrom: left.from, deputyTo: left.to } : { deputyFrom, deputyTo }),
    }),
    ...(others.length > 0 && { tasks: others }),
  }
  const help = ({ deputy, deputyTo, tasks = [] }: Assignment) => JSON.stringify([deputy, deputyTo, tasks])
  return help(after) === help(a) ? undefined : after
}

/** The roles of others that go on without the person after the last day. */
export const helped = (assignments: Saved[], person: string, lastDay: Day): Moved[] =>
  assignments
    .filter(a => a.person !== person)
    .flatMap(before => {
      const ended = withoutHelp(before, person, lastDay)
      return ended ? [{ before, ended }] : []
    })

/** The forums in which the person has a seat after the last day, with the seat ended. */
export function seatsLeft<F extends Pick<Forum, 'members'>>(
  forums: F[],
  person: string,
  lastDay: Day,
): { before: F; after: F }[] {
  return forums.flatMap(before => {
    const members = before.members.flatMap(seat =>
      seat.person !== person || (seat.to !== undefined && seat.to <= lastDay)
        ? [seat]
        : seat.from > lastDay
          ? []
          : [{ ...seat, to: lastDay }],
    )
    return JSON.stringify(members) === JSON.stringify(before.members) ? [] : [{ before, after: { ...before, members } }]
  })
}
