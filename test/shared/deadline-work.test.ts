import { describe, expect, test } from 'vitest'
import { Deadline, reopen } from '#shared/deadlines.ts'
import { delegate, takeBack, unmove, waive } from '#shared/deadline-work.ts'
import { othersWork } from '#shared/others-work.ts'
import { presetModel } from '#shared/presets/model.ts'
import { toDo } from '#shared/to-do.ts'
import { actor, assignment, object, person, TODAY } from './register.ts'

const model = presetModel('full')
const objects = [object('a'), object('b')]
const deadline = (of: Partial<Deadline> = {}) => ({
  ...Deadline.parse({
    ...{ rule: 'followup-t2', scope: 'a', period: '2026', year: 2026, title: 'Lämna uppföljning', day: '2026-09-25' },
    ...{ holder: { level: 'leading', side: 'business' }, action: 'followup', state: 'open', ...of },
  }),
  revision: 1,
})

describe('a deadline', () => {
  test('is waived with a reason, and is open again without one', () => {
    const waived = waive(deadline(), '  Objektet avvecklas. ')
    expect(waived).toMatchObject({ state: 'waived', waivedBecause: 'Objektet avvecklas.' })
    expect(reopen(waived)).toMatchObject({ state: 'open' })
    expect(reopen(waived)).not.toHaveProperty('waivedBecause')
    expect(() => waive(deadline(), ' ')).toThrow('deadline_reason_missing')
  })
  test('is handed over to somebody who is still here on its day, or today when it is late', () => {
    expect(delegate(deadline(), person('q', { lastDay: '2026-09-25' }), TODAY)).toMatchObject({ delegatedTo: 'q' })
    expect(() => delegate(deadline(), person('q', { lastDay: '2026-09-24' }), TODAY)).toThrow('person_left')
    const late = deadline({ day: '2026-09-01' })
    expect(() => delegate(late, person('q', { lastDay: '2026-09-13' }), TODAY)).toThrow('person_left')
    expect(takeBack(deadline({ delegatedTo: 'q' }))).not.toHaveProperty('delegatedTo')
  })
  test('that is not open is neither waived, handed over, taken back nor put back', () => {
    for (const state of ['done', 'waived'] as const)
      for (const act of [
        () => waive(deadline({ state }), 'x'),
        () => delegate(deadline({ state }), person('q'), TODAY),
        () => takeBack(deadline({ state })),
        () => unmove(deadline({ state }), TODAY),
      ])
        expect(act).toThrow('deadline_not_open')
  })
  test('that was moved by mistake is on its day again and follows its rule', () => {
    const moved = deadline({ day: '2026-10-01', movedByHand: true })
    expect(unmove(moved, '2026-09-25')).toMatchObject({ day: '2026-09-25', movedByHand: false })
  })
})

describe('Att göra', () => {
  const assignments = [assignment('a', 'forvaltningsledare'), assignment('b', 'forvaltningsledare')]
  const people = [person('p'), person('q'), person('n')]
  const list = (who: ReturnType<typeof actor>, ...deadlines: ReturnType<typeof deadline>[]) =>
    toDo(deadlines, who, { model, objects, assignments, people }, TODAY)
  const handedOver = deadline({ delegatedTo: 'q' })

  test('what is delegated is on both lists: the holder sees who does it, and the other for whom', () => {
    expect(list(actor('p', 'leading'), handedOver)).toMatchObject([{ doneBy: 'Person q', mayDecide: true }])
    expect(list(actor('q', 'operative'), handedOver)).toMatchObject([{ doneFor: ['Person p'], mayDecide: false }])
    expect(list(actor('n', 'operative'), handedOver)).toEqual([])
  })
  test('what one does oneself and what is handed over are two lines, also on the same day', () => {
    const lines = list(actor('p', 'leading'), handedOver, deadline({ scope: 'b' }))
    expect(lines.map(line => [line.doneBy, line.places.map(place => place.name)])).toEqual([
      ['Person q', ['Objekt a']],
      [undefined, ['Objekt b']],
    ])
  })
  test('says what it comes from, so that the line leads there', () => {
    expect(list(actor('p', 'leading'), deadline({ source: 'contract', entity: 'c1' }))).toMatchObject([
      { source: 'contract', entity: 'c1' },
    ])
  })
})

describe('who has what', () => {
  const people = [person('p'), person('q'), person('m')]
  const members = [{ person: 'm', roles: ['modelAdmin' as const] }]
  const rows = (deadlines: Deadline[], of: Partial<Parameters<typeof othersWork>[1]> = {}) =>
    othersWork(deadlines, { model, objects, people, members, assignments: [], ...of }, TODAY)

  test('names those who answer for a deadline and the one who does it, and what the role is called', () => {
    const assignments = [assignment('a', 'forvaltningsledare')]
    expect(rows([deadline({ delegatedTo: 'q' })], { assignments })).toMatchObject([
      { objectName: 'Objekt a', role: 'Förvaltningsledare', people: [{ id: 'p' }], doneBy: { id: 'q' } },
    ])
  })
  test('a vacancy’s stands with the modellansvarig, and nobody who has left is named', () => {
    expect(rows([deadline()])).toMatchObject([{ people: [{ id: 'm', name: 'Person m' }] }])
    const gone = [person('m', { lastDay: '2026-09-13' })]
    expect(rows([deadline()], { people: gone })).toMatchObject([{ people: [] }])
  })
  test('what is done, and what lies far ahead, is left out', () => {
    expect(rows([deadline({ state: 'done' }), deadline({ day: '2027-03-01' })])).toEqual([])
  })
})
