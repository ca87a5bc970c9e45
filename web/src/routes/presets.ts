import * as m from '#messages'
import type { LibraryPreset } from '#shared/presets/library.ts'

/** What Järnkoll's own models are called, and what they are. */
export const presetTexts: Record<LibraryPreset, { name: () => string; what: () => string }> = {
  full: { name: m.library_full, what: m.library_full_what },
  light: { name: m.library_light, what: m.library_light_what },
  responsible: { name: m.library_responsible, what: m.library_responsible_what },
  pair: { name: m.library_pair, what: m.library_pair_what },
  'system-owner': { name: m.library_system_owner, what: m.library_system_owner_what },
}
