import * as m from '#messages'
import { knownFamilies } from './families.ts'
import type { Entity, Fields, Lists, Named } from './imports/fields.ts'
import { idField, label } from './imports/label.ts'
import type { Model } from './model.ts'
import type { ManagedObject } from './objects.ts'
import type { AskedField } from './own-fields.ts'
import { ownCells, ownColumns } from './own-file.ts'

/** Objects as a file's columns. The steps of the process stand on the object's page: they are more than a cell. */
export const objectFile = (own: readonly AskedField[] = []): Fields => ({
  id: 'id',
  identity: ['name'],
  fields: [
    idField,
    { id: 'code', label: label(m.objects_code), names: ['Nr', 'Objektkod', 'Förkortning'], ...text(12), ...only },
    {
      id: 'name',
      label: label(m.objects_name),
      names: ['Objekt', 'Objektnamn', 'Förvaltningsobjekt'],
      ...text(80),
      unique: true,
    },
    { id: 'purpose', label: label(m.objects_purpose), names: ['Beskrivning'], ...text(1000) },
    { id: 'scope', label: label(m.objects_scope), names: ['Avgränsning', 'Omfattar'], ...text(1000) },
    { id: 'unit', label: label(m.objects_unit), names: ['Verksamhet', 'Nämnd', 'Enhet'], ...text(80) },
    {
      ...{ id: 'family', label: label(m.objects_file_family), names: ['Familj'] },
      ...{ kind: 'reference', to: 'families' },
    },
    {
      ...{ id: 'sides', label: label(m.objects_file_sides), names: ['Sidor'], kind: 'choice' },
      choices: [
        { value: 'both', label: label(m.objects_file_both), names: ['Båda'] },
        { value: 'it', label: label(m.objects_it_only), names: ['IT'] },
      ],
    },
    ...ownColumns(own),
  ],
})
const text = (max: number) => ({ kind: 'text', max }) as const
const only = { required: true, unique: true }

/** An object as its row in a file. */
export const objectRow = (object: ManagedObject, fields: readonly AskedField[] = []): Entity => {
  const { id, code, name, purpose, scope, unit, family, sides, own } = object
  return { id, code, name, purpose, scope, unit, family, sides, ...ownCells(fields, own) }
}

/** An object's row refers to families, which go by their names. */
export const objectLists = (model: Pick<Model, 'families'>, objects: ManagedObject[]): Lists => ({
  families: knownFamilies(model, objects).map(name => ({ id: name, name })),
})

/** Objects as others refer to them: by code, and by name. */
export const namedObjects = (objects: Pick<ManagedObject, 'id' | 'code' | 'name'>[]): Named[] => [
  ...objects.map(({ id, code }) => ({ id, name: code })),
  ...objects.map(({ id, name }) => ({ id, name })),
]
