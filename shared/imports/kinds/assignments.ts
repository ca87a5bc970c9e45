import type { Actor } from '../../actor.ts'
import { assignmentFile, assignmentLists, assignmentRow } from '../../assignment-file.ts'
import { Assignment } from '../../assignments.ts'
import { rolesOf } from '../../model.ts'
import type { Entity } from '../fields.ts'
import type { Finding } from '../unique.ts'
import { given, period, unaccepted, yours, type Imported, type Register } from './kind.ts'

/** Assignments by file: who appoints on the object. Object, role, person and first day are who an assignment is. */
export function importAssignments({ assignments, objects, model, people }: Register, actor: Actor): Imported {
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
  return {
    ...{ file, row, entity, schema: Assignment },
    existing: assignments.map(row),
    lists: assignmentLists(objects, model, people),
    check: (after, before) => [
      ...(before ? fixed(after, before) : []),
      ...period(after, 'from', 'to'),
      ...offered(after),
      ...yours(actor, 'role:appoint', 'object', after['object'], before?.['object']),
      ...unaccepted(
        Assignment,
        entity(after, before && byId.get(before.id), before?.id ?? 'new', '2000-01-01'),
        file,
        after,
      ),
    ],
    before: id => byId.get(id),
  }
}

/** Another role, person or object is another assignment. */
const fixed = (after: Omit<Entity, 'id'>, before: Entity): Finding[] =>
  ['object', 'role', 'person', 'from']
    .filter(field => after[field] !== before[field])
    .map(field => ({ field, reason: { id: 'fixed', params: {} } }))
