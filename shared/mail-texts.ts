import * as m from '#messages'
import { daysBetween, type Day } from './day.ts'
import type { DigestLine } from './digests.ts'
import { weekdayName } from './format.ts'

/** Mail is in Swedish: which language a person reads is known to their browser alone. */
const sv = { locale: 'sv' as const }

type At = { municipality: string; name: string; origin: string; day: Day; token: string }
type Text = { subject: string; text: string }

const headings = {
  escalated: m.mail_digest_escalated,
  late: m.mail_digest_late,
  given: m.mail_digest_given,
  coming: m.mail_digest_coming,
  mention: m.mail_digest_mentions,
}

/** A digest as a mail. The subject says nothing of what it is about; the link opens the page, and signs nobody in. */
export function digestMail({ name }: { name: string }, lines: DigestLine[], names: Map<string, string>, at: At): Text {
  const said = (line: Together) => `- ${sentence(line, names, at)}`
  const parts = [...Map.groupBy(lines, ({ what }) => what)].map(
    ([what, of]) => `${headings[what]({}, sv)}\n${together(of).map(said).join('\n')}`,
  )
  const onlyOthers = lines.every(({ what }) => what === 'escalated')
  const link = `${at.origin}/${at.municipality}${onlyOthers ? '/others' : ''}`
  return {
    subject: m.mail_digest_subject({ day: at.day }, sv),
    text: [
      m.mail_digest_hello({ name, municipality: at.name }, sv),
      ...parts,
      m.mail_digest_open({ link }, sv),
      m.mail_choices({ link: `${at.origin}/mail/${at.token}` }, sv),
    ].join('\n\n'),
  }
}

/** The same thing on the same day is one line, however many objects it is about. */
type Together = DigestLine & { places: string[] }
const together = (lines: DigestLine[]): Together[] =>
  [...Map.groupBy(lines, ({ title, day, by, what }) => `${what}#${day}#${title}#${by.join()}`).values()].map(of => ({
    ...of[0]!,
    places: of.map(({ place }) => place),
  }))

function sentence({ what, title, day, by, places }: Together, names: Map<string, string>, at: At): string {
  const who = new Intl.ListFormat('sv').format(by.map(id => names.get(id) ?? m.comments_gone({}, sv)))
  if (what === 'mention') return m.mail_digest_mention({ who, title }, sv)
  const place = places.length > 1 ? m.overview_places({ n: places.length }, sv) : names.get(places[0]!)
  const thing = place ? `${title}, ${place}` : title
  const on = `${day} ${weekdayName(day, 'sv')}`
  const days = daysBetween(at.day, day)
  const left =
    days < 0
      ? m.overview_days_late({ n: -days }, sv)
      : days === 0
        ? m.overview_today({}, sv)
        : m.overview_in_days({ n: days }, sv)
  const line = `${on}: ${thing}, ${left}`
  if (what === 'escalated')
    return who ? m.mail_digest_line_of({ line, who }, sv) : m.mail_digest_line_vacant({ line }, sv)
  return what === 'given' && who ? m.mail_digest_line_from({ line, who }, sv) : line
}
