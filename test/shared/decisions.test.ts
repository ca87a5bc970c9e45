import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays } from '#shared/day.ts'
import { assertMandate, correct, withdraw, type Decision, type Known } from '#shared/decisions.ts'
import { withSay, type Forum } from '#shared/forums.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Refusal } from '#shared/refusal.ts'

const TODAY = '2026-09-14'
const MANDATE = 'Uppdrag, mål, budget och plan'
const base: Decision = {
  ...{ id: 'd1', title: 'Byta journalsystem', text: 'Upphandling inleds.', reference: '§ 12', links: [] },
  ...{ day: '2026-09-10', objects: ['fo1'], person: 'anna', former: [] },
  ...{ role: 'objektagare', mandate: MANDATE },
}
const forum: Forum = {
  ...{ id: 'sg', name: 'Styrgruppen', kind: 'steering', purpose: '', everyObject: false, objects: ['fo1'] },
  ...{ decides: [], responsible: [], takesPart: [] },
  members: [
    { person: 'anna', part: 'chair', from: '2026-01-01', to: '2026-06-30' },
    { person: 'bo', part: 'secretary', from: '2026-01-01' },
    { person: 'cia', part: 'member', from: '2026-03-01' },
  ],
  meetings: [],
  links: [],
}
const known: Known = {
  model: presetModel('full'),
  objects: [
    { id: 'fo1', name: 'Äldreomsorg' },
    { id: 'fo2', name: 'Bygglov' },
  ],
  assignments: [
    { id: 'a1', object: 'fo1', role: 'objektagare', person: 'anna', from: '2026-01-01', to: '2026-09-10', extent: 5 },
    { id: 'a2', object: 'fo1', role: 'objektagare', person: 'cia', from: '2026-09-11', extent: 5 },
  ],
  people: [
    { id: 'anna', name: 'Anna' },
    { id: 'bo', name: 'Bo' },
    { id: 'cia', name: 'Cia' },
  ],
  forums: [forum],
}
const { role: _role, mandate: _mandate, ...decided } = base
const inForum = (more: object) => ({ ...decided, mandate: '', forum: 'sg', ...more })
const said = (decision: Parameters<typeof assertMandate>[0]) => {
  try {
    assertMandate(decision, known, TODAY)
    return undefined
  } catch (error) {
    return error as Refusal
  }
}

test('whoever held the role with the mandate that day decides; the day after, the answer names who has it', () => {
  expect(said(base)).toBeUndefined()
  expect(said({ ...base, day: '2026-09-11' })).toMatchObject({
    reason: 'decision_no_mandate',
    params: { object: 'Äldreomsorg', day: '2026-09-11', who: ['Cia'] },
  })
})

test('a mandate for one object is none for another, and nobody is named where nobody has it', () => {
  expect(said({ ...base, objects: ['fo1', 'fo2'] })).toMatchObject({ params: { object: 'Bygglov', who: [] } })
})

test('a decision names one decider, a mandate of the role, and a day that has come', () => {
  expect(said({ ...base, forum: 'sg' })?.reason).toBe('decision_without_decider')
  expect(said(inForum({ forum: undefined }))?.reason).toBe('decision_without_decider')
  expect(said({ ...base, mandate: 'Allt' })?.reason).toBe('decision_mandate_unknown')
  expect(said({ ...base, role: 'forvaltningsledare-it', mandate: '' })?.reason).toBe('decision_mandate_unknown')
  expect(said({ ...base, day: '2026-09-15' })?.reason).toBe('decision_day_ahead')
})

test('in a forum its chair and members decide, on what it concerns; a secretary has no say', () => {
  expect(said(inForum({ person: 'cia' }))).toBeUndefined()
  expect(said(inForum({ person: 'bo' }))).toMatchObject({ reason: 'decision_no_say', params: { who: ['Cia'] } })
  expect(said(inForum({ person: 'cia', objects: ['fo2'] }))?.reason).toBe('decision_other_object')
  expect(said(inForum({ forum: 'none' }))?.reason).toBe('forum_unknown')
})

const offset = fc.integer({ min: -400, max: 0 })
test.prop([offset, offset, fc.option(fc.nat(300)), fc.constantFrom('anna', 'bo', 'cia')])(
  'whatever the periods: a decision stands if and only if the decider had the mandate on the day',
  (on, begins, length, person) => {
    const day = addDays(TODAY, on)
    const from = addDays(TODAY, begins)
    const to = length === null ? undefined : addDays(from, length)
    const period = { from, ...(to && { to }) }
    const held = { id: 'a', object: 'fo1', role: 'objektagare', person: 'anna', extent: 5, ...period }
    const members = [{ person: 'anna', part: 'chair' as const, ...period }]
    const of = { ...known, assignments: [held], forums: [{ ...forum, members }] }
    const stands = (decision: Parameters<typeof assertMandate>[0]) => {
      try {
        assertMandate(decision, of, TODAY)
        return true
      } catch {
        return false
      }
    }
    const had = person === 'anna' && from <= day && (to === undefined || day <= to)
    expect(stands({ ...base, day, person })).toBe(had)
    expect(stands(inForum({ day, person }))).toBe(had)
    expect(withSay({ members }, day).includes(person)).toBe(had)
  },
)

test.prop([
  fc.array(fc.record({ title: fc.constantFrom('A', 'B', 'C'), text: fc.constantFrom('', 'x') }), { maxLength: 20 }),
])('however often it is corrected, every wording it has had stands beside it, in order', wordings => {
  let decision = base
  const seen = [base.title + base.text]
  for (const wording of wordings) {
    decision = correct(decision, { ...decision, ...wording }, 'bo', TODAY)
    if (seen.at(-1) !== wording.title + wording.text) seen.push(wording.title + wording.text)
  }
  expect([...decision.former, decision].map(w => w.title + w.text)).toEqual(seen)
  expect(decision).toMatchObject({ day: base.day, person: base.person, objects: base.objects, role: base.role })
})

test('a decision is withdrawn once, with its reason, and is not corrected after', () => {
  const withdrawn = withdraw(base, 'Fel objekt', 'bo', TODAY)
  expect(withdrawn).toMatchObject({ title: base.title, withdrawn: { day: TODAY, by: 'bo', reason: 'Fel objekt' } })
  expect(() => withdraw(withdrawn, 'Igen', 'bo', TODAY)).toThrow(Refusal)
  expect(() => correct(withdrawn, { ...base, title: 'Nytt' }, 'bo', TODAY)).toThrow(Refusal)
})

test('a forum with a mandate decides on one of its lines, and one without on none', () => {
  const day = '2026-09-10'
  const withMandate = { ...known, forums: [{ ...forum, decides: ['Uppdrag och plan'] }] }
  const decides = (mandate: string, of = withMandate) =>
    assertMandate(inForum({ day, person: 'cia', mandate }) as Decision, of, TODAY)
  expect(() => decides('Uppdrag och plan')).not.toThrow()
  expect(() => decides('')).toThrow('decision_mandate_unknown')
  expect(() => decides('Något annat')).toThrow('decision_mandate_unknown')
  expect(() => decides('Uppdrag och plan', known as never)).toThrow('decision_mandate_unknown')
})
