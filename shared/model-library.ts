import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Day } from './day.ts'
import { Model, Preset } from './model.ts'

/** What of a model may leave the municipality: lists of rows with names. A new part is one word here, and its name in the page's words. */
const Whole = Model.pick({
  roles: true,
  sections: true,
  costKinds: true,
  families: true,
  processes: true,
  ownFields: true,
})
export const Parts = Whole.strict()
export type Parts = z.infer<typeof Parts>
export type Part = keyof Parts
export const parts = Object.keys(Whole.shape) as Part[]

/** A row of a part, as far as all parts have it. */
export type NamedRow = { id: string; name: string; hidden?: boolean; kind?: string; of?: string }

/**
 * What would be published of a model: its parts and nothing else. No key that the schema does not name passes;
 * rows that are hidden are no longer the municipality's way of working, and stay at home. So does a choice: its code
 * list is what the register's values point to.
 */
export function publishable(model: Model): Parts {
  const shown = (rows: NamedRow[]) => rows.filter(row => !row.hidden && row.kind !== 'choice')
  return Parts.parse(Object.fromEntries(parts.map(part => [part, shown(model[part])])))
}

const Named = z.object({
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(1000).default(''),
})

/** What the publisher writes. */
export const NewPublication = Named
export type NewPublication = z.infer<typeof NewPublication>

/** The municipality's own note of what it has published. The number goes on when something withdrawn is published again. */
export const Publication = Named.extend({
  version: z.int().min(1),
  state: z.enum(['published', 'withdrawn']),
  day: Day,
})
export type Publication = z.infer<typeof Publication>

/** A model in the library. The author is a municipality, never a person. */
export const LibraryModel = Named.extend({
  municipality: MunicipalityCode,
  author: z.string().min(1),
  /** Published by an invented municipality. */
  demo: z.boolean(),
  version: z.int().min(1),
  day: Day,
  /** What it once began as: whoever begins with it gets that preset's wheel and objects. */
  preset: Preset,
  parts: Parts,
})
export type LibraryModel = z.infer<typeof LibraryModel>

/** What the library's list shows of a model: everything but what is in it, which is counted. */
export const LibraryCard = LibraryModel.omit({ parts: true }).extend({
  counts: z.object({ roles: z.int(), mandatory: z.int(), sections: z.int(), costKinds: z.int(), ownFields: z.int() }),
})
export type LibraryCard = z.infer<typeof LibraryCard>

/** How much there is in it. */
export const countsOf = (of: Parts): LibraryCard['counts'] => ({
  roles: of.roles.length,
  mandatory: of.roles.filter(role => role.mandatory).length,
  sections: of.sections.length,
  costKinds: of.costKinds.length,
  ownFields: of.ownFields.length,
})

export function cardOf({ parts: of, ...card }: LibraryModel): LibraryCard {
  return { ...card, counts: countsOf(of) }
}

/** The municipality's note after publishing: each time is a new version. */
export const published = (before: Publication | undefined, input: NewPublication, day: Day): Publication => ({
  ...input,
  version: (before?.version ?? 0) + 1,
  state: 'published',
  day,
})

/** Tells one content from another (FNV-1a): whoever adopts names what was shown, so that nothing else is adopted. */
export function markOf(of: Parts): string {
  let hash = 0x811c9dc5
  for (const letter of JSON.stringify(Parts.parse(of))) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(36)
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

const ADDRESS = /[^\s<>(),;]+@[^\s<>(),;]+\.\p{L}{2,}/gu

/** Who is named in the texts: the municipality's people, and addresses. Shown to the publisher, who decides. */
export function namedIn(of: Parts & NewPublication, people: { name: string }[]): string[] {
  const texts = textsIn(of)
  const all = texts.join('\n').toLocaleLowerCase('sv')
  // A name of one word is often a word too.
  const names = people.map(({ name }) => name.trim()).filter(name => /\s/.test(name))
  const found = names.filter(name => all.includes(name.toLocaleLowerCase('sv')))
  return [...new Set([...found, ...texts.flatMap(text => text.match(ADDRESS) ?? [])])]
}
