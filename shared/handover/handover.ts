import * as z from 'zod'
import { addDays, Day } from '../day.ts'
import type { Forum } from '../forums.ts'
import { lasting, type Assignment } from '../assignments.ts'
import type { Person } from '../people.ts'
import type { System } from '../systems.ts'
import { vacancies, workload, type Register, type Vacancy } from '../staffing.ts'
import { helped, seatsLeft } from './help.ts'
import { assertAllOwned, handOverOwned, OwnedInput, type Belongings, type Passed } from './owned.ts'
import { assertEveryRole, handOverRoles, takenOverFrom, type Moved } from './roles.ts'

type Saved<T> = T & { revision: number }

/** When someone leaves: their last day, for each role who takes it over, or that it ends, and the same for all they answer for. */
export const HandoverInput = z.object({
  lastDay: Day,
  roles: z
    .array(
      z.object({
        object: z.string().min(1),
        assignment: z.string().min(1),
        revision: z.int().min(1),
        /** Who takes over; null ends the role. */
        to: z.string().min(1).nullable(),
      }),
    )
    .max(400),
  owned: z.array(OwnedInput).max(2000).default([]),
  /** The person leaves the municipality: the last day stands with the person. */
  leaves: z.boolean().default(false),
})
export type HandoverInput = z.infer<typeof HandoverInput>

/** Överlämning: what a person handed over last. */
export const Handover = z.object({
  person: z.string().min(1),
  /** The batch of changes that it was. */
  batch: z.string().min(1),
  by: z.string(),
  on: Day,
  lastDay: Day,
  /** Roles that went on with others, and that ended; what others answer for now, and what nobody does. */
  moved: z.int(),
  ended: z.int(),
  passed: z.int(),
  left: z.int(),
})
export type Handover = z.infer<typeof Handover>

/** How long a hand-over can be taken back, in days. */
const UNDO_DAYS = 30

/** The last day on which it can be taken back. */
export const undoUntil = ({ on }: Pick<Handover, 'on'>): Day => addDays(on, UNDO_DAYS)

export type HandoverRegister = Pick<Register, 'model' | 'objects' | 'people'> &
  Belongings & { assignments: Saved<Assignment>[]; systems: Pick<System, 'id' | 'object'>[]; forums: Saved<Forum>[] }

/** Everything that a hand-over changes. */
export type HandedOver = {
  roles: Moved[]
  /** Others' roles that go on without the person's help. */
  helps: Moved[]
  seats: { before: Saved<Forum>; after: Saved<Forum> }[]
  owned: Passed[]
}

/**
 * What becomes of the roles and belongings that are named, and of the help that ends with the person. When all is to be
 * handed over, `assertWhole` says what has been left out.
 */
export function handOver(
  register: HandoverRegister,
  person: string,
  input: HandoverInput,
  today: Day,
  newId: () => string,
): HandedOver {
  const { assignments, forums, people } = register
  return {
    roles: handOverRoles(assignments, person, input, register, today, newId),
    helps: helped(assignments, person, input.lastDay),
    seats: seatsLeft(forums, person, input.lastDay),
    owned: handOverOwned(register, person, input.owned, people, today),
  }
}

/** Nothing is left behind: something is said of each role, and of all that the person answers for. */
export function assertWhole(register: HandoverRegister, person: string, input: HandoverInput): void {
  assertEveryRole(register.assignments, person, input, register)
  assertAllOwned(register, person, input.owned)
}

/** What a hand-over leads to, before it is made: on the first day when others hold what is handed over. */
export type HandoverConsequences = {
  day: Day
  /** Places that become vacant. */
  vacancies: Vacancy[]
  /** The workload of those who take over, in per cent of the time set aside. */
  loads: { person: string; name: string; roles: number; before: number; after: number }[]
}

/** The vacancies that ended roles leave, and how much more those who take over have to do. */
export function consequencesOf(
  register: HandoverRegister,
  person: string,
  { roles }: Pick<HandedOver, 'roles'>,
  lastDay: Day,
  today: Day,
): HandoverConsequences {
  const day = takenOverFrom(lastDay, today)
  const keyOf = ({ object, id }: { object: string; id: string }) => `${object}#${id}`
  const gone = new Set(roles.map(({ before }) => keyOf(before)))
  const after = [
    ...register.assignments.filter(of => !gone.has(keyOf(of))),
    ...roles.flatMap(({ ended, begun }) => [ended ?? [], begun ?? []].flat()),
  ]
  // As if the person stayed: what ends with them is what this leads to.
  const people = register.people.map(of => (of.id === person ? withoutEnd(of) : of))
  const standing = (all: Register['assignments']) => {
    const of = { ...register, assignments: lasting(all, people), people }
    return { open: vacancies(of, day), load: new Map(workload(of, day).map(w => [w.person, w.percent])) }
  }
  const [was, is] = [standing(register.assignments), standing(after)]
  const open = new Set(was.open.map(placeOf))
  const takers = Map.groupBy(
    roles.flatMap(({ begun }) => begun ?? []),
    begun => begun.person,
  )
  return {
    day,
    vacancies: is.open.filter(vacancy => !open.has(placeOf(vacancy))),
    loads: register.people
      .filter(({ id }) => takers.has(id))
      .map(({ id, name }) => ({
        ...{ person: id, name, roles: takers.get(id)!.length },
        ...{ before: was.load.get(id) ?? 0, after: is.load.get(id) ?? 0 },
      }))
      .toSorted((a, b) => b.after - a.after),
  }
}

const withoutEnd = ({ lastDay: _, ...person }: Person): Person => person
const placeOf = ({ object, role }: Vacancy) => `${object}#${role}`
