import type { Actor } from '../../actor.ts'
import { objectFile, objectLists, objectRow } from '../../object-file.ts'
import { ManagedObject } from '../../objects.ts'
import { may } from '../../permissions.ts'
import { given, unaccepted, yours, type Imported, type Register } from './kind.ts'

/** Objects by file: who keeps the register adds them, and whoever answers for one changes it. */
export function importObjects({ objects }: Register, actor: Actor): Imported {
  const file = objectFile()
  const byId = new Map(objects.map(object => [object.id, object]))
  const entity: Imported['entity'] = (values, before, id, today) => ({
    ...(before ?? { since: today }),
    ...given(values),
    id,
  })
  return {
    ...{ file, entity, schema: ManagedObject },
    existing: objects.map(objectRow),
    lists: objectLists(),
    check: (after, before) => {
      const allowed = before ? yours(actor, 'register:edit', 'name', before.id) : []
      if (!before && !may(actor, 'register:create')) return [{ field: 'name', reason: { id: 'not_yours', params: {} } }]
      const known = before && byId.get(before.id)
      return [
        ...allowed,
        ...unaccepted(ManagedObject, entity(after, known, before?.id ?? 'new', '2000-01-01'), file, after),
      ]
    },
    before: id => byId.get(id),
  }
}
