import * as m from '#messages'
import type { Fields } from '#shared/imports/fields.ts'
import type { ImportKind as Kind } from '#shared/imports/imports.ts'
import { askedFields, type Owning } from '#shared/own-fields.ts'
import { api, read } from '#web/lib/api.ts'

/** What can be read in from a file, in the order that a register is built. */
export const kinds: readonly Kind[] = ['objects', 'systems', 'contracts', 'people', 'assignments']
export type { Kind }

export const kindOf = (text: string | null): Kind => kinds.find(kind => kind === text) ?? 'systems'

/** A kind in words: what it is, what its import is called, and where it is seen. */
export const kindTexts: Record<Kind, Record<'name' | 'heading' | 'open' | 'template', () => string>> = {
  objects: {
    name: m.imports_kind_objects,
    heading: m.imports_heading_objects,
    open: m.imports_open_objects,
    template: m.imports_template_objects,
  },
  systems: {
    name: m.imports_kind_systems,
    heading: m.imports_heading_systems,
    open: m.imports_open_systems,
    template: m.imports_template_systems,
  },
  contracts: {
    name: m.imports_kind_contracts,
    heading: m.imports_heading_contracts,
    open: m.imports_open_contracts,
    template: m.imports_template_contracts,
  },
  people: {
    name: m.imports_kind_people,
    heading: m.imports_heading_people,
    open: m.imports_open_people,
    template: m.imports_template_people,
  },
  assignments: {
    name: m.imports_kind_assignments,
    heading: m.imports_heading_assignments,
    open: m.imports_open_assignments,
    template: m.imports_template_assignments,
  },
}

/** The page of each kind's list. */
export const listOf: Record<Kind, string> = {
  objects: 'objects',
  systems: 'systems',
  contracts: 'contracts',
  people: 'people',
  assignments: 'staffing',
}

/** The columns of each kind's file; loaded when they are asked for. */
export const fieldsOf: Record<Kind, (municipality: string) => Promise<Fields>> = {
  objects: async of => (await import('#shared/object-file.ts')).objectFile(await own(of, 'object')),
  systems: async municipality => {
    const model = await read(api.model.$get({ param: { municipality } }))
    return (await import('#shared/system-file.ts')).systemFile(askedFields(model, 'system'), model.terms)
  },
  contracts: async of => (await import('#shared/contract-file.ts')).contractFile(await own(of, 'contract')),
  people: async () => (await import('#shared/person-file.ts')).personFile(),
  assignments: async () => (await import('#shared/assignment-file.ts')).assignmentFile(),
}

const own = async (municipality: string, of: Owning) =>
  askedFields(await read(api.model.$get({ param: { municipality } })), of)

/** The steps of an import. */
export const steps = () =>
  [m.imports_step_file(), m.imports_step_columns(), m.imports_step_review(), m.imports_step_apply()] as const
