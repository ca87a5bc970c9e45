import { expect, test } from 'vitest'
import { declined, Need, needsFor, newNeed, planned, reopened } from '#shared/needs.ts'
import { openOn } from '#shared/comments.ts'
import { actor, TODAY } from './register.ts'

const input = { object: 'a', text: 'Signera i mobilen', why: '', effect: '' }
const need = newNeed(input, actor('p'), 'n1', TODAY)

test('a need that is answered is not answered again until it is asked for again', () => {
  const no = declined(need, 'Ryms inte')
  for (const answer of [() => declined(no, 'x'), () => planned(no, 2027, 'goals', 'g'), () => reopened(need)])
    expect(answer).toThrow('need_answered')
  expect(reopened(no)).toEqual(need)
})

test('a need becomes a row of what it was asked to be, and knows the row', () => {
  expect(planned(need, 2027, 'goals', 'g9')).toMatchObject({
    row: { id: 'g9', text: 'Signera i mobilen' },
    need: { state: 'planned', row: { year: 2027, part: 'goals', id: 'g9' } },
  })
  const { need: moved } = planned(need, 2027, 'activities', 'a9')
  expect(reopened(moved)).toEqual(need)
})

test('what nobody has taken up comes first, the newest of it before the others', () => {
  const saved = (id: string, of: Partial<Need>) => ({ ...need, id, ...of, revision: 1 })
  const needs = [saved('old', { on: '2026-01-01' }), saved('no', { state: 'declined' }), saved('new', {})]
  const rows = needsFor({ needs, objects: [{ id: 'a', name: 'A' }], people: [] }, actor('p', 'leading'))
  expect(rows.map(({ id }) => id)).toEqual(['new', 'old', 'no'])
  expect(rows[0]).toMatchObject({ objectName: 'A', byName: '', may: { reword: true, answer: true } })
})

test('a row counts its comments that are open', () => {
  const anchor = { part: 'goals' as const, row: 'g1' }
  expect(openOn([{ anchor }, { anchor }, { anchor, resolvedOn: TODAY }, {}])).toEqual(new Map([['goals g1', 2]]))
})
