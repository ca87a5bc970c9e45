import * as m from '#messages'
import type { Component } from '#shared/components.ts'
import type { Known } from '#shared/people.ts'
import type { Words } from '../../history/values.ts'

const kinds: Record<Component['kind'], () => string> = {
  routine: m.components_kind_routine,
  training: m.components_kind_training,
  support: m.components_kind_support,
  guide: m.components_kind_guide,
  other: m.components_kind_other,
}
export const componentKinds = Object.keys(kinds) as Component['kind'][]
export const kindName = (kind: Component['kind']) => kinds[kind]()

const fields: Record<string, () => string> = {
  name: m.components_name,
  kind: m.components_kind,
  owner: m.components_owner,
  note: m.components_info,
}
/** The words in which a component's facts are told. */
export const componentWords = (people: readonly Known[]): Words => ({
  field: field => fields[field]?.() ?? field,
  value: (field, value) =>
    field === 'kind'
      ? kindName(value as Component['kind'])
      : field === 'owner'
        ? people.find(({ id }) => id === value)?.name
        : undefined,
})
