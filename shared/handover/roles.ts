import { assertAppointable, assertOnce, type Assignment } from '../assignments.ts'
import { addDays, type Day } from '../day.ts'
import type { Model } from '../model.ts'
import type { ManagedObject } from '../objects.ts'
import { assertHere, type Person } from '../people.ts'
import { Refusal } from '../refusal.ts'
import type { HandoverInput } from './handover.ts'

type Saved = Assignment & { revision: number }

/** What becomes of one role: the assignment that ends or never begins, and the one that follows. */
export type Moved = { before: Saved; ended?: Assignment; begun?: Assignment }

export type Known = { model: Model; objects: ManagedObject[]; people: Person[] }

/** The assignments that a person who leaves still holds after the last day. */
export const remaining = (assignments: Saved[], person: string, lastDay: Day): Saved[] =>
  assignments.filter(a => a.person === person && (a.to === undefined || a.to > lastDay))

/** The first day on which somebody else can hold what is handed over: the day after the last one, and never before today. */
export const takenOverFrom = (lastDay: Day, today: Day): Day => (lastDay < today ? today : addDays(lastDay, 1))

/** Nothing is handed over until something is said of each role: whether it goes on with somebody, or ends. */
export function assertEveryRole(
  assignments: Saved[],
  person: string,
  { lastDay, roles }: Pick<HandoverInput, 'lastDay' | 'roles'>,
  { model, objects }: Pick<Known, 'model' | 'objects'>,
): void {
  const named = new Set(roles.map(keyOf))
  const left = remaining(assignments, person, lastDay).find(a => !named.has(keyOf({ ...a, assignment: a.id })))
  if (!left) return
  const role = model.roles.find(r => r.id === left.role)?.name ?? left.role
  throw new Refusal('handover_role_left', {
    role: `${role}, ${objects.find(o => o.id === left.object)?.name ?? left.object}`,
  })
}

/**
 * What becomes of the roles that are named: each ends with the person's last day, and goes on with who takes it over,
 * for as long as it would have lasted. `newId` gives each new assignment its id.
 */
export function handOverRoles(
  assignments: Saved[],
  person: string,
  { lastDay, roles }: Pick<HandoverInput, 'lastDay' | 'roles'>,
  known: Known,
  today: Day,
  newId: () => string,
): Moved[] {
  const left = new Map(remaining(assignments, person, lastDay).map(a => [keyOf({ ...a, assignment: a.id }), a]))
  if (new Set(roles.map(keyOf)).size !== roles.length) throw new Refusal('handover_other_role', {})
  const moved: Moved[] = []
  for (const role of roles) {
    const before = left.get(keyOf(role))
    if (!before) throw new Refusal('handover_other_role', {})
    if (role.revision !== before.revision) throw new Refusal('stale', { current: before })
    const { revision: _, ...assignment } = before
    const ended: Assignment | undefined = before.from <= lastDay ? { ...assignment, to: lastDay } : undefined
    const begun = role.to === null ? undefined : goingOn(assignment, role.to)
    if (begun) assertTaken(begun)
    moved.push({ before, ...(ended && { ended }), ...(begun && { begun }) })
  }
  return moved

  /** Nothing, when it would have ended before anybody can take over. */
  function goingOn({ deputy, deputyFrom, deputyTo, tasks = [], ...rest }: Assignment, to: string) {
    if (to === person) throw new Refusal('handover_to_self', {})
    const first = takenOverFrom(lastDay, today)
    if (rest.to !== undefined && rest.to < first) return undefined
    const kept = tasks.filter(task => task.person !== to && (task.to === undefined || task.to >= first))
    const begun: Assignment = {
      ...rest,
      ...(deputy && deputy !== to && { deputy, deputyFrom, deputyTo }),
      ...(kept.length > 0 && { tasks: kept }),
      id: newId(),
      person: to,
      from: rest.from > first ? rest.from : first,
    }
    return begun
  }
  function assertTaken(begun: Assignment) {
    const [taker, object] = [
      known.people.find(({ id }) => id === begun.person),
      known.objects.find(({ id }) => id === begun.object),
    ]
    if (!taker) throw new Refusal('person_unknown', {})
    if (!object) throw new Refusal('object_unknown', {})
    assertAppointable(begun, known.model, object)
    assertHere(taker, begun.from)
    const name = known.model.roles.find(r => r.id === begun.role)!.name
    const others = [...assignments, ...moved.flatMap(m => m.begun ?? [])]
    assertOnce(begun, others, { person: taker.name, role: `${name}, ${object.name}` })
  }
}

const keyOf = ({ object, assignment }: { object: string; assignment: string }) => `${object}#${assignment}`
