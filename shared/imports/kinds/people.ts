import type { Actor } from '../../actor.ts'
import { Person } from '../../people.ts'
import { may } from '../../permissions.ts'
import { personFile, personLists, personRow } from '../../person-file.ts'
import { given, unaccepted, type Imported, type Register } from './kind.ts'

/** People by file. A member's address decides who the member is: only who keeps the members changes it. */
export function importPeople({ people, members }: Register, actor: Actor): Imported {
  const file = personFile()
  const byId = new Map(people.map(person => [person.id, person]))
  const entity: Imported['entity'] = (values, before, id) => ({ ...before, ...given(values), id })
  const row = (person: object) => personRow(person as Person)
  return {
    ...{ file, row, entity, schema: Person },
    existing: people.map(row),
    lists: personLists(),
    check: (after, before) => {
      const moves = before !== undefined && members.includes(before.id) && after['email'] !== before['email']
      if (!may(actor, 'people:edit')) return [{ field: 'name', reason: { id: 'not_yours', params: {} } }]
      if (moves && !may(actor, 'members:edit')) return [{ field: 'email', reason: { id: 'not_yours', params: {} } }]
      const made = entity(after, before && byId.get(before.id), before?.id ?? 'new', '2000-01-01')
      return unaccepted(Person, made, file, after)
    },
    before: id => byId.get(id),
  }
}
