import type { Actor } from '../../actor.ts'
import { offeredFamilies } from '../../families.ts'
import { objectFile, objectLists, objectRow } from '../../object-file.ts'
import { ManagedObject } from '../../objects.ts'
import { fieldsOf } from '../../own-fields.ts'
import { ownOf, wrongOwn } from '../../own-file.ts'
import { may } from '../../permissions.ts'
import type { Value } from '../fields.ts'
import type { Finding } from '../unique.ts'
import { unaccepted, yours, type Imported, type Register } from './kind.ts'

/** Objects by file: who keeps the register adds them, and whoever answers for one changes it. */
export function importObjects({ model, objects }: Register, actor: Actor): Imported {
  const own = fieldsOf(model, 'object')
  const file = objectFile(own)
  const byId = new Map(objects.map(object => [object.id, object]))
  const entity: Imported['entity'] = (values, before, id, today) => {
    const given = ownOf(values)
    const was = (before ?? {}) as Partial<ManagedObject>
    return { ...(before ?? { since: today }), ...given.rest, id, own: { ...was.own, ...given.own } }
  }
  const offered = offeredFamilies(model)
  /** A family that objects say, and that is offered no longer, is kept and never given. */
  const wrongFamily = (family: Value | undefined, before: Value | undefined): Finding[] =>
    !family || family === before || offered.includes(String(family))
      ? []
      : [{ field: 'family', reason: { id: 'reference_unknown', params: { text: String(family) } } }]
  const row = (object: object) => objectRow(object as ManagedObject, own)
  return {
    ...{ file, row, entity, schema: ManagedObject },
    existing: objects.map(row),
    lists: objectLists(model, objects),
    check: (after, before) => {
      const allowed = before ? yours(actor, 'register:edit', 'name', before.id) : []
      if (!before && !may(actor, 'register:create')) return [{ field: 'name', reason: { id: 'not_yours', params: {} } }]
      const known = before && byId.get(before.id)
      return [
        ...allowed,
        ...wrongFamily(after['family'], before?.['family']),
        ...wrongOwn(own, after, known?.own),
        ...unaccepted(ManagedObject, entity(after, known, before?.id ?? 'new', '2000-01-01'), file, after),
      ]
    },
    before: id => byId.get(id),
  }
}
