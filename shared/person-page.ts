import type { Actor } from './actor.ts'
import { alreadyHeld, lasting } from './assignments.ts'
import type { Day } from './day.ts'
import { atStake, lackedFor } from './handover/changes.ts'
import { undoUntil, type Handover, type HandoverRegister } from './handover/handover.ts'
import { ownedBy, type Owned } from './handover/owned.ts'
import { heldRoles, helpsOf, type HeldRole, type Help } from './held-roles.ts'
import { hasLeft, type Person } from './people.ts'
import { may } from './permissions.ts'
import { workload } from './staffing.ts'

export type PersonPage = {
  person: Person & { revision: number; left: boolean }
  /** `alsoHeldBy`: others who hold the same role there already, and cannot take it over. */
  roles: (HeldRole & { revision: number; mayAppoint: boolean; alsoHeldBy: string[] })[]
  /** What the person does for others: it ends when the person leaves. */
  helps: Help[]
  seats: { forum: string; name: string; to?: Day }[]
  /** What the person answers for beside roles. */
  owned: Owned[]
  /** Of the time set aside, in per cent. */
  percent: number
  /** Who may take over, and how much of their time is taken already. */
  others: { id: string; name: string; title: string; percent: number }[]
  /** What was handed over last, as long as that can be taken back. */
  handover?: Handover & { byName: string; until: Day }
  /** Something is theirs, or counts on them, after today. */
  remains: boolean
  can: { edit: boolean; handOver: boolean }
}

export type PersonPageInput = HandoverRegister & {
  person: Person & { revision: number }
  handover?: Handover | undefined
}

/** A person's roles and mandates, today's and coming ones, and what else others count on them for. */
export function personPage(input: PersonPageInput, actor: Actor, today: Day): PersonPage {
  const { person, people, assignments, handover } = input
  const inForce = lasting(assignments, people)
  const load = new Map(workload({ assignments: inForce, people }, today).map(w => [w.person, w.percent]))
  const saved = new Map(assignments.map(a => [`${a.object}#${a.id}`, a]))
  const owned = ownedBy(input, person.id)
  const changes = atStake(input, person.id, today)
  return {
    person: { ...person, left: hasLeft(person, today) },
    roles: heldRoles(input, person.id, today).map(role => {
      const of = saved.get(`${role.object}#${role.assignment}`)!
      const others = inForce.filter(
        a => a.person !== person.id && alreadyHeld({ ...of, id: '', person: a.person }, [a]),
      )
      return {
        ...role,
        revision: of.revision,
        mayAppoint: may(actor, 'role:appoint', role.object),
        alsoHeldBy: others.map(other => other.person),
      }
    }),
    helps: helpsOf(input, person.id, today),
    seats: input.forums.flatMap(({ id, name, members }) =>
      members
        .filter(seat => seat.person === person.id && (seat.to === undefined || seat.to >= today))
        .map(({ to }) => ({ forum: id, name, ...(to && { to }) })),
    ),
    owned,
    percent: load.get(person.id) ?? 0,
    others: people
      .filter(of => of.id !== person.id && !hasLeft(of, today))
      .map(({ id, name, title }) => ({ id, name, title, percent: load.get(id) ?? 0 }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    ...(handover &&
      today <= undoUntil(handover) && {
        handover: {
          ...handover,
          byName: people.find(({ id }) => id === handover.by)?.name ?? '',
          until: undoUntil(handover),
        },
      }),
    remains: changes.length > 0,
    can: {
      edit: may(actor, 'people:edit'),
      handOver: changes.length > 0 && changes.every(change => !lackedFor(actor, change, input.systems)),
    },
  }
}
