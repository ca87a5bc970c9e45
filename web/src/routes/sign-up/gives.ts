import type { Preset } from '#shared/model.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { presetWheel } from '#shared/presets/wheel.ts'

/** What a preset creates, counted from the preset itself. */
export function gives(preset: Preset) {
  const { roles, sections, costKinds } = presetModel(preset)
  return {
    objects: presetObjects(preset, () => 'one').length,
    roles: roles.length,
    events: presetWheel(preset, 2026).events.length,
    sections: sections.length,
    kinds: costKinds.length,
  }
}
