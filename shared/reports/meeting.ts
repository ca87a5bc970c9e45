import * as m from '#messages'
import type { Day } from '../day.ts'
import type { Decision } from '../decisions.ts'
import type { FollowUp } from '../followups.ts'
import { concerns, isHeld, type Forum, type Meeting, type Part } from '../forums.ts'
import type { Model } from '../model.ts'
import type { Plan } from '../plans.ts'
import type { Text } from '../system-texts.ts'
import { numbered, paragraph, table, type Block, type Report } from './document.ts'
import { periodName } from './followup.ts'
import { inFrame, termIn, type Frame } from './frame.ts'

export type MeetingInput = {
  forum: Forum
  objects: { id: string; name: string }[]
  people: { id: string; name: string }[]
  /** Plans and follow-ups of the years that a meeting may be about. */
  plans: Plan[]
  followUps: FollowUp[]
  decisions: Decision[]
}
/** Something that happened on an object on a day. */
type Happened = { day: Day; object: string; name: string } & (
  | { what: 'submitted' | 'approved'; year: number }
  | { what: 'followedUp'; year: number; period: string; status?: FollowUp['status'] | undefined }
  | { what: 'decided'; title: string }
)
type ToDecide = { object: string; name: string; year: number; submittedOn: Day }

/** The forum's meeting: today's, the next one, or today, when none is planned. */
const meetingOn = ({ meetings }: Pick<Forum, 'meetings'>, today: Day): Meeting =>
  meetings.filter(({ day }) => day >= today).toSorted((a, b) => a.day.localeCompare(b.day))[0] ?? {
    ...{ day: today, place: '', agenda: '', notes: '' },
  }

/** What a forum has before it: what has happened on its objects since it last met, and the plans that wait for a decision. */
export function meetingOf({ forum, objects, plans, followUps, decisions }: MeetingInput, today: Day) {
  const meeting = meetingOn(forum, today)
  const since = forum.meetings
    .map(({ day }) => day)
    .filter(day => day < meeting.day && day <= today)
    .toSorted()
    .at(-1)
  const theirs = objects.filter(({ id }) => concerns(forum, id))
  const nameOf = new Map(theirs.map(({ id, name }) => [id, name]))
  const isNew = (day: Day | undefined): day is Day => day !== undefined && (since === undefined || day > since)
  const on = (object: string, day: Day) => ({ object, day, name: nameOf.get(object)! })
  const own = plans.filter(({ object }) => nameOf.has(object))
  const happened: Happened[] = [
    ...own.flatMap(({ object, year, submittedOn, approvedOn }): Happened[] => [
      ...(isNew(submittedOn) ? [{ ...on(object, submittedOn), what: 'submitted' as const, year }] : []),
      ...(isNew(approvedOn) ? [{ ...on(object, approvedOn), what: 'approved' as const, year }] : []),
    ]),
    ...followUps.flatMap(({ object, year, period, status, submittedOn }): Happened[] =>
      nameOf.has(object) && isNew(submittedOn)
        ? [{ ...on(object, submittedOn), what: 'followedUp', year, period, status }]
        : [],
    ),
    ...decisions.flatMap(({ objects, day, title, forum: of, withdrawn }): Happened[] => {
      const object = objects.find(id => nameOf.has(id))
      const here = of === forum.id && day === meeting.day
      return object && isNew(day) && !withdrawn && !here ? [{ ...on(object, day), what: 'decided', title }] : []
    }),
  ]
  const toDecide = own.flatMap(({ object, year, state, submittedOn }): ToDecide[] =>
    state === 'submitted' && submittedOn ? [{ object, year, submittedOn, name: nameOf.get(object)! }] : [],
  )
  return {
    meeting,
    ...(since !== undefined && { since }),
    happened: happened.toSorted((a, b) => b.day.localeCompare(a.day) || a.name.localeCompare(b.name, 'sv')),
    toDecide: toDecide.toSorted((a, b) => a.name.localeCompare(b.name, 'sv') || a.year - b.year),
    decided: decisions.filter(of => of.forum === forum.id && of.day === meeting.day && !of.withdrawn),
  }
}

const parts: Record<Part, Text> = {
  chair: m.forums_part_chair,
  member: m.forums_part_member,
  secretary: m.forums_part_secretary,
  coopted: m.forums_part_coopted,
}

/** What has happened, in words. */
function inWords(of: Happened, model: Pick<Model, 'terms'>, frame: Frame): string {
  const { locale } = frame
  if (of.what === 'decided') return of.title
  if (of.what !== 'followedUp')
    return (of.what === 'submitted' ? m.reports_was_submitted : m.reports_was_approved)({ year: of.year }, { locale })
  const title = m.reports_followup_title({ period: periodName(of.period, frame), year: of.year }, { locale })
  return of.status ? `${title}: ${termIn(model, 'status', of.status, frame)}` : title
}

/** Minutes of a forum's meeting: who sat in it, what had happened, and what was decided. A draft until it is signed elsewhere. */
export function minutesReport(input: MeetingInput, model: Pick<Model, 'terms'>, frame: Frame): Report {
  const { locale, today } = frame
  const { forum, people } = input
  const { meeting, since, happened, toDecide, decided } = meetingOf(input, today)
  const name = (id: string) => people.find(of => of.id === id)?.name ?? ''
  const decisions = decided.flatMap(({ title, text, reference, person }): Block[] => [
    { kind: 'heading', text: title },
    ...paragraph([text, [name(person), reference].filter(Boolean).join(', ')].filter(Boolean).join('\n\n')),
  ])
  return inFrame(frame, {
    title: m.reports_minutes({}, { locale }),
    subtitle: forum.name,
    draft: true,
    facts: [
      { label: m.reports_meeting_day({}, { locale }), value: meeting.day },
      ...(meeting.place ? [{ label: m.reports_meeting_place({}, { locale }), value: meeting.place }] : []),
      ...(since ? [{ label: m.reports_meeting_before({}, { locale }), value: since }] : []),
    ],
    sections: numbered([
      {
        heading: m.reports_seats({}, { locale }),
        blocks: table(
          [
            { name: m.reports_name({}, { locale }), grow: 1 },
            { name: m.reports_seat({}, { locale }), grow: 1 },
          ],
          forum.members
            .filter(seat => isHeld(seat, meeting.day))
            .map(({ person, part }) => [name(person), parts[part]({}, { locale })]),
        ),
      },
      { heading: m.reports_agenda({}, { locale }), blocks: paragraph(meeting.agenda) },
      {
        heading: (since ? m.reports_since_last : m.reports_so_far)({}, { locale }),
        blocks: table(
          [
            { name: m.plans_date({}, { locale }) },
            { name: m.plans_object({}, { locale }), grow: 1 },
            { name: m.reports_what({}, { locale }), grow: 1.4 },
          ],
          happened.map(of => [of.day, of.name, inWords(of, model, frame)]),
        ),
      },
      {
        heading: m.reports_to_decide({}, { locale }),
        blocks: table(
          [
            { name: m.plans_object({}, { locale }), grow: 1 },
            { name: m.reports_plan({}, { locale }) },
            { name: m.reports_submitted_on({}, { locale }) },
          ],
          toDecide.map(({ name, year, submittedOn }) => [name, String(year), submittedOn]),
        ),
      },
      { heading: m.reports_decisions({}, { locale }), blocks: decisions },
    ]),
    footer: m.reports_foot_asked({ day: today }, { locale }),
  })
}
