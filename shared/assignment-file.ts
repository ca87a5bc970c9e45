import * as m from '#messages'
import type { Assignment } from './assignments.ts'
import type { Entity, Fields, Lists } from './imports/fields.ts'
import { idField, label } from './imports/label.ts'
import type { Model } from './model.ts'
import { namedObjects } from './object-file.ts'
import type { ManagedObject } from './objects.ts'
import { nameParts, namesOf } from './person-file.ts'
import type { Person } from './people.ts'

/** Assignments as a file's columns: who holds which role on what, and from when. */
export const assignmentFile = (): Fields => ({
  id: 'id',
  identity: ['object', 'role', 'person', 'from'],
  fields: [
    idField,
    { id: 'object', label: label(m.objects_object), names: ['Objekt'], kind: 'reference', to: 'objects' },
    { id: 'role', label: label(m.staffing_role), names: ['Rollnamn'], kind: 'reference', to: 'roles' },
    {
      ...{ id: 'person', label: label(m.staffing_person), names: ['Namn', 'Vem'], parts: nameParts('person') },
      ...{ kind: 'reference', to: 'people' },
    },
    { id: 'from', label: label(m.staffing_from), names: ['Från och med', 'Fr.o.m.', 'Start'], kind: 'day' },
    { id: 'to', label: label(m.staffing_to), names: ['Till och med', 'T.o.m.', 'Slut'], kind: 'day' },
    {
      ...{ id: 'extent', label: label(m.staffing_extent), names: ['Omfattning', 'Procent'] },
      ...{ kind: 'number', whole: true, min: 0, max: 100, unit: '%' },
    },
    {
      ...{ id: 'hours', label: label(m.staffing_hours), names: ['Timmar', 'Timmar per år', 'Årstimmar'] },
      ...{ kind: 'number', whole: true, min: 1, max: 2000 },
    },
    { id: 'deputy', label: label(m.staffing_file_deputy), names: ['Ersättare för'], kind: 'reference', to: 'people' },
    { id: 'deputyFrom', label: label(m.staffing_deputy_from), names: ['Ersättare från och med'], kind: 'day' },
    { id: 'deputyTo', label: label(m.staffing_deputy_to), names: ['Ersättare till och med'], kind: 'day' },
  ],
})

/** An assignment as its row in a file. */
export const assignmentRow = ({ tasks: _, ...assignment }: Assignment): Entity => ({
  ...assignment,
})

/** What an assignment's row refers to. */
export const assignmentLists = (
  objects: ManagedObject[],
  { roles }: Pick<Model, 'roles'>,
  people: Person[],
): Lists => ({
  objects: namedObjects(objects),
  roles: roles.map(({ id, name }) => ({ id, name })),
  people: namesOf(people),
})
