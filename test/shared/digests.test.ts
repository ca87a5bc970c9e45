import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#shared/day.ts'
import { Deadline, holdersOn } from '#shared/deadlines.ts'
import { digestOf, ESCALATED_AFTER, type DigestReading, type Told } from '#shared/digests.ts'
import { isWorkingDay } from '#shared/holidays.ts'
import { MailKind, type MailChoices } from '#shared/mail-choices.ts'
import { digestMail } from '#shared/mail-texts.ts'
import { presetModel } from '#shared/presets/model.ts'
import { assignment, runs, TODAY } from './register.ts'

const model = presetModel('full')
const assignments = [
  assignment('a', 'forvaltningsledare', { person: 'leader' }),
  assignment('a', 'objektagare', { person: 'owner' }),
]
const deadline = (of: Partial<Deadline> = {}): Deadline =>
  Deadline.parse({
    ...{ rule: 'r', scope: 'a', period: '2026', year: 2026, title: 'Lämna uppföljning', day: '2026-09-25' },
    ...{ holder: { level: 'leading', side: 'business' }, action: 'followup', state: 'open', remind: [30, 7], ...of },
  })
const reading = (deadlines: Deadline[], today = TODAY): DigestReading => ({
  ...{
    deadlines,
    mentions: [],
    modelAdmins: ['admin'],
    holdersOf: holdersOn(model, assignments, today),
  },
})
const nothing = { told: undefined, choices: undefined }
const lines = (person: string, deadlines: Deadline[], today = TODAY, of: Parameters<typeof digestOf>[2] = nothing) =>
  digestOf(person, reading(deadlines, today), of, today)?.lines.map(({ what }) => what) ?? []

test('its holder is reminded when a reminder is due, and nobody else', () => {
  expect(lines('leader', [deadline()])).toEqual(['coming'])
  for (const person of ['owner', 'admin', 'other']) expect(lines(person, [deadline()])).toEqual([])
  expect(lines('leader', [deadline({ remind: [7] })])).toEqual([])
})

test('whoever it is handed over to is told so, and reminded; the holder is told when it is late', () => {
  const handed = deadline({ delegatedTo: 'other' })
  expect(lines('leader', [handed])).toEqual([])
  expect(lines('other', [handed])).toEqual(['coming'])
  expect(lines('other', [deadline({ delegatedTo: 'other', remind: [] })])).toEqual(['given'])
  const late = deadline({ delegatedTo: 'other', day: '2026-09-11' })
  expect([lines('leader', [late]), lines('other', [late])]).toEqual([['late'], ['late']])
})

test('what is late for a week is told to the object’s owner, who is told of nothing before that', () => {
  expect(lines('owner', [deadline({ day: '2026-09-08' })])).toEqual([])
  expect(lines('owner', [deadline({ day: '2026-09-07' })])).toEqual(['escalated'])
})

test('the same is not told twice; what was moved is told anew', () => {
  const told = digestOf('leader', reading([deadline()]), nothing, TODAY)!.told
  expect(lines('leader', [deadline()], '2026-09-15', { told, choices: undefined })).toEqual([])
  expect(lines('leader', [deadline()], '2026-09-18', { told, choices: undefined })).toEqual(['coming'])
  const moved = deadline({ day: '2026-09-28' })
  expect(lines('leader', [moved], '2026-09-15', { told, choices: undefined })).toEqual(['coming'])
})

test('a mention is told once, and not at all when that is switched off', () => {
  const mention = { comment: 'c', kind: 'object', entity: 'a', at: '2026-09-13T23:30:00Z', person: 'leader' } as const
  const of = { ...reading([]), mentions: [{ ...mention, by: 'owner', title: 'Objekt a' }] }
  const first = digestOf('leader', of, nothing, TODAY)!
  expect(first.lines).toMatchObject([{ what: 'mention', day: '2026-09-14', by: ['owner'] }])
  expect(digestOf('leader', of, { ...nothing, told: first.told }, '2026-09-15')).toBeUndefined()
  const off: MailChoices = { person: 'leader', off: ['mentions'] }
  expect(digestOf('leader', of, { told: undefined, choices: off }, TODAY)).toBeUndefined()
})

test('a digest’s subject says nothing of what it is about, and its text nothing of who else gets it', () => {
  const digest = digestOf('leader', reading([deadline(), deadline({ rule: 's', day: '2026-09-11' })]), nothing, TODAY)!
  const at = { municipality: '9901', name: 'Norrbäcka kommun', origin: 'http://localhost', day: TODAY, token: 't' }
  const names = new Map([['a', 'Objekt a']])
  const { subject, text } = digestMail({ name: 'Lena' }, digest.lines, names, at)
  expect(subject).toBe('Järnkoll 2026-09-14: att göra')
  expect(text).toContain('Försenat\n- 2026-09-11 fre: Lämna uppföljning, Objekt a, 3 dagar sen')
  expect(text).toContain('Att göra snart\n- 2026-09-25 fre: Lämna uppföljning, Objekt a, om 11 dagar')
  expect(text).toContain('http://localhost/9901\n')
  expect(text).toContain('http://localhost/mail/t')
})

/** What happens on a day of the simulated months. */
const happening = fc.record({
  day: fc.nat(120),
  what: fc.constantFrom('done', 'waived', 'move', 'delegate', 'takeBack', 'off', 'on'),
  which: fc.nat(7),
  person: fc.constantFrom('leader', 'owner', 'other'),
  kind: fc.constantFrom(...MailKind.options),
  by: fc.integer({ min: 1, max: 30 }),
})
const drawn = fc.record({
  deadlines: fc.array(
    fc.record({
      from: fc.nat(100),
      ahead: fc.nat(60),
      remind: fc.array(fc.constantFrom(0, 1, 7, 14, 30), { maxLength: 3 }),
      level: fc.constantFrom('leading', 'deciding'),
      scope: fc.constantFrom('a', 'municipality'),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  happenings: fc.array(happening, { maxLength: 40 }),
  outage: fc.record({ from: fc.nat(110), days: fc.nat(9) }),
})

test(
  'over months, whatever is moved, handed over, done, switched off, and a week without runs: each thing that is due is told once, in one digest a day at most',
  { timeout: 240_000 },
  () => {
    fc.assert(
      fc.property(drawn, ({ deadlines: wanted, happenings, outage }) => {
        const all: Deadline[] = []
        const told = new Map<string, Told>()
        const off = new Map<string, Set<MailKind>>()
        /** How far each has been told, by person, deadline and day. */
        const seen = new Map<string, number>()
        for (let n = 0; n <= 120; n++) {
          const today = addDays('2026-09-14', n)
          for (const { from, ahead, level, ...of } of wanted.filter(d => d.from === n))
            all.push(
              deadline({
                ...of,
                ...{
                  rule: `r${all.length}`,
                  title: `T${all.length} `,
                  day: addDays(today, ahead),
                  holder: { level, side: 'business' } as never,
                },
              }),
            )
          for (const { what, which, person, kind, by } of happenings.filter(h => h.day === n)) {
            const d = all[which]
            if (what === 'off') off.set(person, new Set([...(off.get(person) ?? []), kind]))
            if (what === 'on') off.get(person)?.delete(kind)
            if (d?.state !== 'open') continue
            if (what === 'done' || what === 'waived') d.state = what
            if (what === 'move') d.day = addDays(d.day, by)
            if (what === 'delegate') d.delegatedTo = person
            if (what === 'takeBack') delete d.delegatedTo
          }
          const isDown = n >= outage.from && n < outage.from + outage.days
          if (!isWorkingDay(today) || isDown) continue
          for (const person of ['leader', 'owner', 'other', 'admin']) {
            const choices = { person, off: [...(off.get(person) ?? [])] }
            const of = reading(all, today)
            const digest = digestOf(person, of, { told: told.get(person), choices }, today)
            if (digest) told.set(person, digest.told)
            // A second worker, or a second try, on the same day.
            if (digest) expect(digestOf(person, of, { told: digest.told, choices }, today)).toBeUndefined()
            const got = new Map(digest?.lines.map(line => [`${line.title}${line.day}${line.what}`, line]))
            const due = all.filter(d => d.state === 'open').flatMap(d => dueTo(person, d, today))
            for (const { d, kind, what, stage } of due) {
              const line = got.get(`${d.title}${d.day}${what}`)
              const key = `${person} ${d.rule} ${d.day}`
              const before = (seen.get(key) ?? Infinity) <= stage
              if (before || choices.off.includes(kind)) continue
              expect(line, `${today} ${key}`).toBeDefined()
              seen.set(key, stage)
            }
            for (const line of digest?.lines ?? []) expect(choices.off).not.toContain(line.kind)
            expect(digest?.lines.length ?? 0).toBeLessThanOrEqual(due.length)
          }
        }
      }),
      runs,
    )
  },
)

/** The same in other words: what is due to whom, by the roles of this municipality. */
function dueTo(person: string, d: Deadline, today: string) {
  const left = daysBetween(today, d.day)
  const role = d.holder.level === 'leading' ? 'leader' : 'owner'
  const answers = person === role || (d.scope === 'municipality' && person === 'admin')
  const does = d.delegatedTo ? person === d.delegatedTo : answers
  const decides = person === 'owner' || (d.scope === 'municipality' && person === 'admin')
  if (left < 0 && (does || answers)) return [{ d, kind: 'overdue' as MailKind, what: 'late', stage: -1 }]
  if (left <= -ESCALATED_AFTER && decides) return [{ d, kind: 'escalations' as MailKind, what: 'escalated', stage: -2 }]
  if (left < 0 || !does) return []
  const stage = Math.min(...d.remind.filter(days => days >= left), Infinity)
  if (stage < Infinity) return [{ d, kind: 'reminders' as MailKind, what: 'coming', stage }]
  return d.delegatedTo === person ? [{ d, kind: 'reminders' as MailKind, what: 'given', stage: 10_000 }] : []
}
