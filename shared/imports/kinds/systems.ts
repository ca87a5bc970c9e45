import type { Actor } from '../../actor.ts'
import { fieldsOf } from '../../own-fields.ts'
import { ownOf, wrongOwn } from '../../own-file.ts'
import { degrees } from '../../system-fields.ts'
import { systemFile, systemLists, systemRow } from '../../system-file.ts'
import { System } from '../../systems.ts'
import { unaccepted, yours, type Imported, type Register } from './kind.ts'

/** Systems by file: who edits the object edits its systems, and moving one demands both objects. */
export function importSystems({ model, objects, systems }: Register, actor: Actor): Imported {
  const own = fieldsOf(model, 'system')
  const file = systemFile(own, model.terms)
  const byId = new Map(systems.map(system => [system.id, system]))
  const row = (system: object) => systemRow(system as System, own)
  return {
    ...{ file, row },
    existing: systems.map(row),
    lists: systemLists(objects),
    check: (after, before) => {
      const known = before && byId.get(before.id)
      const leaves = known && known.object !== after['object'] && known.supports.length > 0
      const some = degrees.slice(0, 3).filter(degree => typeof after[degree] === 'number').length
      if (some > 0 && some < 3) {
        const field = degrees.find(degree => typeof after[degree] !== 'number')!
        return [{ field, reason: { id: 'classification_in_part', params: {} } }]
      }
      return [
        ...yours(actor, 'register:edit', 'object', after['object'], before?.['object']),
        ...(leaves ? [{ field: 'object', reason: { id: 'supports_steps' as const, params: {} } }] : []),
        ...wrongOwn(own, after, known?.own),
        ...unaccepted(System, entity(after, known, before?.id ?? 'new'), file, after),
      ]
    },
    before: id => byId.get(id),
    entity,
    schema: System,
  }
}

/** The classification and own values lie flat in a file. */
function entity(values: Parameters<Imported['entity']>[0], before: object | undefined, id: string): object {
  const { own, rest: all } = ownOf(values)
  const graded = Object.fromEntries(degrees.flatMap(degree => (degree in all ? [[degree, all[degree]]] : [])))
  const was = (before ?? {}) as Partial<System>
  const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !(degrees as readonly string[]).includes(key)))
  const classification = Object.keys(graded).length > 0 ? { ...was.classification, ...graded } : was.classification
  return { ...before, ...rest, id, own: { ...was.own, ...own }, ...(classification && { classification }) }
}
