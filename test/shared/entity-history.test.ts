import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays } from '#shared/day.ts'
import { compared, differences, type HistoryEntry } from '#shared/entity-history.ts'

const FIRST = '2026-01-01'
type State = Record<string, number | null>

/** A history of changes on days that never go back, and the state at the end of every day. */
const stories = fc
  .array(fc.record({ wait: fc.nat(3), field: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.nat(2)) }), {
    maxLength: 25,
  })
  .map(steps => {
    const states = new Map<string, State>()
    const entries: HistoryEntry[] = []
    let day = FIRST
    let state: State = { a: 0, b: 0, c: null }
    entries.push({
      who: 'p',
      at: `${day}T10:00:00Z`,
      action: 'created',
      revision: 1,
      changes: { a: [null, 0], b: [null, 0] },
    })
    states.set(day, state)
    for (const { wait, field, value } of steps) {
      for (let i = 0; i < wait; i++) states.set((day = addDays(day, 1)), state)
      const changes = { [field]: [state[field], value] as [unknown, unknown] }
      entries.push({ who: 'p', at: `${day}T10:00:00Z`, action: 'changed', revision: entries.length + 1, changes })
      states.set(day, (state = { ...state, [field]: value }))
    }
    return { entries: entries.toReversed(), states }
  })

test.prop([stories, fc.nat(80), fc.nat(80)])(
  'between any two days exactly what was another then is told',
  ({ entries, states }, x, y) => {
    const days = [...states.keys()]
    const [from, to] = [days[x % days.length]!, days[y % days.length]!].toSorted() as [string, string]
    const [then, now] = [states.get(from)!, states.get(to)!]
    const told = differences(entries, from, to).map(({ field, then, now }) => [field, then, now])
    const really = Object.keys(then)
      .filter(f => then[f] !== now[f])
      .map(f => [f, then[f], now[f]])
    expect(told.toSorted()).toEqual(really.toSorted())
  },
)

test.prop([stories])('without days, the first that is known is laid beside the last', ({ entries, states }) => {
  const found = compared(entries, undefined, undefined)!
  expect([found.from, found.first]).toEqual([FIRST, FIRST])
  expect(found.to).toBe(entries[0]!.at.slice(0, 10))
  expect(states.has(found.to)).toBe(true)
})

test('what has no history is not compared', () => {
  expect(compared([], undefined, undefined)).toBeUndefined()
})
