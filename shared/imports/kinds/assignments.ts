import type { Actor } from '../../actor.ts'
import { assignmentFile, assignmentLists, assignmentRow } from '../../assignment-file.ts'
import { alreadyHeld, Assignment, neededFrom } from '../../assignments.ts'
import type { Day } from '../../day.ts'
import { rolesOf } from '../../model.ts'
import type { Entity } from '../fields.ts'
import type { Finding } from '../unique.ts'
import { given, hasGone, period, unaccepted, yours, type Imported, type Register } from './kind.ts'

/** Assignments by file: who appoints on the object. Object, role, person and first day are who an assignment is. */
export function importAssignments(
  { assignments, objects, model, people }: Register,
  actor: Actor,
  today: Day,
): Imported {
  const file = assignmentFile()
  const byId = new Map(assignments.map(assignment => [assignment.id, assignment]))
  const entity: Imported['entity'] = (values, before, id) => ({ ...before, ...given(values), id })
  const offered = (after: Omit<Entity, 'id'>): Finding[] => {
    const object = objects.find(({ id }) => id === after['object'])
    const role = model.roles.find(({ id }) => id === after['role'])
    if (!object || !role || rolesOf(model, object).includes(role)) return []
    return [{ field: 'role', reason: { id: 'role_not_on_object', params: { role: role.name } } }]
  }
  const row = (assignment: object) => assignmentRow(assignment as Assignment)
  /** Place by place as it will be once the rows so far are in: a file is read from its first row to its last. */
  const standing = Map.groupBy(assignments as Assignment[], placeOf)
  const twice = (made: Assignment): Finding[] => {
    const held = alreadyHeld(made, standing.get(placeOf(made)) ?? [])
    if (!held) return []
    const person = people.find(({ id }) => id === held.person)?.name ?? ''
    return [
      {
        field: 'person',
        reason: { id: 'already_held', params: { person, from: held.from, ...(held.to && { to: held.to }) } },
      },
    ]
  }
  const helpers = (made: Assignment, before: Entity | undefined) =>
    hasGone(
      people,
      'deputy',
      made.deputy,
      neededFrom({ from: made.deputyFrom ?? made.from, to: made.deputyTo ?? made.to }, today),
      before?.['deputy'],
    )
  return {
    ...{ file, row, entity, schema: Assignment },
    existing: assignments.map(row),
    lists: assignmentLists(objects, model, people),
    check: (after, before) => {
      const known = before && byId.get(before.id)
      const entry = entity(after, known, before?.id ?? NEW, today)
      const made = Assignment.safeParse(entry).data
      const found = [
        ...(before ? fixed(after, before) : []),
        ...period(after, 'from', 'to'),
        ...offered(after),
        ...yours(actor, 'role:appoint', 'object', after['object'], before?.['object']),
        ...(made ? [...twice(made), ...helpers(made, before)] : []),
        ...(made && !before ? hasGone(people, 'person', made.person, neededFrom(made, today)) : []),
        ...unaccepted(Assignment, entry, file, after),
      ]
      if (made && found.length === 0) {
        const others = (standing.get(placeOf(made)) ?? []).filter(({ id }) => id !== before?.id)
        standing.set(placeOf(made), [...others, before ? made : { ...made, id: `${NEW}${others.length}` }])
      }
      return found
    },
    before: id => byId.get(id),
  }
}

const NEW = '+'
const placeOf = ({ object, role, person }: Assignment) => `${object}#${role}#${person}`

/** Another role, person or object is another assignment. */
const fixed = (after: Omit<Entity, 'id'>, before: Entity): Finding[] =>
  ['object', 'role', 'person', 'from']
    .filter(field => after[field] !== before[field])
    .map(field => ({ field, reason: { id: 'fixed', params: {} } }))
