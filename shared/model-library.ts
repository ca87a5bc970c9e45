import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { offered } from './code-lists.ts'
import { Day } from './day.ts'
import { Model, Preset } from './model.ts'
import { WheelEvent } from './wheel.ts'

/** What of a model, and of its year, may leave the municipality. A new part is one word here, and its name in the page's words. */
const Whole = Model.pick({
  ...{ roles: true, sections: true, costKinds: true, families: true, processes: true },
  ...{ codeLists: true, ownFields: true, fieldUse: true, terms: true, scale: true },
}).extend({
  // An exception names an object, which is nobody else's.
  events: z
    .array(WheelEvent.omit({ exceptions: true }))
    .max(100)
    .default([]),
})
export const Parts = Whole.strict()
export type Parts = z.infer<typeof Parts>
export type Part = keyof Parts
export const parts = Object.keys(Whole.shape) as Part[]

/** A model with the events of its year. */
export type WholeModel = Model & { events: WheelEvent[] }

/** A row of a part, as far as all parts have it. */
export type NamedRow = { id: string; name: string; hidden?: boolean; kind?: string; of?: string; list?: string }

/** The parts that are no lists of rows: a row for each of their keys, which is its name too. */
const keyed = ['fieldUse', 'terms'] as const
type Keyed = (typeof keyed)[number]
export const isKeyed = (part: Part): part is Keyed => keyed.includes(part as Keyed)

/** Any part as rows. The scale is one. */
export function rowsOf(of: Parts, part: Part): NamedRow[] {
  if (part === 'scale') return [{ id: part, name: part, ...of.scale }]
  if (!isKeyed(part)) return of[part] as NamedRow[]
  return Object.entries(of[part]).map(([id, value]) => ({ id, name: id, value }))
}

/**
 * What would be published of a model: its parts and nothing else. No key that the schema does not name passes;
 * rows that are hidden, and values that are no longer offered, are no longer the municipality's way of working, and stay at home.
 */
export function publishable(model: WholeModel): Parts {
  const shown = (part: Part) => {
    const of: unknown = model[part]
    return Array.isArray(of) ? (of as NamedRow[]).filter(row => !row.hidden) : of
  }
  const codeLists = model.codeLists.map(list => ({ ...list, values: offered(list.values) }))
  return Parts.parse({ ...Object.fromEntries(parts.map(part => [part, shown(part)])), codeLists })
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
  /** What it once began as: whoever begins with it is offered that preset's objects. */
  preset: Preset,
  parts: Parts,
})
export type LibraryModel = z.infer<typeof LibraryModel>

const n = z.int().min(0).default(0)
/** What the library's list shows of a model: everything but what is in it, which is counted. */
export const LibraryCard = LibraryModel.omit({ parts: true }).extend({
  counts: z.object({
    ...{ roles: n, mandatory: n, sections: n, costKinds: n, events: n },
    ...{ families: n, processes: n, ownFields: n, codeLists: n },
  }),
  /** What its roles are called. */
  roles: z.array(z.string()).default([]),
})
export type LibraryCard = z.infer<typeof LibraryCard>

/** How much there is in it. */
export const countsOf = (of: Parts): LibraryCard['counts'] => ({
  roles: of.roles.length,
  mandatory: of.roles.filter(role => role.mandatory).length,
  sections: of.sections.length,
  costKinds: of.costKinds.length,
  events: of.events.length,
  families: of.families.length,
  processes: of.processes.length,
  ownFields: of.ownFields.length,
  codeLists: of.codeLists.length,
})

export function cardOf({ parts: of, ...card }: LibraryModel): LibraryCard {
  return { ...card, counts: countsOf(of), roles: of.roles.map(({ name }) => name) }
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
export function namedIn(of: object, people: { name: string }[]): string[] {
  const texts = textsIn(of)
  const all = texts.join('\n').toLocaleLowerCase('sv')
  // A name of one word is often a word too.
  const names = people.map(({ name }) => name.trim()).filter(name => /\s/.test(name))
  const found = names.filter(name => all.includes(name.toLocaleLowerCase('sv')))
  return [...new Set([...found, ...texts.flatMap(text => text.match(ADDRESS) ?? [])])]
}
