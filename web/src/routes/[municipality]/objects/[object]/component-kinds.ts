import * as m from '#messages'
import type { Component } from '#shared/components.ts'

const kinds: Record<Component['kind'], () => string> = {
  routine: m.components_kind_routine,
  training: m.components_kind_training,
  support: m.components_kind_support,
  guide: m.components_kind_guide,
  other: m.components_kind_other,
}
export const componentKinds = Object.keys(kinds) as Component['kind'][]
export const kindName = (kind: Component['kind']) => kinds[kind]()
