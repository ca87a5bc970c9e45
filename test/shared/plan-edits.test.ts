import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { changed } from '#shared/change.ts'
import {
  applied,
  began,
  changeOver,
  chosen,
  contestedIn,
  emptyQueue,
  held,
  put,
  refused,
  saved,
  unanswered,
  withEdits,
  type EditQueue,
  type PlanEdit,
} from '#shared/plan-edits.ts'
import { evenly, runs } from './register.ts'

let n = 0
const edit = (row: string, after: object, before: object = {}, kind: PlanEdit['kind'] = 'change'): PlanEdit => ({
  ...{ id: `e${n++}`, part: 'goals', row, kind },
  before: before as Record<string, unknown>,
  after: after as Record<string, unknown>,
})
const texts = (queue: EditQueue) => queue.waiting.map(of => [of.row, of.kind, of.after])

describe('what is written waits in order', () => {
  test('and what goes on in the same row is one edit, until it is sent', () => {
    let queue = put(put(emptyQueue, edit('a', { text: 'x' }, { text: '' })), edit('a', { text: 'xy' }, { text: 'x' }))
    expect(texts(queue)).toEqual([['a', 'change', { text: 'xy' }]])
    queue = put(began(queue), edit('a', { text: 'xyz' }, { text: 'xy' }))
    expect(texts(queue)).toHaveLength(2)
    expect(texts(saved(queue))).toEqual([['a', 'change', { text: 'xyz' }]])
  })
  test('a text that is written letter by letter is one edit, from before the first letter', () => {
    const first = put(emptyQueue, edit('plan', { texts: { a: 'x' } }, { texts: null }))
    const queue = put(first, edit('plan', { texts: { a: 'xy' } }, { texts: { a: 'x' } }))
    expect(queue.waiting.map(of => changeOver(of, {}))).toEqual([{ texts: { a: 'xy' } }])
  })
  test('what went and came back is no edit, and a row that was never sent need not be taken away', () => {
    const back = put(put(emptyQueue, edit('a', { text: 'x' }, { text: '' })), edit('a', { text: '' }, { text: 'x' }))
    expect(back.waiting).toEqual([])
    const made = put(put(emptyQueue, edit('a', {}, {}, 'add')), edit('a', { text: 'x' }, { text: '' }))
    expect(put(made, edit('a', {}, {}, 'remove')).waiting).toEqual([])
  })
  test('what is refused for good is told with its reason, and with what hangs on it', () => {
    let queue = put(emptyQueue, edit('a', { text: 'A' }, {}, 'add'))
    queue = put(put(began(queue), edit('b', { text: 'B' })), edit('a', { measure: '1' }))
    queue = refused(queue, 'Planen är inskickad')
    expect(texts(queue)).toEqual([['b', 'change', { text: 'B' }]])
    expect(queue.refused).toMatchObject([{ why: 'Planen är inskickad', edit: { after: { text: 'A', measure: '1' } } }])
  })
})

describe('a conflict', () => {
  test('is told field by field; each month and each text is a field of its own', () => {
    const budget = edit('b', { months: evenly(1).with(0, 5).with(1, 6) }, { months: evenly(1) })
    expect(contestedIn(budget, { months: evenly(1).with(0, 9).with(7, 9) })).toEqual([
      { field: 'months.0', own: false, mine: 5, theirs: 9 },
    ])
    expect(changeOver(budget, { months: evenly(1).with(7, 9) })).toEqual({
      months: evenly(1).with(0, 5).with(1, 6).with(7, 9),
    })
    const text = edit('plan', { texts: { a: 'mitt', b: 'x' } }, { texts: { a: '', b: 'x' } })
    expect(contestedIn(text, { texts: { a: 'ditt', b: 'y' } }).map(({ field }) => field)).toEqual(['texts.a'])
    expect(changeOver(text, { texts: { b: 'y' } })).toEqual({ texts: { a: 'mitt' } })
  })
  test('waits for a choice with what is written in the row since, and the chosen is sent on what the other saved', () => {
    let queue = put(emptyQueue, edit('a', { text: 'mitt', measure: '1' }, { text: 'först', measure: '' }))
    queue = put(held(began(queue), { text: 'ditt', target: '9' }), edit('a', { target: '2' }, { target: '' }))
    expect([queue.waiting, queue.held[0]?.edit.after]).toEqual([[], { text: 'mitt', measure: '1', target: '2' }])
    const after = chosen(queue, 'a', new Set(['text']))
    expect(after.held).toEqual([])
    expect(after.waiting).toMatchObject([
      { before: { measure: null, target: '9' }, after: { measure: '1', target: '2' } },
    ])
  })
})

const value = fc.constantFrom('a', 'b', 'c', '')
const row = fc.record({ text: value, measure: value, target: value })
test.prop([row, row, row], runs)(
  'a conflict never loses a value: each field is mine where I alone wrote it, theirs where I did not, and else told with both',
  (before, after, theirs) => {
    const mine = edit('a', after, before)
    const told = contestedIn(mine, theirs)
    const yielded = new Set(told.map(({ field }) => field))
    const now = changed<Record<string, unknown>>(theirs, changeOver(mine, theirs, yielded))
    for (const field of ['text', 'measure', 'target'] as const) {
      const contested =
        after[field] !== before[field] && theirs[field] !== before[field] && after[field] !== theirs[field]
      expect(yielded.has(field)).toBe(contested)
      expect(now[field] ?? '').toBe(after[field] === before[field] || contested ? theirs[field] : after[field])
      if (contested) expect(told).toContainEqual({ field, own: false, mine: after[field], theirs: theirs[field] })
    }
  },
)

/** A service that saves each edit once, by its revision, and whose answer may be lost on the way. */
class Service {
  rows: Record<string, { text: string; revision: number }> = {}
  done: string[] = []
  take(edit: PlanEdit, revision: number) {
    const now = this.rows[edit.row]
    if (edit.kind === 'add' ? now : now?.revision !== revision) return now
    this.rows[edit.row] = { text: String(edit.after['text'] ?? now?.text ?? ''), revision: (now?.revision ?? 0) + 1 }
    this.done.push(edit.id)
    return undefined
  }
}
type Step = { what: 'write'; row: string; text: string } | { what: 'send' | 'lose' | 'offline' | 'reload' }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('write' as const), row: fc.constantFrom('a', 'b'), text: value }),
  fc.record({ what: fc.constantFrom('send' as const, 'lose' as const, 'offline' as const, 'reload' as const) }),
)

test.prop([fc.array(step, { maxLength: 60 })], runs)(
  'whatever comes and goes of the connection, each edit is saved once, in the order it was written',
  steps => {
    const service = new Service()
    const known: Record<string, { text: string; revision: number }> = {}
    const order: string[] = []
    let queue = emptyQueue
    const send = (lost: boolean) => {
      queue = began(queue)
      const [first] = queue.waiting
      if (!first) return
      const overtaken = service.take(first, known[first.row]?.revision ?? 0)
      if (lost) return void (queue = unanswered(queue))
      // What was saved before its answer was lost is there already.
      if (overtaken) {
        expect(contestedIn(first, overtaken)).toEqual([])
        known[first.row] = overtaken
        if (Object.keys(changeOver(first, overtaken)).length > 0 && first.kind !== 'add')
          return void (queue = unanswered(queue))
      } else known[first.row] = { ...service.rows[first.row]! }
      queue = saved(queue)
    }
    const shown = () =>
      withEdits(
        Object.entries(known).map(([id, of]) => ({ id, ...of })),
        'goals',
        queue.waiting,
      )
    for (const step of steps) {
      if (step.what === 'write') {
        const now = shown().find(({ id }) => id === step.row)
        const next = now
          ? edit(step.row, { text: step.text }, { text: now.text })
          : edit(step.row, { text: step.text }, {}, 'add')
        queue = put(queue, next)
      } else if (step.what === 'send') send(false)
      else if (step.what === 'lose') send(true)
      else if (step.what === 'reload') queue = unanswered(JSON.parse(JSON.stringify(queue)) as EditQueue)
      for (const { id } of queue.waiting) if (!order.includes(id)) order.push(id)
    }
    const written = Object.fromEntries(shown().map(({ id, text }) => [id, text]))
    while (queue.waiting.length > 0) send(false)
    expect(new Set(service.done).size).toBe(service.done.length)
    expect(order.filter(id => service.done.includes(id))).toEqual(service.done)
    expect(Object.fromEntries(Object.entries(service.rows).map(([id, { text }]) => [id, text]))).toEqual(written)
    expect([queue.held, queue.refused]).toEqual([[], []])
  },
)

test('a row is shown with what is written in it, emptied facts gone; one that is new comes last and one that is taken away is gone', () => {
  expect(applied({ id: 'a', goal: 'g', name: 'x' }, { goal: null, name: 'y' })).toEqual({ id: 'a', name: 'y' })
  const rows = withEdits([{ id: 'a' }, { id: 'b' }], 'goals', [
    edit('a', {}, {}, 'remove'),
    edit('c', { text: 'ny' }, {}, 'add'),
    edit('b', { text: 'ändrad' }),
  ])
  expect(rows).toEqual([
    { id: 'b', text: 'ändrad' },
    { id: 'c', text: 'ny', revision: 0 },
  ])
})
