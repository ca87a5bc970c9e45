import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { AccountRole, Level, PersonActor } from '#shared/actor.ts'
import { addDays } from '#shared/day.ts'
import {
  close,
  leftOf,
  reopen,
  stateOf,
  submit,
  takeBack,
  write,
  type FollowUpState,
  type Time,
} from '#shared/followup-decisions.ts'
import { lockedFrom, periodsOf, Round } from '#shared/followup-periods.ts'
import { Asked, newFollowUp, type FollowUp, type FollowUpChange } from '#shared/followups.ts'
import { may, type Verb } from '#shared/permissions.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { Refusal } from '#shared/refusal.ts'

const model = presetModel('full')
const days = periodsOf(model, [presetWheel('full', 2026)], 2026)[1]!
const by = { person: 'kw' }
const asked = Asked.parse({
  goals: [{ id: 'g', text: 'Mål', measure: '', target: '' }],
  activities: [{ id: 'a', name: 'Byt larm', cost: 100, due: '2026-11-30', status: 'planned' }],
  risks: [{ id: 'r', text: 'Risk', likelihood: 3, consequence: 3 }],
  costs: [{ kind: 'licences', name: 'Licenser', budget: 1200, actual: 800, suggested: 1200 }],
  ...{ actualTo: 8, vacancies: [], places: 6, overBudgetPercent: 5, per: '2026-08-31' },
})
const everything: FollowUpChange = {
  ...{ status: 'ok', summary: 'Allt går som det ska.', goals: { g: { assessment: 'met' } } },
  right: ['activities', 'risks', 'forecast'],
}
const during = { days, today: '2026-09-14' }
const begun = write(newFollowUp(2026, 'fo1', 'T2'), everything, asked, by, during)
const sent = submit(begun, asked, by, during)
const none = Round.parse({ year: 2026, period: 'T2' })
const refusal = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

describe('the state machine', () => {
  const states: Record<FollowUpState, { followUp: FollowUp; time: Time }> = {
    ahead: { followUp: newFollowUp(2026, 'fo1', 'T2'), time: { days, today: '2026-08-31' } },
    open: { followUp: newFollowUp(2026, 'fo1', 'T2'), time: during },
    started: { followUp: begun, time: during },
    submitted: { followUp: sent, time: during },
    locked: { followUp: sent, time: { days, today: '2026-09-28' } },
  }
  const acts: Record<string, { verb: Verb; act: (of: (typeof states)['open']) => unknown }> = {
    save: { verb: 'followup:edit', act: ({ followUp, time }) => write(followUp, { summary: 'Ny' }, asked, by, time) },
    submit: { verb: 'followup:edit', act: ({ followUp, time }) => submit(followUp, asked, by, time) },
    takeBack: { verb: 'followup:edit', act: ({ followUp, time }) => takeBack(followUp, time) },
    lock: { verb: 'followup:close', act: ({ time }) => close(none, by, time) },
    reopen: {
      verb: 'followup:close',
      act: ({ followUp, time }) => reopen(none, followUp.object, { reason: 'Fel', until: '2026-12-01' }, by, time),
    },
  }
  // Written apart from the rules: what each act answers in each state, whoever may do it.
  //         ahead, open, started, submitted, locked
  const table: Record<string, [string, string, string, string, string]> = {
    save: ['followup_ahead', 'allowed', 'allowed', 'followup_submitted', 'followup_locked'],
    submit: ['followup_ahead', 'followup_incomplete', 'allowed', 'followup_submitted', 'followup_locked'],
    takeBack: ['followup_ahead', 'followup_not_submitted', 'followup_not_submitted', 'allowed', 'followup_locked'],
    lock: ['followup_ahead', 'allowed', 'allowed', 'allowed', 'followup_locked'],
    reopen: ['followup_not_locked', 'followup_not_locked', 'followup_not_locked', 'followup_not_locked', 'allowed'],
  }
  const allowedTo: Record<string, string[]> = {
    ...{ save: ['owner', 'leader'], submit: ['owner', 'leader'], takeBack: ['owner', 'leader'] },
    ...{ lock: ['modelAdmin'], reopen: ['modelAdmin'] },
  }
  const person = (accountRoles: AccountRole[], level?: Level): PersonActor => ({
    ...{ kind: 'person', municipality: '9981', person: 'p', name: 'P', accountRoles, openToAll: true },
    held: level ? [{ object: 'fo1', role: 'r', level, side: 'business' }] : [],
  })
  const cast = {
    ...{ modelAdmin: person(['modelAdmin']), controller: person(['controller']), reader: person(['reader']) },
    ...{ owner: person([], 'deciding'), leader: person([], 'leading'), specialist: person([], 'operative') },
    member: person([]),
  }
  const all = Object.keys(acts).flatMap(act =>
    Object.keys(states).flatMap(state => Object.keys(cast).map(who => [act, state, who] as const)),
  )
  test.each(all)('%s when it is %s, by %s', (act, state, who) => {
    const of = states[state as FollowUpState]
    expect(stateOf(of.followUp, 'fo1', of.time)).toBe(state)
    const { verb, act: doIt } = acts[act]!
    const expected = allowedTo[act]!.includes(who) ? table[act]![Object.keys(states).indexOf(state)] : 'forbidden'
    expect(may(cast[who as keyof typeof cast], verb, 'fo1') ? refusal(() => doIt(of)) : 'forbidden').toBe(expected)
  })
})

test('a status other than as planned, or than the suggested one, is explained before it is submitted', () => {
  expect(leftOf(begun, asked)).toEqual([])
  expect(leftOf({ ...begun, status: 'warn' }, asked)).toEqual(['status'])
  expect(leftOf({ ...begun, status: 'warn', comment: 'Därför' }, asked)).toEqual([])
  const late = { ...asked, activities: asked.activities.map(a => ({ ...a, due: '2026-08-30' })) }
  expect(leftOf(begun, late)).toEqual(['status'])
})

test('what is opened again is open through its last day, for that object and no other', () => {
  const today = '2026-10-05'
  const again = reopen(none, 'fo1', { reason: 'Fel belopp', until: '2026-10-09' }, by, { days, today })
  expect([lockedFrom(days, again, 'fo1'), lockedFrom(days, again, 'fo2')]).toEqual(['2026-10-10', '2026-09-28'])
  expect(refusal(() => reopen(none, 'fo1', { reason: ' ', until: today }, by, { days, today }))).toBe(
    'followup_reason_missing',
  )
  const closed = close(again, by, { days, today })
  expect(lockedFrom(days, closed, 'fo1')).toBe(today)
  expect(closed.reopened[0]!.reason).toBe('Fel belopp')
})

const day = fc.integer({ min: 0, max: 200 }).map(n => addDays('2026-08-01', n))
test.prop([
  day,
  fc.array(fc.constantFrom<FollowUpChange>({ summary: 'Ny' }, { status: 'bad' }, { right: ['risks'] })),
  fc.boolean(),
])('a locked follow-up never changes, whatever is tried', (today, changes, wasSent) => {
  const before = wasSent ? sent : begun
  const time = { days, today }
  if (stateOf(before, 'fo1', time) !== 'locked') return
  for (const change of changes) expect(refusal(() => write(before, change, asked, by, time))).toBe('followup_locked')
  expect(refusal(() => submit(before, asked, by, time))).toBe('followup_locked')
  expect(refusal(() => takeBack(before, time))).toBe('followup_locked')
})

test('the days of each period are those of the wheel, in tertials and in quarters', () => {
  const all = periodsOf(model, [presetWheel('full', 2026)], 2026)
  expect(all.map(({ period, opens, due, locks }) => [period, opens, due, locks])).toEqual([
    ['T1', '2026-05-01', '2026-05-22', '2026-05-25'],
    ['T2', '2026-09-01', '2026-09-25', '2026-09-28'],
    ['year', '2027-01-07', '2027-01-29', '2027-02-01'],
  ])
  const quarters = periodsOf({ ...model, periods: 'quarters' }, [], 2026)
  expect(quarters.map(({ period, due }) => [period, due])).toEqual([
    ['Q1', '2026-04-25'],
    ['Q2', '2026-07-25'],
    ['Q3', '2026-10-25'],
    ['year', '2027-01-25'],
  ])
})
