import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { FigureId, isKeyFigure } from './benchmark/key-figures.ts'
import { changeOf } from './change.ts'
import { Day } from './day.ts'
import { isAddress } from './links.ts'
import { Refusal } from './refusal.ts'

/** Everyone who compares, in whatever network or peer group. */
export const EVERYONE = 'peers'

const Written = z.object({
  figure: FigureId,
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(4000),
  /** A page or a document that others may open. */
  link: z.union([z.literal(''), z.string().trim().max(400).refine(isAddress)]).default(''),
  /** Whom to ask: a role, never a person. */
  contact: z.string().trim().max(120).default(''),
  /** A network's members, or everyone who compares. */
  readers: z.string().min(1).max(60),
})

/** Så gjorde vi: what a municipality has chosen to tell others of a key figure. Its own note, with its history. */
export const PracticeNote = Written.extend({
  id: z.string().min(1),
  state: z.enum(['published', 'withdrawn']),
  day: Day,
})
export type PracticeNote = z.infer<typeof PracticeNote>

export const NewPracticeNote = Written
export type NewPracticeNote = z.infer<typeof NewPracticeNote>
/** Some of it, written anew: what is withdrawn is published again by it. */
export const PracticeChange = changeOf(Written)

/** What others read. The author is a municipality, never a person. */
export const PublishedNote = PracticeNote.omit({ state: true }).extend({
  municipality: MunicipalityCode,
  author: z.string().min(1),
})
export type PublishedNote = z.infer<typeof PublishedNote>

/** Whom a municipality may write to and read: the members of its networks, and everyone where it compares at all. */
export const readersOf = (memberships: readonly { network: string; leftOn?: Day | undefined }[]): string[] => {
  const mine = memberships.filter(({ leftOn }) => leftOn === undefined).map(({ network }) => network)
  return mine.length === 0 ? [] : [...new Set([...mine, EVERYONE])]
}

/**
 * A note is published by the municipality's own decision, to members of a network of its own or to everyone who compares.
 * A network's own figure is known there alone.
 */
export function published(
  before: Pick<PracticeNote, 'id'>,
  written: NewPracticeNote,
  readers: readonly string[],
  today: Day,
): PracticeNote {
  if (!readers.includes(written.readers)) throw new Refusal('network_not_member', {})
  if (!isKeyFigure(written.figure) && written.readers === EVERYONE) throw new Refusal('practice_own_figure', {})
  return { ...written, id: before.id, state: 'published', day: today }
}

/** It may be withdrawn at any time: nobody else reads it from then on. */
export const withdrawn = (note: PracticeNote): PracticeNote => ({ ...note, state: 'withdrawn' })

/** Notes of one figure, or of all; the newest first. */
export const newestFirst = <N extends { figure: string; day: Day; title: string }>(notes: N[], figure?: string): N[] =>
  notes
    .filter(of => figure === undefined || of.figure === figure)
    .toSorted((a, b) => b.day.localeCompare(a.day) || a.title.localeCompare(b.title, 'sv'))
