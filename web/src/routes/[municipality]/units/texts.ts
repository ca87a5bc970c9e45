import { getLocale } from '#locale'
import * as m from '#messages'
import type { Unit } from '#shared/units.ts'

const kinds: Record<Unit['kind'], () => string> = {
  board: m.units_kind_board,
  administration: m.units_kind_administration,
  department: m.units_kind_department,
  section: m.units_kind_section,
}
export const kindName = (kind: Unit['kind']) => kinds[kind]()

/** A name as far in as it lies, where only text will do. */
export const indented = ({ name, depth }: { name: string; depth: number }) => '\u2003'.repeat(depth) + name

type Holdings = Record<'objects' | 'systems' | 'people', number>
/** What a name in the register stands at: `ett objekt, 5 system och två personer`. */
export const holdingsText = ({ objects, systems, people }: Holdings) =>
  new Intl.ListFormat(getLocale()).format([
    ...(objects ? [m.units_n_objects({ n: objects })] : []),
    ...(systems ? [m.units_n_systems({ n: systems })] : []),
    ...(people ? [m.units_n_people({ n: people })] : []),
  ])
