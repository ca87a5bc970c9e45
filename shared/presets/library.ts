import { publishable, type Parts } from '../model-library.ts'
import type { Preset, Role } from '../model.ts'
import { presetModel } from './model.ts'
import { presetWheel } from './wheel.ts'

/** The models that Järnkoll itself has in the library; what they are called stands among the pages' texts. */
export const LIBRARY_PRESETS = ['full', 'light', 'responsible', 'pair', 'system-owner'] as const
export type LibraryPreset = (typeof LIBRARY_PRESETS)[number]

/** What each role is called where the same structure goes by other names; a role without a name is not there. */
type Names = Partial<Record<string, string>>
const named: Record<Exclude<LibraryPreset, 'full' | 'light'>, Names> = {
  responsible: {
    objektagare: 'Objektansvarig verksamhet',
    'objektagare-it': 'Objektansvarig IT',
    forvaltningsledare: 'Objektförvaltare verksamhet',
    'forvaltningsledare-it': 'Objektförvaltare IT',
    objektspecialist: 'Specialist verksamhet',
    'objektspecialist-it': 'Specialist IT',
  },
  pair: {
    objektagare: 'Objektägare',
    forvaltningsledare: 'Objektledare',
    'forvaltningsledare-it': 'Objektledare IT',
  },
  'system-owner': {
    objektagare: 'Systemägare',
    'objektagare-it': 'Systemägare IT',
    forvaltningsledare: 'Systemförvaltare',
    'forvaltningsledare-it': 'Teknisk systemförvaltare',
    'objektspecialist-it': 'Systemadministratör',
  },
}

/** Mandates name the owner as the model does. */
const renamed = (role: Role, name: string, owner: string): Role => {
  const own = (lines: string[]) => lines.map(line => line.replace('objektägaren', owner))
  return {
    ...role,
    name,
    decides: own(role.decides),
    responsible: own(role.responsible),
    takesPart: own(role.takesPart),
  }
}

/** A preset with its year. */
const whole = (preset: Preset) => publishable({ ...presetModel(preset), ...presetWheel(preset, 2026) })

/** What is in one of them, and the preset that it begins as. */
export function libraryPreset(id: LibraryPreset): { preset: Preset; parts: Parts } {
  if (id === 'full' || id === 'light') return { preset: id, parts: whole(id) }
  const names = named[id]
  const owner = { responsible: 'den objektansvariga', pair: 'objektägaren', 'system-owner': 'systemägaren' }[id]
  const full = whole('full')
  const roles = full.roles.flatMap(role => (names[role.id] ? [renamed(role, names[role.id]!, owner)] : []))
  return { preset: 'full', parts: { ...full, roles } }
}
