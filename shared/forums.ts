import * as z from 'zod'
import { changeOf } from './change.ts'
import { neededFrom } from './assignments.ts'
import { Day } from './day.ts'
import { Links } from './links.ts'
import { Mandate } from './model.ts'
import type { ManagedObject } from './objects.ts'
import { assertHere, type Person } from './people.ts'
import { Refusal } from './refusal.ts'

/** A place: an address, or in words where it is. Only an address becomes a link. */
const Place = z.string().trim().max(500)

export const ForumKind = z.enum(['steering', 'maintenance', 'other'])
export type ForumKind = z.infer<typeof ForumKind>

/** What somebody does in a forum. Chair and members have a say; the secretary and whoever is called in have none. */
export const Part = z.enum(['chair', 'member', 'secretary', 'coopted'])
export type Part = z.infer<typeof Part>

const Seat = z.object({
  person: z.string().min(1),
  part: Part,
  from: Day,
  /** Last day, inclusive. */
  to: Day.optional(),
})
type Seat = z.infer<typeof Seat>

const Meeting = z.object({
  day: Day,
  /** A room, or the link of a meeting at a distance. */
  place: Place.default(''),
  agenda: z.string().trim().max(5000).default(''),
  notes: Place.default(''),
})
export type Meeting = z.infer<typeof Meeting>

/** Forum: a steering group, a maintenance group or another where decisions are taken together. */
export const Forum = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  kind: ForumKind,
  purpose: z.string().trim().max(1000).default(''),
  ...Mandate.shape,
  /** It concerns every object, those to come too. */
  everyObject: z.boolean().default(false),
  objects: z.array(z.string().min(1)).max(200).default([]),
  members: z.array(Seat).max(100).default([]),
  meetings: z.array(Meeting).max(300).default([]),
  links: Links,
})
export type Forum = z.infer<typeof Forum>

export const NewForum = Forum.omit({ id: true })
export const ForumChange = changeOf(NewForum)

/** Does the forum concern the object? */
export const concerns = (forum: Pick<Forum, 'everyObject' | 'objects'>, object: string) =>
  forum.everyObject || forum.objects.includes(object)

/** Is the seat held on that day? Both ends belong to it. */
export const isHeld = ({ from, to }: Pick<Seat, 'from' | 'to'>, day: Day) =>
  from <= day && (to === undefined || day <= to)

/** Those with a say in the forum on a day: its chair and its members. */
export const withSay = ({ members }: Pick<Forum, 'members'>, day: Day) =>
  members.filter(seat => (seat.part === 'chair' || seat.part === 'member') && isHeld(seat, day)).map(s => s.person)

/**
 * A forum concerns objects that exist, and its members are people of the municipality who do not leave before they
 * begin. Whoever is given a seat is here; those of `before` stay.
 */
export function assertForum(
  forum: Pick<Forum, 'objects' | 'members'>,
  known: { objects: Pick<ManagedObject, 'id'>[]; people: Pick<Person, 'id' | 'name' | 'lastDay'>[] },
  today: Day,
  before?: Pick<Forum, 'members'>,
): void {
  for (const object of forum.objects)
    if (!known.objects.some(({ id }) => id === object)) throw new Refusal('object_unknown', {})
  for (const { person, from, to } of forum.members) {
    const member = known.people.find(({ id }) => id === person)
    if (!member) throw new Refusal('person_unknown', {})
    if (to !== undefined && to < from) throw new Refusal('assignment_ends_before_start', {})
    if (!before?.members.some(seat => seat.person === person)) assertHere(member, neededFrom({ from, to }, today))
  }
}
