import * as z from 'zod'
import { Day, dayOf, daysBetween } from './day.ts'
import { accountableFor } from './deadline-work.ts'
import { deadlineId, MUNICIPALITY, type Deadline, type HeldBy, type holdersOn } from './deadlines.ts'
import type { Mention } from './comments.ts'
import { wants, type MailChoices, type MailKind } from './mail-choices.ts'

/** What a person has been told by mail: of each deadline on which day it then was, and how far it had come; and which mentions. */
export const Told = z.object({
  person: z.string().min(1),
  /** The day of the last digest. */
  day: Day,
  told: z.record(z.string(), z.object({ day: Day, stage: z.int() })),
})
export type Told = z.infer<typeof Told>

/** One thing in a digest. `place`: the object's id, or nothing for the whole municipality. */
export type DigestLine = {
  kind: MailKind
  what: 'given' | 'coming' | 'late' | 'escalated' | 'mention'
  title: string
  day: Day
  place: string
  /** Who answers for what is escalated, or who gave what is handed over; whoever mentioned. */
  by: string[]
}

/** How many days something is overdue before its object's owner is told. */
export const ESCALATED_AFTER = 7

/** How far something has come: days before it, or these. It is told again only when it has come further. */
const GIVEN = 10_000
const LATE = -1
const ESCALATED = -2

export type DigestReading = {
  deadlines: Deadline[]
  holdersOf: ReturnType<typeof holdersOn>
  /** Those who look after the whole municipality, for what falls to them. */
  modelAdmins: string[]
  mentions: Mention[]
}

const among = ({ people, modelAdmin }: HeldBy, person: string, admins: string[]) =>
  people.has(person) || (modelAdmin && admins.includes(person))

/** Who decides on the deadline's object: those who are told when it is late for long. */
const ownersOf = (d: Deadline, { holdersOf }: DigestReading) =>
  holdersOf({ scope: d.scope, holder: { level: 'deciding', side: d.holder.side } })

/** How far a deadline has come for one person, if it concerns them now: the reminder that is due, late, or late for long. */
function stageOf(d: Deadline, person: string, of: DigestReading, today: Day) {
  const left = daysBetween(today, d.day)
  const held = accountableFor(of.holdersOf, d)
  const answers = among(held, person, of.modelAdmins)
  const does = d.delegatedTo === person || (answers && d.delegatedTo === undefined)
  const line = (kind: MailKind, what: DigestLine['what'], stage: number, by: string[] = []) => ({
    kind,
    what,
    stage,
    by,
  })
  if (left < 0 && (does || answers)) return line('overdue', 'late', LATE)
  if (left <= -ESCALATED_AFTER && among(ownersOf(d, of), person, of.modelAdmins))
    return line('escalations', 'escalated', ESCALATED, d.delegatedTo ? [d.delegatedTo] : [...held.people])
  if (!does || left < 0) return undefined
  const due = d.remind.filter(days => left <= days).toSorted((a, b) => a - b)[0]
  if (due !== undefined) return line('reminders', 'coming', due)
  return d.delegatedTo === person ? line('reminders', 'given', GIVEN, [...held.people]) : undefined
}

/**
 * What a person is told today that they have not been told: each deadline once for each of its reminders, when it is
 * late, and when it is late for long; a moved one anew. Nothing that they have switched off. Undefined without news.
 * What is remembered is of what is still open, and unread.
 */
export function digestOf(
  person: string,
  of: DigestReading,
  { told, choices }: { told: Told | undefined; choices: MailChoices | undefined },
  today: Day,
): { lines: DigestLine[]; told: Told } | undefined {
  if (told && told.day >= today) return undefined
  const lines: DigestLine[] = []
  const remembered: Told['told'] = {}
  for (const d of of.deadlines) {
    if (d.state !== 'open') continue
    const key = `${d.year}#${deadlineId(d)}`
    const before = told?.told[key]
    if (before) remembered[key] = before
    const stage = stageOf(d, person, of, today)
    const isNews = stage && (!before || before.day !== d.day || stage.stage < before.stage)
    if (!isNews || !wants(choices, stage.kind)) continue
    const { kind, what, by } = stage
    lines.push({ kind, what, by, title: d.title, day: d.day, place: d.scope === MUNICIPALITY ? '' : d.scope })
    remembered[key] = { day: d.day, stage: stage.stage }
  }
  for (const { comment, title, at, by, ...mention } of of.mentions) {
    if (mention.person !== person) continue
    const key = `mention#${comment}`
    const before = told?.told[key]
    if (before) remembered[key] = before
    else if (wants(choices, 'mentions')) {
      remembered[key] = { day: today, stage: 0 }
      lines.push({ kind: 'mentions', what: 'mention', title, day: dayOf(new Date(at)), place: '', by: [by] })
    }
  }
  if (lines.length === 0) return undefined
  const order = ['escalated', 'late', 'given', 'coming', 'mention']
  const sorted = lines.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.day.localeCompare(b.day))
  return { lines: sorted, told: { person, day: today, told: remembered } }
}

/** How many days a mail's link to one's choices works. */
export const LINK_DAYS = 90
