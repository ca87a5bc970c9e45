import type { LibraryModel } from '#shared/model-library.ts'
import { LIBRARY_PRESETS, libraryPreset, type LibraryPreset } from '#shared/presets/library.ts'
import { libraryOf } from '../data/library.ts'
import type { Platform } from '../platform/index.ts'
import { existing } from './existing.ts'

const isPreset = (id: string): id is LibraryPreset => LIBRARY_PRESETS.includes(id as LibraryPreset)

/** One model of the library: Järnkoll's own, or one that a municipality has published. */
export async function inLibrary(
  platform: Platform,
  id: string,
): Promise<Pick<LibraryModel, 'parts' | 'preset'> & Partial<LibraryModel>> {
  if (isPreset(id)) return libraryPreset(id)
  return existing(await libraryOf(platform).find(id), 'not_found')
}
