import * as m from '#messages'
import type { Part } from '#shared/model-library.ts'
import { standardName, useName } from '../words.ts'

/** What a model's parts are called. */
export const partTexts: Record<Part, () => string> = {
  roles: m.model_roles,
  sections: m.model_sections,
  costKinds: m.model_kinds,
  families: m.model_families,
  processes: m.model_processes,
  ownFields: m.own_fields_title,
  codeLists: m.code_title,
  events: m.library_events,
  fieldUse: m.terms_tab_uses,
  terms: m.library_terms,
  scale: m.library_scale,
}

/** What a row of a part is called: what is demanded of a field, a name, or the scale. */
export function rowText(part: Part, name: string): string {
  if (part === 'fieldUse') return useName(name)
  if (part === 'terms') return standardName(name) || m.terms_level({ n: name.slice('degree.'.length) })
  return part === 'scale' ? m.library_scale() : name
}
