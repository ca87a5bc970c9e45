import { fc } from '@fast-check/vitest'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { addDays } from '#shared/day.ts'
import { calendar, type DayEvent } from '#shared/ical.ts'
import { runs } from './register.ts'

const NOW = new Date('2026-09-14T08:00:00Z')
const event = (of: Partial<DayEvent> = {}): DayEvent => ({
  ...{ uid: 'u', day: '2026-09-25', title: 'T', text: '', url: 'http://localhost/9901', revision: 1, ...of },
})
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(of => new ICAL.Event(of))

test('any text comes out of an independent reader as it was written, on the day it was given', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(...'åäö,;\\n\n') }),
  )
  const printable = (value: string) =>
    value.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ') // eslint-disable-line no-control-regex
  const days = fc.nat(30_000).map(n => addDays('2020-01-01', n))
  fc.assert(
    fc.property(text, text, days, (title, about, day) => {
      const [found] = read(calendar('K', [event({ title, text: about, day })], NOW))
      expect([found!.summary, found!.description]).toEqual([printable(title), printable(about)])
      expect(found!.startDate.toString()).toBe(day)
      expect(found!.endDate.toString()).toBe(addDays(day, 1))
    }),
    runs,
  )
})

test('lines end with CRLF and are at most 75 octets, and no letter is cut in two', () => {
  const text = calendar('Järnkoll, Norrbäcka', [event({ title: 'åäö€😀'.repeat(40) })], NOW)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\ufffd')
  }
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('a day is the same day whatever the reader’s clock: clocks that change, leap day, New Year', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31']) {
    const [found] = read(calendar('K', [event({ day })], NOW))
    expect([found!.startDate.isDate, found!.startDate.zone.tzid, found!.startDate.toString()]).toEqual([
      true,
      'floating',
      day,
    ])
  }
})
