import * as z from 'zod'
import type { PersonActor } from './actor.ts'
import type { Day } from './day.ts'
import { Deadline, holdersOn, isHeldBy, type HeldBy } from './deadlines.ts'
import { assertHere, type Person } from './people.ts'
import { Refusal } from './refusal.ts'

type HoldersOf = ReturnType<typeof holdersOn>

export const Waiver = z.object({ because: z.string().trim().max(300) })
export const Delegation = z.object({ person: z.string().min(1) })

const assertOpen = ({ state }: Pick<Deadline, 'state'>) => {
  if (state !== 'open') throw new Refusal('deadline_not_open', { state })
}

/** Who answers for a deadline, whoever does it: a task can be handed over, the responsibility cannot. */
export const accountableFor = (holdersOf: HoldersOf, deadline: Deadline): HeldBy => {
  const { delegatedTo: _, ...own } = deadline
  return holdersOf(own)
}

/** Whose list a deadline is on: those who answer for it, and the one who does it for them. */
export const onListOf = (holdersOf: HoldersOf, deadline: Deadline, actor: PersonActor): boolean =>
  deadline.delegatedTo === actor.person || isHeldBy(accountableFor(holdersOf, deadline), actor)

/** A deadline that need not be kept is waived, and the reason is kept with it. */
export function waive(deadline: Deadline, because: string): Deadline {
  assertOpen(deadline)
  if (because.trim() === '') throw new Refusal('deadline_reason_missing', {})
  return { ...deadline, state: 'waived', waivedBecause: because.trim() }
}

/** What is delegated is done by somebody who is here on its day, or today when it is late; the holder stays accountable. */
export function delegate(deadline: Deadline, to: Pick<Person, 'id' | 'name' | 'lastDay'>, today: Day): Deadline {
  assertOpen(deadline)
  assertHere(to, deadline.day > today ? deadline.day : today)
  return { ...deadline, delegatedTo: to.id }
}

/** What was delegated is done by its holder again. */
export function takeBack(deadline: Deadline): Deadline {
  assertOpen(deadline)
  const { delegatedTo: _, ...own } = deadline
  return own
}

/** What was moved by mistake is on its day again, and follows its rule. */
export function unmove(deadline: Deadline, day: Day): Deadline {
  assertOpen(deadline)
  return { ...deadline, day, movedByHand: false }
}
