import { readCell, type Directories } from './cells.ts'
import type { Cell, Entity, Field, Lists, Value } from './fields.ts'
import { writeGraded } from './graded.ts'
import { directory } from './references.ts'
import { plain } from './text.ts'

type Locale = 'sv' | 'en'

/** Everything that references point to, ready to be found by id or name. */
export const directoriesOf = (lists: Lists): Directories =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, directory(list)]))

/** Writes the values of one field as cells that the reader takes for the same values again. */
export function writer(field: Field, lists: Lists, locale: Locale): (value: Value) => Cell {
  const list = lists[field.to ?? ''] ?? []
  const names = new Map(list.map(named => [named.id, named.name]))
  const directories = directoriesOf({ [field.to ?? '']: list })
  const one = { ...field, kind: 'reference' as const }
  // A name that would be read as somebody else, or as several names, stands as its id.
  const nameOf = (id: string) => {
    const name = plain(names.get(id) ?? id)
    const apart = field.kind === 'references' && /[;\n]/.test(name)
    const { value, check } = apart ? {} : readCell(one, name, directories)
    return value === id && !check ? name : id
  }
  return value => {
    if (isEmpty(value)) return null
    switch (field.kind) {
      case 'day':
        return new Date(`${value}T00:00:00Z`)
      case 'yesno':
        return locale === 'sv' ? (value ? 'Ja' : 'Nej') : value ? 'Yes' : 'No'
      case 'choice':
        return field.choices?.find(choice => choice.value === value)?.label[locale] ?? String(value)
      case 'reference':
        return nameOf(String(value))
      case 'references':
        return (value as readonly string[]).map(nameOf).join('; ')
      case 'graded':
        return writeGraded(value as readonly string[], field, locale)
      case 'number':
        return Number(value)
      case 'text':
        return plain(String(value))
    }
  }
}

/** Nothing there: also an empty text and an empty list. */
export const isEmpty = (value: Value | undefined): value is null | undefined =>
  value === null || value === undefined || (typeof value === 'string' && plain(value) === '') || isNone(value)
const isNone = (value: Value) => Array.isArray(value) && value.length === 0

/** Two values that mean the same; the order of references means nothing. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  if (typeof a === 'object' && typeof b === 'object')
    return a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n')
  return typeof a === 'string' && typeof b === 'string' ? plain(a) === plain(b) : a === b
}

/** A field's value of an entity. */
export const valueOf = (entity: Entity, field: string): Value => entity[field] ?? null
