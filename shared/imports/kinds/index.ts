import type { Actor } from '../../actor.ts'
import type { ImportKind } from '../imports.ts'
import type { Imported, Register } from './kind.ts'
import { importSystems } from './systems.ts'

const kinds: Record<ImportKind, (register: Register, actor: Actor) => Imported> = {
  objects: importSystems,
  systems: importSystems,
  contracts: importSystems,
  people: importSystems,
  assignments: importSystems,
}

/** How this kind is imported into the register as it stands, by whom. */
export const importedAs = (kind: ImportKind, register: Register, actor: Actor): Imported => kinds[kind](register, actor)
