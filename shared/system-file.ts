import * as z from 'zod'
import type { Entity, Field, Fields, Lists } from './imports/fields.ts'
import { idField, label } from './imports/label.ts'
import { namedObjects } from './object-file.ts'
import type { ManagedObject } from './objects.ts'
import type { AskedField } from './own-fields.ts'
import { ownCells, ownColumns } from './own-file.ts'
import { supportCells } from './support-cells.ts'
import { degrees, systemFields, type SystemField } from './system-fields.ts'
import { choiceHeadings, systemHeadings, useHeadings } from './system-headings.ts'
import { choiceNames, fieldNames } from './system-texts.ts'
import { System } from './systems.ts'
import { termKey, type Terms } from './terms.ts'

/** A text is no longer in a file than on the page. */
const longest = (id: keyof System) => {
  const of = System.shape[id]
  const inner: z.ZodType | undefined = of instanceof z.ZodDefault ? (of.unwrap() as z.ZodType) : undefined
  const max = inner instanceof z.ZodString ? inner.maxLength : undefined
  return typeof max === 'number' ? { max } : {}
}

/** A choice by its name here, and by the name that the house has for it. */
const choice = (terms: Terms, id: string, value: string) => {
  const standard = label(choiceNames[id]![value]!)
  const names = choiceHeadings[id as SystemField['id']]?.[value] ?? []
  return { value, ...named(terms[termKey(id, value)], standard, names) }
}

/** What it is called here, with the house's name among those that are read as well. */
const named = (own: string | undefined, standard: Field['label'], names: readonly string[] = []) =>
  own === undefined
    ? { label: standard, names }
    : { label: { sv: own, en: own }, names: [standard.sv, standard.en, ...names] }

const field = ({ id, kind, choices = [] }: SystemField, terms: Terms): Field => ({
  ...{ id, kind, label: label(fieldNames[id]!), names: systemHeadings[id] ?? [] },
  ...(kind === 'number' && { whole: true, min: 0 }),
  ...longest(id),
  ...(kind === 'choice' && {
    choices: choices.map(value => choice(terms, id, value)),
  }),
})

/** Systems as a file's columns: the id first, then what people know a system by, every field of the list, and own fields. */
export const systemFile = (own: readonly AskedField[] = [], terms: Terms = {}): Fields => ({
  id: 'id',
  identity: ['name'],
  fields: [
    idField,
    {
      id: 'name',
      label: label(fieldNames['name']!),
      names: ['System', 'Systemnamn'],
      kind: 'text',
      max: 80,
      unique: true,
    },
    {
      ...{ id: 'object', label: label(fieldNames['object']!), names: ['Förvaltningsobjekt', 'Ägs av'] },
      ...{ kind: 'reference', to: 'objects', required: true },
    },
    {
      ...{ id: 'usedBy', label: label(fieldNames['usedBy']!), names: useHeadings.usedBy },
      ...{ kind: 'references', to: 'objects' },
    },
    {
      ...{ id: 'supports', label: label(fieldNames['supports']!), names: useHeadings.supports, kind: 'graded' },
      choices: (['main', 'partial'] as const).map(value => choice({}, 'supports', value)),
    },
    ...systemFields.map(of => field(of, terms)),
    ...degrees.map((id): Field => ({
      id,
      ...named(terms[termKey('axis', id)], label(fieldNames[id]!)),
      kind: 'number',
      whole: true,
      min: 0,
      max: 9,
    })),
    ...ownColumns(own),
  ],
})

/** A system as its row in a file: the classification and own values lie flat, and the steps that it supports by name. */
export const systemRow = (
  { classification, own, ...system }: System,
  objects: Pick<ManagedObject, 'id' | 'steps'>[],
  fields: readonly AskedField[] = [],
): Entity => ({
  ...Object.fromEntries(systemFields.map(({ id }) => [id, system[id]])),
  ...{ id: system.id, name: system.name, object: system.object, usedBy: system.usedBy, ...classification },
  supports: supportCells(system.supports, objects.find(({ id }) => id === system.object)?.steps ?? []),
  ...ownCells(fields, own),
})

/** What a system's row refers to. */
export const systemLists = (objects: ManagedObject[]): Lists => ({
  objects: namedObjects(objects),
})
