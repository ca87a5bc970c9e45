import * as z from 'zod'
import type { PersonActor } from './actor.ts'
import { Day } from './day.ts'
import { may } from './permissions.ts'
import type { Person } from './people.ts'
import { planParts } from './plan-rows.ts'
import { Refusal } from './refusal.ts'

/** What is commented: whatever has a page of its own. */
export const Commented = z.enum([
  ...(['object', 'plan', 'system', 'component', 'contract', 'integration'] as const),
  ...(['person', 'supplier', 'unit', 'forum', 'decision'] as const),
])
export type Commented = z.infer<typeof Commented>

/** The row of a plan that a comment is about. */
export const Anchor = z.object({ part: z.enum(planParts), row: z.string().min(1).max(80) })
export type Anchor = z.infer<typeof Anchor>

/** Kommentar: what somebody says about an entity. Whoever is mentioned stands in the text by id, `@[p1]`. */
export const Comment = z.object({
  id: z.string().min(1),
  kind: Commented,
  entity: z.string().min(1).max(200),
  author: z.string().min(1),
  text: z.string().trim().min(1).max(4000),
  /** ISO instant. */
  at: z.string(),
  edited: z.boolean().default(false),
  anchor: Anchor.optional(),
  /** Nothing is left to do about it, since that day. */
  resolvedOn: Day.optional(),
  resolvedBy: z.string().optional(),
  /** Removed: kept until this second, so that it can be put back. */
  ttl: z.int().optional(),
})
export type Comment = z.infer<typeof Comment>

export const CommentText = Comment.pick({ text: true })
export const NewComment = Comment.pick({ text: true, anchor: true })

/** Somebody is mentioned in a comment and has not read it. `title`: what it is about, as it was called then. */
export const Mention = Comment.pick({ kind: true, entity: true, at: true }).extend({
  comment: z.string(),
  person: z.string(),
  by: z.string(),
  title: z.string(),
})
export type Mention = z.infer<typeof Mention>

/** How long a removed comment can be put back, in seconds. */
export const KEPT = 30 * 24 * 3600

const MENTIONED = /@\[([\w-]{1,64})\]/g

/** Who is mentioned, by id, each once. */
export const mentionedIn = (text: string): string[] => [...new Set([...text.matchAll(MENTIONED)].map(([, id]) => id!))]

export type Part = { text: string } | { person: string; name: string | undefined } | { link: string }

/** A text in the parts that it is shown by: never markup, only words, people and web addresses. */
export function partsOf(text: string, names: Record<string, string>): Part[] {
  const parts: Part[] = []
  const say = (words: string) => {
    if (words) parts.push({ text: words })
  }
  let at = 0
  for (const match of text.matchAll(/@\[([\w-]{1,64})\]|https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g)) {
    say(text.slice(at, match.index))
    const [all, person] = match
    parts.push(person === undefined ? { link: all } : { person, name: names[person] })
    at = match.index + all.length
  }
  say(text.slice(at))
  return parts
}

type Named = Pick<Person, 'id' | 'name'>

/** As it is stored: `@Anna Lind` names a person by id; of several with that name the one who was chosen, and nobody when none was. */
export function stored(text: string, people: Named[], chosen: Readonly<Record<string, string>> = {}): string {
  const byName = Map.groupBy(people, ({ name }) => name)
  const longestFirst = [...byName.keys()].toSorted((a, b) => b.length - a.length)
  return text.replace(/@(?=[^\s[])/g, '\0').replace(/\0([^\0]*)/g, (_, rest: string) => {
    const name = longestFirst.find(n => rest.startsWith(n) && !/^[\p{L}\p{N}]/u.test(rest.slice(n.length)))
    const of = name === undefined ? [] : byName.get(name)!
    const id = of.find(person => person.id === chosen[name!])?.id ?? (of.length === 1 ? of[0]!.id : undefined)
    return id === undefined ? `@${rest}` : `@[${id}]${rest.slice(name!.length)}`
  })
}

/** As it is written and changed: people by their names. */
export const readable = (text: string, names: Record<string, string>): string =>
  text.replace(MENTIONED, (all, id: string) => (names[id] === undefined ? all : `@${names[id]}`))

/** A comment as its page shows it. */
export type CommentRow = Pick<Comment, 'id' | 'text' | 'at' | 'edited' | 'anchor' | 'resolvedOn'> & {
  revision: number
  /** Who said that nothing is left to do; empty when nobody has, or is no longer there. */
  resolvedByName: string
  mayResolve: boolean
  /** Empty when the person is no longer there. */
  authorName: string
  mayEdit: boolean
  mayRemove: boolean
  /** The reader is mentioned, and sees it for the first time. */
  unread: boolean
}

export type Comments = { items: CommentRow[]; names: Record<string, string>; mayWrite: boolean }

type Input = { comments: (Comment & { revision: number })[]; people: Named[]; mentions: Mention[] }

/** An entity's comments, the newest first, with the names of those who are mentioned. */
export function commentsFor({ comments, people, mentions }: Input, actor: PersonActor): Comments {
  const known = new Map(people.map(({ id, name }) => [id, name]))
  const unread = new Set(mentions.map(({ comment }) => comment))
  const mayWrite = may(actor, 'comment:write')
  const shown = comments.filter(({ ttl }) => ttl === undefined)
  const mentioned = shown.flatMap(({ text }) => mentionedIn(text))
  return {
    items: shown.map(({ id, text, at, edited, anchor, author, resolvedOn, resolvedBy, revision }) => ({
      ...{ id, text, at, edited, revision },
      ...(anchor && { anchor }),
      ...(resolvedOn && { resolvedOn }),
      resolvedByName: known.get(resolvedBy ?? '') ?? '',
      mayResolve: mayWrite,
      authorName: known.get(author) ?? '',
      mayEdit: mayWrite && author === actor.person,
      mayRemove: mayWrite && (author === actor.person || may(actor, 'members:edit')),
      unread: unread.has(id),
    })),
    names: Object.fromEntries(mentioned.flatMap(id => (known.has(id) ? [[id, known.get(id)!]] : []))),
    mayWrite,
  }
}

/** What somebody said is changed by that person alone. */
export function assertAuthor({ author, ttl }: Comment, actor: PersonActor): void {
  if (ttl !== undefined) throw new Refusal('not_found', {})
  if (author !== actor.person) throw new Refusal('comment_not_yours', {})
}

/** A comment is removed, and put back, by who wrote it or by who looks after the members. */
export function assertMayRemove({ author }: Comment, actor: PersonActor): void {
  if (author !== actor.person && !may(actor, 'members:edit')) throw new Refusal('comment_not_yours', {})
}

/** Whoever is mentioned is somebody of the municipality. */
export function assertMentioned(text: string, people: Named[], before = ''): void {
  const known = new Set([...people.map(({ id }) => id), ...mentionedIn(before)])
  if (!mentionedIn(text).every(id => known.has(id))) throw new Refusal('person_unknown', {})
}

/** A comment is resolved by anyone who may comment, and says who and when. */
export function resolved(comment: Comment, by: PersonActor, today: Day): Comment {
  if (comment.ttl !== undefined) throw new Refusal('not_found', {})
  return { ...comment, resolvedOn: today, resolvedBy: by.person }
}

/** What was resolved is open again. */
export const unresolved = ({ resolvedOn: _on, resolvedBy: _by, ...comment }: Comment): Comment => comment

/** How many comments on each row are open, by part and row. */
export function openOn(items: Pick<CommentRow, 'anchor' | 'resolvedOn'>[]): Map<string, number> {
  const open = items.filter(({ anchor, resolvedOn }) => anchor && resolvedOn === undefined)
  const places = Map.groupBy(open, ({ anchor }) => placeOf(anchor!))
  return new Map([...places].map(([place, of]) => [place, of.length]))
}

/** A row of a plan by its part and its id. */
export const placeOf = ({ part, row }: Anchor) => `${part} ${row}`
