import { describe, expect, test } from 'vitest'
import type { Deadline } from '#shared/deadlines.ts'
import { overview, type OverviewInput } from '#shared/overview.ts'
import { toDo } from '#shared/to-do.ts'
import { portfolio } from '#shared/portfolio.ts'
import { presetModel } from '#shared/presets/model.ts'
import { actor, assignment, object, person, TODAY } from './register.ts'

const model = presetModel('full')
const objects = [object('a'), object('b')]
const leader = actor('p', 'leading')
const both = { ...leader, held: ['a', 'b'].map(id => ({ ...leader.held[0]!, object: id })) }
const admin = actor('m', undefined, 'business', ['modelAdmin'])
const mandateOf = (id: string) => {
  const { decides, responsible, takesPart } = model.roles.find(role => role.id === id)!
  return { decides, responsible, takesPart }
}
const assignments = objects.map(o => assignment(o.id, 'forvaltningsledare'))

const deadline = (of: Partial<Deadline>): Deadline & { revision: number } => ({
  source: 'event',
  remind: [],
  rule: 'followup-t2',
  scope: 'a',
  period: '2026',
  year: 2026,
  title: 'Lämna uppföljning',
  day: '2026-09-25',
  holder: { level: 'leading' as const, side: 'business' as const },
  action: 'followup' as const,
  state: 'open' as const,
  movedByHand: false,
  revision: 1,
  ...of,
})

describe('Att göra', () => {
  const list = (deadlines: ReturnType<typeof deadline>[], by = both) =>
    toDo(deadlines, by, { model, objects, assignments }, TODAY)

  test('the same thing on the same day for several objects is one line with several places', () => {
    const lines = list([deadline({}), deadline({ scope: 'b' }), deadline({ scope: 'b', day: '2026-09-30' })])
    expect(lines.map(line => [line.day, line.places.map(place => place.name)])).toEqual([
      ['2026-09-25', ['Objekt a', 'Objekt b']],
      ['2026-09-30', ['Objekt b']],
    ])
  })
  test('the earliest day comes first, and what is late stays until it is done', () => {
    expect(list([deadline({}), deadline({ rule: 'old', day: '2025-01-01' })]).map(line => line.day)).toEqual([
      '2025-01-01',
      '2026-09-25',
    ])
  })
  test('what is done, and what lies beyond the horizon, is left out', () => {
    expect(list([deadline({ state: 'done' } as never), deadline({ day: '2026-12-24' })])).toEqual([])
  })
  test('nobody sees what concerns others', () => {
    expect(list([deadline({})], actor('n'))).toEqual([])
  })
})

describe('Översikt', () => {
  const read = (by: typeof leader, of: Partial<OverviewInput> = {}) => {
    const plain = { model, objects, systems: [], assignments, followUps: [], actualTo: 8, plans: 1, events: 12 }
    const { rows } = portfolio({ ...plain, components: [], contracts: [], plans: [], totals: [] }, by, TODAY)
    return overview(
      { ...plain, deadlines: [deadline({})], mentions: [], people: [], costs: [], rows, ...of },
      by,
      TODAY,
    )
  }

  test('whoever holds a role sees the vacancies of its objects', () => {
    expect(new Set(read(leader).myVacancies.map(v => v.object))).toEqual(new Set(['a']))
    expect(read(leader)).toMatchObject({ places: 6, mine: [{ id: 'a', followUp: 'none' }], objects: 2 })
  })
  test('whoever holds a role sees the mandate that it gives, who helps, and for whom one does what', () => {
    const helped = {
      ...assignment('a', 'objektagare', { id: 'o', person: 'q', deputy: 'p' }),
      tasks: [{ text: 'Avtal', person: 'p', from: '2026-01-01' }],
    }
    const people = [person('p'), person('q')]
    const { roles, helps } = read(leader, { assignments: [assignments[0]!, helped], people })
    expect(roles).toMatchObject([{ objectName: 'Objekt a', roleName: 'Förvaltningsledare', current: true, tasks: [] }])
    expect(roles[0]?.mandate).toEqual(mandateOf('forvaltningsledare'))
    expect(helps.map(({ what, text, holderName, roleName }) => [what, text, holderName, roleName])).toEqual([
      ['deputy', '', 'Person q', 'Objektägare'],
      ['task', 'Avtal', 'Person q', 'Objektägare'],
    ])
    expect(read({ ...leader, person: 'q' }, { assignments: [helped], people }).roles).toMatchObject([
      { deputy: { name: 'Person p' }, tasks: [{ text: 'Avtal', name: 'Person p' }] },
    ])
  })
  test('a vacancy is filled by who may appoint on the object', () => {
    expect(new Set(read(leader).myVacancies.map(v => v.mayAppoint))).toEqual(new Set([false]))
    expect(new Set(read(admin).myVacancies.map(v => v.mayAppoint))).toEqual(new Set([true]))
  })
  test('the modellansvarig without roles sees every vacancy, a member without roles none', () => {
    expect(new Set(read(admin).myVacancies.map(v => v.object))).toEqual(new Set(['a', 'b']))
    expect(read(actor('n'))).toMatchObject({ myVacancies: [], places: 0, roles: [], helps: [], mine: [] })
  })
  test('the first steps show until the municipality is under way', () => {
    expect(read(admin)).not.toHaveProperty('firstSteps')
    const begun = read(admin, { objects: [], assignments: [], deadlines: [], plans: 0 })
    expect(begun.firstSteps?.map(step => step.done)).toEqual([true, false, false, false, false])
    for (const of of [{ events: 0 }, { model: presetModel('own') }])
      expect(read(admin, of).firstSteps?.[0]).toEqual({ step: 'model', done: false })
  })
  test('cost rows of an object that is gone count nowhere', () => {
    const months = Array<number>(12).fill(10)
    const row = { costKind: 'licences', year: 2026, budget: months, actual: months, forecast: months, actualTo: 8 }
    const costs = [
      { ...row, id: '1', object: 'a' },
      { ...row, id: '2', object: 'gone' },
    ]
    expect(read(admin, { costs }).portfolio.budget).toBe(120)
  })
})
