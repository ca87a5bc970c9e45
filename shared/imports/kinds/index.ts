import type { Actor } from '../../actor.ts'
import type { Day } from '../../day.ts'
import type { ImportKind } from '../imports.ts'
import type { Imported, Register } from './kind.ts'
import { importAssignments } from './assignments.ts'
import { importContracts } from './contracts.ts'
import { importObjects } from './objects.ts'
import { importPeople } from './people.ts'
import { importSystems } from './systems.ts'

const kinds: Record<ImportKind, (register: Register, actor: Actor, today: Day) => Imported> = {
  objects: importObjects,
  systems: importSystems,
  contracts: importContracts,
  people: importPeople,
  assignments: importAssignments,
}

/** How this kind is imported into the register as it stands, by whom and when. */
export const importedAs = (kind: ImportKind, register: Register, actor: Actor, today: Day): Imported =>
  kinds[kind](register, actor, today)
