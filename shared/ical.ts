import { addDays, type Day } from './day.ts'

/** Something that stands on a day in a calendar. `uid` is the same whenever the feed is read; `revision` grows when it changes. */
export type DayEvent = { uid: string; day: Day; title: string; text: string; url: string; revision: number }

const LONGEST = 75
const bytes = new TextEncoder()

/** A content line, folded before it is longer than 75 octets, never inside a letter (RFC 5545 §3.1). */
function folded(line: string): string {
  let length = 0
  let out = ''
  for (const letter of line) {
    const size = bytes.encode(letter).length
    if (length + size > LONGEST) {
      out += '\r\n '
      length = 1
    }
    out += letter
    length += size
  }
  return out
}

/** A text value: backslash, semicolon, comma and line breaks are escaped (RFC 5545 §3.3.11), and what no text may hold is left out. */
const text = (value: string) =>
  value
    .replaceAll(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const date = (day: Day) => day.replaceAll('-', '')
const instant = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/**
 * An iCalendar feed of whole days (RFC 5545). A day is a calendar day: it has no time and no time zone, so it is the
 * same day in Sweden whatever the reader's clock. The end is the day after, which does not belong to it.
 */
export function calendar(name: string, events: DayEvent[], now: Date): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Järnkoll//Att göra//SV', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...[`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`, 'X-WR-TIMEZONE:Europe/Stockholm'],
    ...['REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H'],
    ...events.flatMap(event => [
      'BEGIN:VEVENT',
      ...[`UID:${text(event.uid)}`, `DTSTAMP:${instant(now)}`, `SEQUENCE:${event.revision}`],
      ...[`DTSTART;VALUE=DATE:${date(event.day)}`, `DTEND;VALUE=DATE:${date(addDays(event.day, 1))}`],
      ...[`SUMMARY:${text(event.title)}`, `DESCRIPTION:${text(event.text)}`, `URL:${event.url}`, 'TRANSP:TRANSPARENT'],
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}
