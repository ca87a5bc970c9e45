import * as m from '#messages'
import type { ForumsPage } from '#shared/forum-page.ts'
import type { ForumKind, Meeting, Part } from '#shared/forums.ts'

export const kinds = {
  steering: m.forums_kind_steering,
  maintenance: m.forums_kind_maintenance,
  other: m.forums_kind_other,
}
export const parts = {
  chair: m.forums_part_chair,
  member: m.forums_part_member,
  secretary: m.forums_part_secretary,
  coopted: m.forums_part_coopted,
}

const fields: Record<string, () => string> = {
  ...{ name: m.forums_name, kind: m.forums_kind, purpose: m.forums_purpose, objects: m.forums_concerns },
  ...{ everyObject: m.forums_every_object, members: m.forums_members, meetings: m.forums_meetings },
  ...{ person: m.forums_person, part: m.forums_part, from: m.forums_from, to: m.forums_to },
  ...{ decides: m.model_decides, responsible: m.model_responsible, takesPart: m.model_takes_part },
  ...{ day: m.forums_day, place: m.forums_place, agenda: m.forums_agenda, notes: m.forums_notes },
}
/** A field of a forum, by the name that history tells. */
export const fieldName = (field: string) => fields[field]?.() ?? field

/** A value of a forum's field, where a choice or an id stands for it: who has a seat, and the day of a meeting. */
export function valueName(of: ForumsPage, field: string, value: unknown): string | undefined {
  if (Array.isArray(value)) return undefined
  if (field === 'kind') return kinds[value as ForumKind]()
  if (field === 'objects') return known(of).find(({ id }) => id === value)?.name
  if (field === 'meetings') return (value as Meeting).day
  if (field !== 'members') return undefined
  const { person, part } = value as { person: string; part: Part }
  return `${of.people.find(({ id }) => id === person)?.name ?? ''} (${parts[part]().toLocaleLowerCase()})`
}

const known = ({ forums, choices }: ForumsPage) => [...choices, ...forums.flatMap(({ concerns }) => concerns)]
