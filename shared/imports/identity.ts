import type { Entity, Fields, Value } from './fields.ts'
import type { Reason } from './reasons.ts'
import { loosely, words } from './text.ts'
import { isEmpty, valueOf } from './written.ts'

type Given = { id: Value; identity: readonly Value[]; surer?: Value }
/**
 * Which one a row is about; `undefined` is a new one, and `by` what it was known by. `similar`: what the register has
 * that looks the same.
 */
type Match = {
  entity?: Entity
  by?: 'id' | 'surer' | 'identity'
  similar?: string
  error?: { field: string; reason: Reason }
}
/** Remembers which rows have been matched: a file is read from its first row to its last. */
export type Register = { match: (row: number, given: Given) => Match }

/**
 * The stable id decides who a row is about when it has one, then what is surer than a name, then its name, whatever
 * its case and punctuation; a name is somebody else's when both have what is surer, and not the same.
 * Two rows about the same one is an error at the second.
 */
export function registerOf({ id, identity, surer }: Fields, existing: readonly Entity[]): Register {
  const byId = new Map(existing.map(entity => [entity.id, entity]))
  const bySurer = new Map(surer === undefined ? [] : existing.map(e => [sure(valueOf(e, surer)), e] as const))
  const byName = new Map<string, Entity[]>()
  const byLooks = new Map<string, Entity>()
  const first = identity[0]!
  for (const entity of existing) {
    const key = keyOf(identity.map(field => valueOf(entity, field)))
    const same = byName.get(key)
    if (same) same.push(entity)
    else byName.set(key, [entity])
    byLooks.set(loosely(String(valueOf(entity, first) ?? '')), entity)
  }
  const rowOfId = new Map<string, number>()
  const rowOfName = new Map<string, number>()

  function find(given: Given): Match {
    if (!isEmpty(given.id)) {
      const text = String(given.id)
      const entity = byId.get(text)
      return entity ? { entity, by: 'id' } : { error: { field: id, reason: { id: 'id_unknown', params: { text } } } }
    }
    if (given.identity.some(isEmpty)) return {}
    const known = isEmpty(given.surer) ? undefined : bySurer.get(sure(given.surer))
    if (known) return { entity: known, by: 'surer' }
    const named = byName.get(keyOf(given.identity)) ?? []
    const other = (entity: Entity) => !isEmpty(given.surer) && !isEmpty(valueOf(entity, surer!))
    const same = named.filter(entity => !other(entity))
    const text = String(given.identity[0])
    if (same.length > 1)
      return { error: { field: first, reason: { id: 'several_named', params: { text, count: same.length } } } }
    if (same[0]) return { entity: same[0], by: 'identity' }
    if (named[0]) return { similar: String(valueOf(named[0], first)) }
    const like = identity.length === 1 ? byLooks.get(loosely(text)) : undefined
    return like ? { similar: String(valueOf(like, first)) } : {}
  }

  return {
    match(row, given) {
      const match = find(given)
      const name = given.identity.some(isEmpty) ? undefined : keyOf([...given.identity, given.surer ?? null])
      const named = isEmpty(given.id) && name ? rowOfName.get(name) : undefined
      const before = (match.entity && rowOfId.get(match.entity.id)) ?? named
      if (match.entity && before === undefined) rowOfId.set(match.entity.id, row)
      if (name && !rowOfName.has(name)) rowOfName.set(name, row)
      if (before === undefined || match.error) return match
      const field = isEmpty(given.id) ? first : id
      return { ...match, error: { field, reason: { id: 'same_row', params: { row: before } } } }
    },
  }
}

const sure = (value: Value | undefined) => String(value ?? '').toLocaleLowerCase('sv')

/** Names are the same whatever their case and punctuation; a name of signs alone is itself. */
const keyOf = (values: readonly Value[]) =>
  values.map(value => words(String(value ?? '')) || String(value ?? '')).join('\n')
