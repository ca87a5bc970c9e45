import type { Actor } from '../../actor.ts'
import { misfits, ownKey } from '../../own-fields.ts'
import { degrees, systemFile, systemLists, systemRow } from '../../system-file.ts'
import { System } from '../../systems.ts'
import { given, unaccepted, yours, type Imported, type Register } from './kind.ts'
import type { Finding } from '../unique.ts'

/** Systems by file: who edits the object edits its systems, and moving one demands both objects. */
export function importSystems({ model, objects, systems }: Register, actor: Actor): Imported {
  const file = systemFile(model.ownFields)
  const byId = new Map(systems.map(system => [system.id, system]))
  return {
    file,
    existing: systems.map(systemRow),
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
        ...misfits(model.ownFields, ownOf(after), known?.own).map(({ id }): Finding => ({
          field: ownKey(id),
          reason: { id: 'not_accepted', params: { text: String(after[ownKey(id)]) } },
        })),
        ...unaccepted(System, entity(after, known, before?.id ?? 'new'), file, after),
      ]
    },
    before: id => byId.get(id),
    entity,
    schema: System,
  }
}

const OWN = ownKey('')
const ownOf = (values: Parameters<Imported['entity']>[0]) =>
  Object.fromEntries(
    Object.entries(given(values)).flatMap(([key, value]) =>
      key.startsWith(OWN) ? [[key.slice(OWN.length), value as string | number]] : [],
    ),
  )

/** The classification and own values lie flat in a file. */
function entity(values: Parameters<Imported['entity']>[0], before: object | undefined, id: string): object {
  const all = given(values)
  const graded = Object.fromEntries(degrees.flatMap(degree => (degree in all ? [[degree, all[degree]]] : [])))
  const { classification: was, own } = (before ?? {}) as Partial<System>
  const rest = Object.fromEntries(
    Object.entries(all).filter(([field]) => !(degrees as readonly string[]).includes(field) && !field.startsWith(OWN)),
  )
  const classification = Object.keys(graded).length > 0 ? { ...was, ...graded } : was
  return { ...before, ...rest, id, own: { ...own, ...ownOf(values) }, ...(classification && { classification }) }
}
