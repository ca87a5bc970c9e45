import type { Actor } from '../../actor.ts'
import type { ManagedObject } from '../../objects.ts'
import { fieldsOf } from '../../own-fields.ts'
import { ownOf, wrongOwn } from '../../own-file.ts'
import { supportCells, supportsOf } from '../../support-cells.ts'
import { degrees } from '../../system-fields.ts'
import { systemFile, systemLists, systemRow } from '../../system-file.ts'
import { System, usedByOthers } from '../../systems.ts'
import type { Entity } from '../fields.ts'
import type { Finding } from '../unique.ts'
import { sameValue } from '../written.ts'
import { unaccepted, yours, type Imported, type Register } from './kind.ts'

type Row = Omit<Entity, 'id'>
type StepsOf = (object: unknown) => ManagedObject['steps']

/** Systems by file: who edits the object edits its systems, and moving one demands both objects. */
export function importSystems({ model, objects, systems }: Register, actor: Actor): Imported {
  const own = fieldsOf(model, 'system')
  const file = systemFile(own, model.terms)
  const byId = new Map(systems.map(system => [system.id, system]))
  const stepsOf: StepsOf = object => objects.find(({ id }) => id === object)?.steps ?? []
  const entity: Imported['entity'] = (values, before, id) => made(values, before as System, id, stepsOf)
  const row = (system: object) => systemRow(system as System, objects, own)
  return {
    ...{ file, row },
    existing: systems.map(row),
    lists: systemLists(objects),
    check: (after, before) => {
      const known = before && byId.get(before.id)
      const some = degrees.slice(0, 3).filter(degree => typeof after[degree] === 'number').length
      if (some > 0 && some < 3) {
        const field = degrees.find(degree => typeof after[degree] !== 'number')!
        return [{ field, reason: { id: 'classification_in_part', params: {} } }]
      }
      return [
        ...yours(actor, 'register:edit', 'object', after['object'], before?.['object']),
        ...wrongSteps(objects, after, before, known),
        ...wrongOwn(own, after, known?.own),
        ...unaccepted(System, entity(after, known, before?.id ?? 'new', '2000-01-01'), file, after),
      ]
    },
    before: id => byId.get(id),
    entity,
    schema: System.transform(usedByOthers),
  }
}

/** Steps that the object of the row does not have. A system that is moved says at its object that it leaves what it supports. */
function wrongSteps(objects: ManagedObject[], after: Row, before: Row | undefined, known?: System): Finding[] {
  const object = objects.find(({ id }) => id === after['object'])
  // As the object that is left calls its steps, or the one that is moved to, which does not know them.
  const stood = [before?.['supports'], known && supportCells(known.supports, object?.steps ?? [])]
  const given = !stood.some(cells => sameValue(cells, after['supports']))
  if (!given && after['object'] === before?.['object']) return []
  const { wrong } = supportsOf((after['supports'] ?? []) as string[], object?.steps ?? [])
  if (!object || !wrong) return []
  if (!given) return [{ field: 'object', reason: { id: 'supports_steps', params: {} } }]
  const { name } = wrong
  if (wrong.what === 'twice') return [{ field: 'supports', reason: { id: 'step_twice', params: { name } } }]
  const steps = object.steps.map(step => step.name)
  return [{ field: 'supports', reason: { id: 'step_unknown', params: { step: name, object: object.name, steps } } }]
}

const flat: readonly string[] = [...degrees, 'supports']

/** The classification and own values lie flat in a file, and steps are named as they are in the object that the row says. */
function made(values: Parameters<Imported['entity']>[0], before: System | undefined, id: string, stepsOf: StepsOf) {
  const { own, rest: all } = ownOf(values)
  const graded = Object.fromEntries(degrees.flatMap(degree => (degree in all ? [[degree, all[degree]]] : [])))
  const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !flat.includes(key)))
  const classification = Object.keys(graded).length > 0 ? { ...before?.classification, ...graded } : undefined
  const stood = before && all['object'] ? supportCells(before.supports, stepsOf(before.object)) : undefined
  const cells = (all['supports'] ?? stood) as string[] | undefined
  return {
    ...{ ...before, ...rest, id, own: { ...before?.own, ...own } },
    ...(classification && { classification }),
    ...(cells && { supports: supportsOf(cells, stepsOf(all['object'] ?? before?.object)).supports }),
  } as System
}
