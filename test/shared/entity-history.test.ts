import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays } from '#shared/day.ts'
import { changesBetween, compared, isTold, merge, type Changes, type Told } from '#shared/entity-history.ts'

const FIRST = '2026-01-01'
type State = Record<string, number | null>

const line = (revision: number, day: string, action: Told['action'], changes: Changes): Told => ({
  ...{ moment: String(revision).padStart(8, '0'), name: 'Karin', at: `${day}T10:00:00Z`, action, changes },
})

/** A history of changes on days that never go back, with the state after each and at the end of every day. */
const stories = fc
  .array(fc.record({ wait: fc.nat(3), field: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.nat(2)) }), {
    maxLength: 25,
  })
  .map(steps => {
    const days = new Map<string, State>()
    let day = FIRST
    let state: State = { a: 0, b: 0, c: null }
    const entries = [line(1, day, 'created', { a: [null, 0], b: [null, 0] })]
    const states = [state]
    days.set(day, state)
    for (const { wait, field, value } of steps) {
      for (let i = 0; i < wait; i++) days.set((day = addDays(day, 1)), state)
      entries.push(line(entries.length + 1, day, 'changed', { [field]: [state[field], value] }))
      states.push((state = { ...state, [field]: value }))
      days.set(day, state)
    }
    return { entries: entries.toReversed(), states, days }
  })

const differing = (then: State, now: State) =>
  Object.keys(then)
    .filter(f => then[f] !== now[f])
    .map(f => [f, then[f], now[f]])
    .toSorted()
const told = (entries: Told[], from: string, to: string) =>
  compared(entries, from, to)!
    .differences.map(({ field, then, now }) => [field, then, now])
    .toSorted()

test.prop([stories, fc.nat(80), fc.nat(80)])(
  'between the ends of any two days exactly what was another then is told',
  ({ entries, days }, x, y) => {
    const all = [...days.keys()]
    const [from, to] = [all[x % all.length]!, all[y % all.length]!].toSorted() as [string, string]
    expect(told(entries, from, to)).toEqual(differing(days.get(from)!, days.get(to)!))
  },
)

test.prop([stories, fc.nat(80), fc.nat(80)])(
  'between any two moments too, also of one day, whichever is said first',
  ({ entries, states }, x, y) => {
    const [from, to] = [x % states.length, y % states.length].toSorted((a, b) => a - b) as [number, number]
    const [then, now] = [from, to].map(i => entries.at(-1 - i)!.moment) as [string, string]
    expect(told(entries, then, now)).toEqual(differing(states[from]!, states[to]!))
    expect(told(entries, now, then)).toEqual(told(entries, then, now))
  },
)

test.prop([stories])('when nothing is said, how it was first is laid beside how it is now', ({ entries, states }) => {
  const found = compared(entries, undefined, undefined)!
  expect([found.from, found.to]).toEqual([entries.at(-1)!.moment, entries[0]!.moment])
  expect(found.moments.map(({ moment }) => moment)).toEqual(entries.map(({ moment }) => moment))
  expect(told(entries, found.from, found.to)).toEqual(differing(states[0]!, states.at(-1)!))
})

test('before the first day nothing is known, and what has no history is not compared', () => {
  const entries = [line(2, '2026-02-02', 'changed', { a: [1, 2] }), line(1, '2026-02-01', 'created', { a: [null, 1] })]
  expect(compared(entries, '2020-01-01', undefined)).toMatchObject({ from: '00000001', to: '00000002' })
  expect(compared([], undefined, undefined)).toBeUndefined()
})

test('what is changed and changed back is no change, whatever order its parts are written in', () => {
  const there = changesBetween({ a: 1, b: { x: 1, y: 2 } }, { a: 2, b: { y: 2, x: 1 } })
  expect(there).toEqual({ a: [1, 2] })
  const back = merge(there, { a: [2, 1] })
  expect(back).toEqual({})
  expect(isTold({ action: 'changed', changes: back })).toBe(false)
  expect(isTold({ action: 'removed', changes: {} })).toBe(true)
  expect(merge({ a: [null, 1] }, { a: [1, 3], b: [undefined, null] })).toEqual({ a: [null, 3] })
})
