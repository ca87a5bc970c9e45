import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { addDays } from '#shared/day.ts'
import {
  converge,
  deadlineId,
  desired,
  moveByHand,
  movesOf,
  reopen,
  tick,
  yearsFrom,
  type Deadline,
} from '#shared/deadlines.ts'
import { ManagedObject } from '#shared/objects.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { wheelOf, type Wheel, type WheelEvent } from '#shared/wheel.ts'

const SINCE = '2025-03-01'
const YEARS = [2026, 2027]
const object = (id: string, more: Partial<ManagedObject> = {}): ManagedObject => ({
  ...ManagedObject.parse({ id, code: id, name: id, since: SINCE }),
  ...more,
})

const day = fc.integer({ min: 0, max: 365 }).map(n => addDays('2024-01-01', n).slice(5))
const event = (id: string): fc.Arbitrary<WheelEvent> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom('Lämna uppföljning', 'Skicka in planen'),
    band: fc.constant('plan' as const),
    day,
    roll: fc.constantFrom('none' as const, 'next' as const, 'previous' as const),
    scope: fc.constantFrom('municipality' as const, 'object' as const),
    holder: fc.record({
      level: fc.constantFrom('deciding' as const, 'leading' as const),
      side: fc.constant('business' as const),
    }),
    action: fc.constant('tick' as const),
    about: fc.constant(id === 'a' ? (1 as const) : (0 as const)),
  })
const wheel = (year: number): fc.Arbitrary<Wheel> =>
  fc
    .tuple(...['a', 'b', 'c', 'd'].map(id => fc.option(event(id), { nil: undefined })))
    .map(events => ({ year, events: events.filter(e => e !== undefined) }))
const objects = fc.subarray([
  object('fo1'),
  object('fo2', { sides: 'it' }),
  object('fo3', { since: '2026-07-01' }),
  object('fo4'),
])
/** What there should be, by wheels and objects of some day. */
const should = fc
  .tuple(wheel(2026), fc.option(wheel(2027), { nil: undefined }), objects)
  .map(([first, second, of]) => desired(second ? [first, second] : [first], of, SINCE, YEARS))

/** The table as the rule sees it: rows by identity, each with the revision that a write must name. */
type Rows = Map<string, Deadline & { revision: number }>
type Step = (rows: Rows) => void
const steps = (rows: Rows, wanted: Deadline[]): Step[] => {
  const { create, change, remove } = converge([...rows.values()], wanted)
  const at = (of: Rows, d: Deadline & { revision: number }) => of.get(deadlineId(d))?.revision === d.revision
  return [
    ...create.map(d => (of: Rows) => void (of.has(deadlineId(d)) || of.set(deadlineId(d), { ...d, revision: 1 }))),
    ...change.map(({ before, after }) => (of: Rows) => {
      if (at(of, before)) of.set(deadlineId(after), { ...after, revision: before.revision + 1 })
    }),
    ...remove.map(d => (of: Rows) => void (at(of, d) && of.delete(deadlineId(d)))),
  ]
}
const run = (rows: Rows, wanted: Deadline[]): Rows => {
  const after = new Map(rows)
  for (const step of steps(rows, wanted)) step(after)
  return after
}
const plain = (rows: Rows) =>
  [...rows].map(([id, { revision: _, ...d }]) => [id, d] as const).toSorted(([a], [b]) => a.localeCompare(b))

/** Rows of some earlier day, some of which people have done, waived or moved. */
const lived = fc.tuple(should, fc.infiniteStream(fc.integer({ min: 0, max: 5 }))).map(([wanted, decided]): Rows => {
  const rows = run(new Map(), wanted)
  for (const [id, d] of rows) {
    const what = decided.next().value
    if (what === 0) rows.set(id, { ...d, state: 'done', doneBy: 'p1', doneOn: '2026-02-02' })
    if (what === 1) rows.set(id, { ...d, state: 'waived' })
    if (what === 2) rows.set(id, { ...d, ...moveByHand(d, '2026-08-08') })
  }
  return rows
})

// `npm run prove` tries a hundred times as many.
const runs = { numRuns: process.env['PROVE'] ? 10_000 : 100 }

describe('deadlines converge', () => {
  test.prop([lived, should], runs)('a second run changes nothing', (rows, wanted) => {
    const once = run(rows, wanted)
    expect(steps(once, wanted)).toEqual([])
    expect(run(once, wanted)).toEqual(once)
  })

  test.prop([lived, should, fc.infiniteStream(fc.boolean())], runs)(
    'a run that was stopped after any of its writes is finished by the next',
    (rows, wanted, reached) => {
      const stopped = new Map(rows)
      for (const step of steps(rows, wanted)) if (reached.next().value) step(stopped)
      expect(plain(run(stopped, wanted))).toEqual(plain(run(rows, wanted)))
    },
  )

  test.prop([lived, should, fc.infiniteStream(fc.nat())], runs)(
    'two workers agree, whatever the order of their writes',
    (rows, wanted, chance) => {
      const both = [...steps(rows, wanted), ...steps(rows, wanted)]
      const after = new Map(rows)
      while (both.length > 0) both.splice(chance.next().value % both.length, 1)[0]!(after)
      expect(plain(after)).toEqual(plain(run(rows, wanted)))
    },
  )

  test.prop([lived, should, should], runs)(
    'a run that was missed is caught up by the next',
    (rows, between, wanted) => {
      const open = new Map([...rows].filter(([, d]) => d.state === 'open' && !d.movedByHand))
      expect(plain(run(run(open, between), wanted))).toEqual(plain(run(open, wanted)))
    },
  )

  test.prop([lived, should], runs)(
    'what people have done, waived or moved keeps its day and its state',
    (rows, wanted) => {
      const after = run(rows, wanted)
      for (const [id, d] of rows) {
        if (d.state !== 'open') expect(after.get(id)).toEqual(d)
        else if (d.movedByHand) expect(after.get(id)).toMatchObject({ day: d.day, state: 'open' })
      }
    },
  )

  test.prop([wheel(2026), day, objects], runs)('a moved date moves the same rows', (before, to, of) => {
    const after = { ...before, events: before.events.map(e => ({ ...e, day: to })) }
    // From the day the municipality began everything takes part, whatever the date.
    const all = of.map(o => ({ ...o, since: '2024-01-01' }))
    const rows = run(new Map(), desired([before], all, '2024-01-01', YEARS))
    const wanted = desired([after], all, '2024-01-01', YEARS)
    const moved = run(rows, wanted)
    expect([...moved.keys()].toSorted()).toEqual([...rows.keys()].toSorted())
    expect([...moved.values()].map(d => d.day).toSorted()).toEqual(wanted.map(d => d.day).toSorted())
  })

  test.prop([lived, should], runs)('what is shown before a change is what the run then moves', (rows, wanted) => {
    const after = run(rows, wanted)
    for (const rule of ['a', 'b', 'c', 'd']) {
      const { moves } = movesOf(rule, [...rows.values()], wanted)
      const moved = [...rows].filter(([id, d]) => d.rule === rule && (after.get(id) ?? d).day !== d.day)
      expect(moves.reduce((sum, of) => sum + of.deadlines, 0)).toBe(moved.length)
    }
  })

  test('a week without runs over the new year leaves the rows of daily runs', () => {
    const wheels = [presetWheel('full', 2026)]
    const on = (today: string, rows: Rows) =>
      run(
        rows,
        desired(wheels, [object('fo1')], SINCE, yearsFrom(today)).concat(
          // What is past is not read by the run, and so neither changed nor removed.
          [...rows.values()].filter(d => !yearsFrom(today).includes(d.year)),
        ),
      )
    const first = on('2026-12-27', new Map())
    let daily = first
    for (let i = 1; i <= 8; i++) daily = on(addDays('2026-12-27', i), daily)
    expect(plain(on('2027-01-04', first))).toEqual(plain(daily))
  })
})

describe('a wheel asks', () => {
  const all = [object('fo1'), object('net', { sides: 'it' }), object('new', { since: '2026-10-01' })]
  const wheels = [presetWheel('full', 2026)]
  const of = (rule: string) => desired(wheels, all, SINCE, [2026]).filter(d => d.rule === rule)

  test('each object once, from the day it began', () => {
    expect(of('followup-t2').map(d => [d.scope, d.period, d.day])).toEqual([
      ['fo1', '2026', '2026-09-25'],
      ['net', '2026', '2026-09-25'],
    ])
    expect(of('plan-approve').map(d => [d.scope, d.period])).toEqual([
      ['fo1', '2027'],
      ['net', '2027'],
      ['new', '2027'],
    ])
  })

  test('the IT roles of an object that has an IT side only', () => {
    expect(of('plan-submit').map(d => [d.scope, d.holder])).toEqual([
      ['fo1', { level: 'leading', side: 'business' }],
      ['net', { level: 'leading', side: 'it' }],
    ])
  })

  test('29 February on the 28th in other years than leap years, in the same row of its year', () => {
    const leap: Wheel = { year: 2026, events: [{ ...wheels[0]!.events[0]!, day: '02-29', roll: 'none' }] }
    expect(desired([leap], [object('fo1')], SINCE, [2027, 2028]).map(d => d.day)).toEqual(['2027-02-28', '2028-02-29'])
  })

  test('nothing in a year before the first wheel', () => {
    expect(wheelOf(wheels, 2025)).toBeUndefined()
    expect(desired(wheels, all, SINCE, [2025])).toEqual([])
  })
})

describe('a person', () => {
  const [open] = desired([presetWheel('light', 2026)], [object('fo1')], SINCE, [2026]) as [Deadline]
  const person = { kind: 'person', person: 'p1' } as PersonActor

  test('ticks a deadline off once, and may undo it', () => {
    const done = tick(open, person, '2026-09-14')
    expect(done).toMatchObject({ state: 'done', doneBy: 'p1', doneOn: '2026-09-14' })
    expect(() => tick(done, person, '2026-09-15')).toThrow('deadline_not_open')
    expect(reopen(done)).toEqual(open)
  })

  test('moves an open deadline, and no other, to a day of its own', () => {
    expect(moveByHand(open, '2026-02-04')).toEqual({ ...open, day: '2026-02-04', movedByHand: true })
    expect(() => moveByHand({ ...open, state: 'waived' }, '2026-02-04')).toThrow('deadline_not_open')
  })
})
