import { countsOf, type LibraryCard } from '#shared/model-library.ts'
import type { Preset } from '#shared/model.ts'
import { libraryPreset, type LibraryPreset } from '#shared/presets/library.ts'
import { presetObjects } from '#shared/presets/objects.ts'

/** What somebody begins with: how much there is of each, and what the roles are called. */
export type Given = { objects: number; counts: LibraryCard['counts']; roles: string[] }

const objectsOf = (preset: Preset) => presetObjects(preset, () => 'one').length

/** What a model of Järnkoll's own creates, counted from the model itself. */
export function givenBy(id: LibraryPreset): Given {
  const { preset, parts } = libraryPreset(id)
  return { objects: objectsOf(preset), counts: countsOf(parts), roles: parts.roles.map(({ name }) => name) }
}

/** What a published model creates. */
export const givenIn = ({ preset, counts, roles }: Pick<LibraryCard, 'preset' | 'counts' | 'roles'>): Given => ({
  objects: objectsOf(preset),
  ...{ counts, roles },
})
