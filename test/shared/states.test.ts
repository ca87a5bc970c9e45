import { describe, expect, test } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { delegate, takeBack, unmove, waive } from '#shared/deadline-work.ts'
import { Deadline, holdersOn, mayDo, moveByHand, tick } from '#shared/deadlines.ts'
import { may, type Verb } from '#shared/permissions.ts'
import { presetModel } from '#shared/presets/model.ts'
import { approve, newAnnual, review, write, type Annual } from '#shared/reports/annual-state.ts'
import { Refusal } from '#shared/refusal.ts'
import { actor, assignment, person, TODAY } from './register.ts'

const cast = {
  owner: actor('owner', 'deciding'),
  deputy: { ...actor('deputy'), standsIn: actor('owner', 'deciding').held },
  leader: actor('leader', 'leading'),
  second: actor('second', 'leading', 'it'),
  specialist: actor('specialist', 'operative'),
  reader: actor('reader', undefined, 'business', ['reader']),
  controller: actor('controller', undefined, 'business', ['controller']),
  modelAdmin: actor('modelAdmin', undefined, 'business', ['modelAdmin']),
} satisfies Record<string, PersonActor>
type Role = keyof typeof cast
const roles = Object.keys(cast) as Role[]

/** What becomes of it: the state, or why not. */
function outcome(act: () => { state: string }): string {
  try {
    return act().state
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

describe('an årsrapport, in every state, by every action and role', () => {
  const draft = write(newAnnual(2026, 'a'), { results: 'Bra.' }, cast.leader)
  const reviewed = review(draft, cast.owner, TODAY)
  const states: Record<Annual['state'], Annual> = {
    ...{ draft, reviewed, approved: approve(reviewed, cast.owner, 'KS 1', TODAY) },
  }
  const acts: Record<string, { verb: Verb; who: Role[]; act: (of: Annual, by: PersonActor) => Annual }> = {
    write: {
      ...{ verb: 'followup:edit', who: ['owner', 'leader', 'second'] },
      act: (of, by) => write(of, { ahead: 'Mer.' }, by),
    },
    review: {
      ...{ verb: 'followup:edit', who: ['owner', 'leader', 'second'] },
      act: (of, by) => review(of, by, TODAY),
    },
    approve: { verb: 'plan:approve', who: ['owner', 'deputy'], act: (of, by) => approve(of, by, '', TODAY) },
  }
  const wrong = 'report_wrong_state'
  const table: Record<string, Record<Annual['state'], string>> = {
    write: { draft: 'draft', reviewed: 'draft', approved: wrong },
    review: { draft: 'reviewed', reviewed: wrong, approved: wrong },
    approve: { draft: wrong, reviewed: 'approved', approved: wrong },
  }
  const all = Object.keys(acts).flatMap(act =>
    (Object.keys(states) as Annual['state'][]).flatMap(state => roles.map(role => [act, state, role] as const)),
  )
  test.each(all)('%s when it is %s, by %s', (name, state, role) => {
    const { verb, who, act } = acts[name]!
    const by: PersonActor = cast[role]
    expect(may(by, verb, 'a')).toBe(who.includes(role))
    if (!who.includes(role)) return
    // Who wrote last reviews nothing of it.
    const own = name === 'review' && state === 'draft' && role === 'leader'
    expect(outcome(() => act(states[state], by))).toBe(own ? 'report_own_text' : table[name]![state])
  })
})

describe('a deadline, in every state, by every action and role', () => {
  const open = Deadline.parse({
    ...{ rule: 'r', scope: 'a', period: '2026', year: 2026, title: 'Gå igenom avtal', day: '2026-09-25' },
    ...{ holder: { level: 'leading', side: 'business' }, action: 'tick', state: 'open' },
  })
  const states: Record<string, Deadline> = {
    open,
    'open and in need of a report': { ...open, needs: 'report' },
    'handed over': { ...open, delegatedTo: 'specialist' },
    done: { ...open, state: 'done', doneBy: 'leader', doneOn: TODAY },
    waived: { ...open, state: 'waived', waivedBecause: 'Behövs inte' },
  }
  const acts: Record<string, (of: Deadline, by: PersonActor) => Deadline> = {
    tick: (of, by) => tick(of, by, TODAY),
    waive: of => waive(of, 'Behövs inte'),
    delegate: of => delegate(of, person('specialist'), TODAY),
    takeBack: of => takeBack(of),
    move: of => moveByHand(of, '2026-10-01'),
    unmove: of => unmove(of, TODAY),
  }
  const assignments = [
    assignment('a', 'objektagare', { person: 'owner' }),
    assignment('a', 'forvaltningsledare', { person: 'leader' }),
    assignment('a', 'objektspecialist', { person: 'specialist' }),
  ]
  const holders = holdersOn(presetModel('full'), assignments, TODAY)
  const all = Object.keys(acts).flatMap(act => Object.keys(states).map(state => [act, state] as const))
  test.each(all)('%s when it is %s', (act, state) => {
    const of = states[state]!
    const becomes = act === 'tick' ? 'done' : act === 'waive' ? 'waived' : 'open'
    const needs = act === 'tick' && of.needs === 'report'
    const expected = of.state !== 'open' ? 'deadline_not_open' : needs ? 'deadline_needs' : becomes
    expect(outcome(() => acts[act]!(of, cast.leader))).toBe(expected)
  })
  test.each(roles.flatMap(role => Object.keys(states).map(state => [role, state] as const)))(
    '%s says that it is done when it is %s only where it is theirs',
    (role, state) => {
      const of = states[state]!
      const theirs = role === 'leader' || (role === 'specialist' && of.delegatedTo === 'specialist')
      expect(mayDo(holders(of), cast[role])).toBe(theirs)
    },
  )
})
