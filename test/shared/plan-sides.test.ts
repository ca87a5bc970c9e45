import { describe, expect, test } from 'vitest'
import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
import { approve } from '#shared/plan-decisions.ts'
import { leader, owner, itOwner, deputy, nothing, held, known, both, refusal, reason, submitted } from './deciding.ts'
import { TODAY, wholePlan } from './register.ts'

describe('both sides', () => {
  const of = known({}, both)
  const first = () => ({ ...submitted(), plan: approve(submitted(), owner, nothing, of, TODAY).plan })

  test('each gives its part, and the plan is approved when both have, whoever comes first', () => {
    expect(first().plan).toMatchObject({ state: 'submitted', approvals: [{ by: 'owner', side: 'business' }] })
    const { plan, version } = approve(first(), itOwner, nothing, of, TODAY)
    expect([plan.state, version!.decision.by, version!.also?.map(({ by }) => by)]).toEqual([
      'approved',
      'owner',
      ['it'],
    ])
    expect(plan).not.toHaveProperty('approvals')
    const other = { ...submitted(), plan: approve(submitted(), itOwner, nothing, of, TODAY).plan }
    expect(approve(other, owner, nothing, of, TODAY).version).toMatchObject({
      decision: { by: 'owner' },
      also: [{ by: 'it' }],
    })
  })
  test('one side does not give its part twice', () => {
    expect(reason(() => approve(first(), owner, nothing, of, TODAY))).toBe('plan_side_given')
    expect(reason(() => approve(first(), deputy, nothing, of, TODAY))).toBe('plan_side_given')
  })
  test('where a side has nobody, the answer says which role is missing', () => {
    const alone = known({ assignments: [held.owner, held.leader] }, both)
    expect(refusal(() => approve(submitted(), owner, nothing, alone, TODAY))).toMatchObject({
      ...{ reason: 'plan_decider_vacant', params: { role: 'Objektägare IT', object: 'Objekt a' } },
    })
  })
  test('nobody approves for both, neither in two roles nor as somebody’s deputy, unless the municipality allows it', () => {
    const two = { assignments: [held.owner, { ...held.it, person: 'owner', deputy: 'deputy' }] }
    expect(reason(() => approve(first(), owner, nothing, known(two, both), TODAY))).toBe('plan_both_sides')
    expect(reason(() => approve(first(), deputy, nothing, known(two, both), TODAY))).toBe('plan_both_sides')
    const allowed = known(two, { ...both, ownApproval: true })
    expect(approve(first(), owner, nothing, allowed, TODAY).plan.state).toBe('approved')
  })
  test('a plan that one side had approved when the model let the owner decide alone is the owner’s to approve', () => {
    expect(approve(first(), owner, nothing, known(), TODAY).version!.also).toBeUndefined()
  })
})

describe('after a forum', () => {
  const forum = Forum.parse({ id: 's', name: 'Styrgruppen', kind: 'steering', everyObject: true })
  const decided = (of: object = {}) =>
    Decision.parse({
      id: 'd',
      title: 'Plan 2027',
      day: TODAY,
      objects: ['a'],
      person: 'x',
      forum: 's',
      reference: '§ 4',
      ...of,
    })
  const by = (decisions: Decision[], chosen: string | undefined = 'd') => {
    const of = known({ forums: [forum], decisions }, { approval: { by: 'owner', afterForum: true } })
    return approve(
      submitted(leader, wholePlan(), '2026-09-10'),
      owner,
      { ...nothing, ...(chosen && { forum: chosen }) },
      of,
      TODAY,
    )
  }

  test('the forum’s decision stands on the approval, as it read then', () => {
    expect(by([decided()]).version!.decision.forum).toEqual({
      ...{ decision: 'd', name: 'Styrgruppen', day: TODAY, reference: '§ 4' },
    })
  })
  test.each([
    ['no decision', []],
    ['one of another object', [decided({ objects: ['b'] })]],
    ['one from before the plan was submitted', [decided({ day: '2026-09-09' })]],
    ['one that a person took alone', [decided({ forum: undefined, role: 'objektagare' })]],
    ['one that was withdrawn', [decided({ withdrawn: { day: TODAY, by: 'x', reason: 'Fel' } })]],
  ])('%s is none to rest on', (_, decisions) => {
    expect(reason(() => by(decisions))).toBe('plan_forum_first')
  })
  test('which decision it rests on is said', () => {
    expect(reason(() => by([decided()], ''))).toBe('plan_forum_choose')
    expect(reason(() => by([decided()], 'other'))).toBe('plan_forum_choose')
  })
})
