import { FollowUp } from '#shared/followups.ts'
import { expect, test } from 'vitest'
import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
import { Plan } from '#shared/plans.ts'
import { wordsOf } from '#shared/reports/document.ts'
import { meetingOf, minutesReport, type MeetingInput } from '#shared/reports/meeting.ts'
import { frame, planInput } from './reported.ts'

const today = frame.today
const forum = Forum.parse({
  ...{ id: 'f1', name: 'Styrgruppen', kind: 'steering', objects: ['fo3'] },
  members: [
    { person: 'al', part: 'chair', from: '2026-01-01' },
    { person: 'kw', part: 'member', from: '2026-01-01', to: '2026-06-30' },
  ],
  meetings: [{ day: '2026-09-10' }, { day: today, place: 'Sal 2', agenda: 'Planer för 2027' }],
})
const decision = (id: string, day: string, of: object) =>
  Decision.parse({ id, day, title: id, objects: ['fo3'], person: 'al', ...of })
const plan = (object: string, of: object) =>
  Plan.parse({ object, year: 2027, state: 'submitted', content: 1, submittedOn: '2026-11-02', ...of })
const input: MeetingInput = {
  ...{ forum, objects: planInput.objects, people: planInput.people },
  plans: [plan('fo3', {}), plan('fo4', {})],
  followUps: [
    FollowUp.parse({ object: 'fo3', year: 2026, period: 'T1', status: 'ok', submittedOn: '2026-05-10' }),
    FollowUp.parse({ object: 'fo3', year: 2026, period: 'T2', status: 'warn', submittedOn: '2026-09-20' }),
  ],
  decisions: [
    decision('Byt leverantör', '2026-10-01', { role: 'objektagare' }),
    decision('Starta upphandling', today, { forum: 'f1', text: 'Upphandlingen startar.', reference: '§ 12' }),
  ],
}

test('a meeting is about the forum’s own objects, and what has happened on them since it last met', () => {
  const of = meetingOf(input, today)
  expect(of.since).toBe('2026-09-10')
  expect(of.toDecide).toEqual([
    { object: 'fo3', name: 'Socialtjänst – Äldreomsorg', year: 2027, submittedOn: '2026-11-02' },
  ])
  expect(of.happened.map(({ what, day }) => [what, day])).toEqual([
    ['submitted', '2026-11-02'],
    ['decided', '2026-10-01'],
    ['followedUp', '2026-09-20'],
  ])
})

test('a forum that has not met has everything before it; one without a planned meeting meets today', () => {
  const of = meetingOf({ ...input, forum: { ...forum, meetings: [] } }, today)
  expect([of.since, of.meeting.day]).toEqual([undefined, today])
  expect(of.happened.map(({ day }) => day)).toContain('2026-05-10')
})

test('minutes say who sits in the forum, what had happened, and what was decided, with its reference', () => {
  const report = minutesReport(input, planInput.model, frame)
  const words = JSON.stringify(report.sections)
  expect(report.sections.map(({ heading }) => heading)).toEqual([
    ...['1. Ledamöter', '2. Dagordning', '3. Sedan förra mötet', '4. Planer att besluta om', '5. Beslut'],
  ])
  const [seats] = report.sections[0]!.blocks
  expect(seats?.kind === 'table' && seats.rows.map(row => row.map(wordsOf))).toEqual([['Anna Lindqvist', 'Ordförande']])
  expect(words).toContain('Upphandlingen startar.\\n\\nAnna Lindqvist, § 12')
  expect(words).toContain('Uppföljning delår 2026: Avviker')
})
