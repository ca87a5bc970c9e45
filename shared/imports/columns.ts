import type { Cell, Field } from './fields.ts'
import { loosely, plain, words } from './text.ts'
import { unitless, unitSaid, unitsFor, type Unit } from './units.ts'

/** Column by column: the field it is read as, or null when it is left out. */
export type Mapping<Of extends string = string> = (Of | null)[]
/** What was chosen last time of a heading: the field, or null for left out, and what it was counted in. */
export type Remembered = Readonly<Record<string, { field: string | null; unit?: Unit | undefined }>>

/** Why a column is read as it is: its heading is the field's name, another name of it, what was chosen last time; or what its cells hold. */
type Why = 'name' | 'known' | 'remembered' | 'content'
export type Guess<Of extends string = string> = { field: Of; why: Why } | null

/** A heading as it is read. */
export const headingText = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : plain(String(cell)))

/** By what each field goes by; of equals the first. */
const byName = <Of extends string>(
  fields: readonly Field<Of>[],
  namesOf: (field: Field) => readonly string[],
  key: (name: string) => string = name => name,
) => {
  const found = new Map<string, Field<Of>>()
  for (const field of fields)
    for (const name of namesOf(field)) if (key(name) && !found.has(key(name))) found.set(key(name), field)
  return found
}

const labels = (field: Field) => [field.label.sv, field.label.en]
const goesBy = (field: Field) => [...labels(field), ...field.names]

/** The parts that a field may be told in, `Förnamn` and `Efternamn`, are columns too. */
export const withParts = <Of extends string>(fields: readonly Field<Of>[]): Field<Of>[] =>
  fields.flatMap(field => [field, ...((field.parts ?? []) as Field<Of>[])])

/** A file that Järnkoll has made itself: the stable id stands in it, beside headings that are ours. */
const isOwn = (heads: readonly string[], exact: ReadonlyMap<string, Field>, stable: string) => {
  const known = heads.flatMap(heading => exact.get(heading)?.id ?? [])
  return known.length > 1 && known.includes(stable)
}

type Options = { remembered?: Remembered; stable?: string; alone?: readonly string[] }

/**
 * Which field each column is, from its heading, and why. In a file of our own its headings are what they say. Else
 * what was chosen last time decides, then the field's own names (`Avtal t.o.m.` is `avtal t o m`), then names without
 * their dots or unit (`Leverantor`, `Årskostnad (kr)`). That a column was left out last time never hides a name of
 * ours. A field is never given twice: the surer match has it, and of equals the first column. `alone`: headings
 * without what stands over them.
 */
export function guessesOf<Of extends string>(
  heads: readonly string[],
  fields: readonly Field<Of>[],
  { remembered = {}, stable = 'id', alone = [] }: Options = {},
): Guess<Of>[] {
  const all = withParts(fields)
  const memory = new Map(Object.entries(remembered).map(([heading, { field }]) => [words(heading), field]))
  const guesses: Guess<Of>[] = heads.map(() => null)
  const settled = new Set<number>()
  const given = new Set<string>()
  const give = (column: number, field: Field<Of> | undefined, why: Why) => {
    if (!field || settled.has(column) || given.has(field.id)) return
    given.add(field.id)
    guesses[column] = { field: field.id, why }
    settled.add(column)
  }
  const each = (texts: readonly string[], why: Why, match: (heading: string) => Field<Of> | undefined) =>
    texts.forEach((heading, column) => heading && !settled.has(column) && give(column, match(heading), why))
  const exact = byName(all, labels)
  const [named, known] = [byName(all, labels, words), byName(all, ({ names }) => names, words)]
  const loose = byName(all, goesBy, loosely)
  const counted = byName(
    all.filter(field => unitsFor(field).length > 0),
    goesBy,
    bare,
  )

  if (isOwn(heads, exact, stable)) each(heads, 'name', heading => exact.get(heading))
  const ids = new Map(all.map(field => [field.id as string, field]))
  each(heads, 'remembered', heading => ids.get(memory.get(words(heading)) ?? ''))
  each(heads, 'name', heading => exact.get(heading))
  heads.forEach((heading, column) => {
    if (heading && memory.get(words(heading)) === null) settled.add(column)
  })
  for (const texts of [heads, alone]) {
    each(texts, 'name', heading => named.get(words(heading)))
    each(texts, 'known', heading => known.get(words(heading)))
    each(texts, 'known', heading => loose.get(loosely(heading)))
    each(texts, 'known', heading => counted.get(bare(heading)))
  }
  return guesses.map(guess => (guess && isPartOfGiven(guess.field, fields, guesses) ? null : guess))
}
const bare = (heading: string) => words(unitless(heading))

/** Where the whole name stands in a column of its own, its parts are not needed. */
const isPartOfGiven = <Of extends string>(id: Of, fields: readonly Field<Of>[], guesses: Guess<Of>[]) =>
  fields.some(field => field.parts?.some(part => part.id === id) && guesses.some(guess => guess?.field === field.id))

/** Which field each column is, from a row of headings. */
export const guessColumns = <Of extends string>(
  row: readonly (Cell | undefined)[],
  fields: readonly Field<Of>[],
  remembered: Remembered = {},
): Mapping<Of> => guessesOf(row.map(headingText), fields, { remembered }).map(guess => guess?.field ?? null)

/** A heading that is longer says nothing that comes again. */
const LONGEST = 120

/**
 * What to remember for the next file: what the headings alone would not have told, and null for what need not be
 * remembered any longer.
 */
export function remember(
  heads: readonly string[],
  fields: readonly Field[],
  mapping: Mapping,
  units: readonly (Unit | null)[] = [],
): Record<string, Remembered[string] | null> {
  const told = guessesOf(heads, fields)
  const chosen = heads.flatMap((heading, i) => {
    if (!heading || heading.length > LONGEST) return []
    const field = mapping[i] ?? null
    const family = unitsFor(withParts(fields).find(({ id }) => id === field) ?? {})
    const unit = unitSaid(heading, family) ? undefined : (units[i] ?? undefined)
    const same = field === (told[i]?.field ?? null) && !unit
    return [[heading, same ? null : { field, ...(unit && { unit }) }]] as const
  })
  return Object.fromEntries(chosen)
}
