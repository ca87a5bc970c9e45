import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { approve, PlanVersion, returnPlan, review, revise, submit, type Known } from '#shared/plan-decisions.ts'
import { missing } from '#shared/plan-missing.ts'
import { assertEditable, type Plan, type PlanWithParts } from '#shared/plans.ts'
import {
  model,
  leader,
  owner,
  itOwner,
  deputy,
  nothing,
  because,
  held,
  known,
  both,
  refusal,
  reason,
  submitted,
} from './deciding.ts'
import { actor, assignment, object, runs, TODAY, wholePlan } from './register.ts'

describe('submit', () => {
  test('records who submitted and when', () => {
    expect(submitted().plan).toMatchObject({ state: 'submitted', submittedBy: 'leader', submittedOn: TODAY })
  })
  test('an incomplete plan is not submitted', () => {
    expect(reason(() => submit({ ...wholePlan(), goals: [] }, leader, TODAY, model))).toBe('plan_incomplete')
  })
  test('a plan is not submitted twice', () => {
    expect(reason(() => submit(submitted(), leader, TODAY, model))).toBe('plan_wrong_state')
  })
})

describe('return', () => {
  const back = (input = {}, by = owner, of = known()) =>
    returnPlan(submitted(), by, { ...because, ...input }, of, TODAY)

  test('gives the plan back as a draft with the comment, and forgets who submitted it', () => {
    expect(back({ comment: ' Räkna om ' })).toMatchObject({
      ...{ state: 'draft', returnedWith: 'Räkna om', returnedBy: 'owner' },
    })
    expect(back()).not.toHaveProperty('submittedBy')
  })
  test('points at rows and sections, and says when an answer is asked for', () => {
    const points = [
      { part: 'activities' as const, row: 'a1' },
      { part: 'budget' as const, row: '' },
    ]
    expect(back({ points, answerBy: '2026-09-25' })).toMatchObject({ returnedAt: points, answerBy: '2026-09-25' })
  })
  test('points at nothing that is not in the plan', () => {
    expect(reason(() => back({ points: [{ part: 'activities', row: 'gone' }] }))).toBe('plan_point_unknown')
    expect(reason(() => back({ points: [{ part: 'plan', row: 'a1' }] }))).toBe('plan_point_unknown')
  })
  test('needs a comment, and asks for no answer before today', () => {
    expect(reason(() => back({ comment: ' ' }))).toBe('plan_comment_missing')
    expect(reason(() => back({ answerBy: '2026-09-13' }))).toBe('day_before_today')
  })
  test('submitting again forgets what it came back with', () => {
    const plan = back({ points: [{ part: 'goals', row: '' }], answerBy: '2026-09-25' })
    expect(
      Object.keys(submit({ ...wholePlan(), plan }, leader, TODAY, model)).filter(f => /return|answer/.test(f)),
    ).toEqual([])
  })
  test('what one side has approved falls when the other returns it', () => {
    const of = known({}, both)
    const { plan } = approve(submitted(), owner, nothing, of, TODAY)
    expect(returnPlan({ ...wholePlan(), plan }, itOwner, because, of, TODAY)).not.toHaveProperty('approvals')
  })
})

describe('approve', () => {
  test('records decider, role, mandate, day and reference, and freezes the plan with its parts', () => {
    const { plan, version } = approve(submitted(), owner, { reference: 'KS 2026/12', comment: 'Skäl' }, known(), TODAY)
    expect(plan).toMatchObject({ state: 'approved', version: 1, approvedOn: TODAY })
    expect(version!.decision).toEqual({
      ...{ by: 'owner', role: 'Objektägare', side: 'business' },
      mandate: 'Uppdrag, mål, budget och plan; Vilka som har rollerna i objektet',
      ...{ day: TODAY, reference: 'KS 2026/12', comment: 'Skäl' },
    })
    expect(version!.frozen).toEqual({ ...submitted(), plan })
    expect(() => PlanVersion.parse({ ...version, hash: 'x' })).not.toThrow()
  })
  test.each([
    ['a leader', leader],
    ['a specialist', actor('s', 'operative')],
    ['someone without a role', actor('n')],
    ['the modellansvarig', actor('m', undefined, 'business', ['modelAdmin'])],
    ['the owner on the IT side, where the owner decides', itOwner],
  ])('%s has no mandate to approve', (_, by) => {
    expect(reason(() => approve(submitted(), by, nothing, known(), TODAY))).toBe('plan_no_mandate')
  })
  test('what became incomplete after it was submitted is not approved', () => {
    expect(reason(() => approve({ ...submitted(), budget: [] }, owner, nothing, known(), TODAY))).toBe(
      'plan_incomplete',
    )
  })
  test('a decision is of a day between submission and today', () => {
    const early = submitted(leader, wholePlan(), '2026-09-10')
    const on = (day: string) => approve(early, owner, { ...nothing, day }, known(), TODAY)
    expect(on('2026-09-10').plan.approvedOn).toBe('2026-09-10')
    expect(reason(() => on('2026-09-09'))).toBe('plan_day_before_submission')
    expect(reason(() => on('2026-09-15'))).toBe('decision_day_ahead')
  })
  test('an object with an IT side only is approved by its owner on that side', () => {
    const of = known({ object: object('a', { sides: 'it' }) })
    expect(approve(submitted(), itOwner, nothing, of, TODAY).version!.decision.role).toBe('Objektägare IT')
    expect(reason(() => approve(submitted(), owner, nothing, of, TODAY))).toBe('plan_no_mandate')
    const alone = known({ object: object('a', { sides: 'it' }) }, both)
    expect(approve(submitted(), itOwner, nothing, alone, TODAY).plan.state).toBe('approved')
  })
})

describe('mandates are those of the day of the decision', () => {
  const by = (assignments: Known['assignments'], who = owner, day = TODAY) =>
    approve(submitted(leader, wholePlan(), '2026-09-01'), who, { ...nothing, day }, known({ assignments }), TODAY)

  test('an assignment that has ended, or has not begun, gives none: the role is vacant, and the answer says so', () => {
    const vacant = { reason: 'plan_decider_vacant', params: { role: 'Objektägare', object: 'Objekt a', day: TODAY } }
    expect(refusal(() => by([{ ...held.owner, to: '2026-09-13' }]))).toMatchObject(vacant)
    expect(refusal(() => by([{ ...held.owner, from: '2026-09-15' }]))).toMatchObject(vacant)
    expect(by([{ ...held.owner, to: '2026-09-13' }], owner, '2026-09-13').plan.state).toBe('approved')
  })
  test('a deputy on duty decides in the holder’s stead, who stays accountable', () => {
    expect(by([held.owner], deputy).version!.decision).toMatchObject({
      ...{ by: 'deputy', role: 'Objektägare', for: { person: 'owner', how: 'deputy' } },
    })
    const duty = { ...held.owner, deputyFrom: '2026-09-10', deputyTo: '2026-09-12' }
    expect(by([duty], deputy, '2026-09-12').plan.state).toBe('approved')
    expect(reason(() => by([duty], deputy, '2026-09-13'))).toBe('plan_no_mandate')
  })
  test('whoever has deciding as a task decides on behalf of the holder; other tasks give no mandate', () => {
    const task = { text: 'Fastställa planen', person: 'deputy', from: '2026-09-01', to: '2026-09-30' }
    const { deputy: _, ...alone } = held.owner
    expect(by([{ ...alone, tasks: [{ ...task, decides: true }] }], deputy).version!.decision.for).toEqual({
      ...{ person: 'owner', how: 'delegate' },
    })
    expect(reason(() => by([{ ...alone, tasks: [task] }], deputy))).toBe('plan_no_mandate')
    expect(reason(() => by([{ ...alone, tasks: [{ ...task, decides: true, to: '2026-09-13' }] }], deputy))).toBe(
      'plan_no_mandate',
    )
  })
  test('a deputy for a leader has no mandate to decide', () => {
    expect(reason(() => by([held.owner, { ...held.leader, deputy: 'n' }], actor('n')))).toBe('plan_no_mandate')
  })
  test('who owns the object and stands in as well decides in their own role', () => {
    const second = { ...held.owner, id: 'second', person: 'deputy', deputy: 'owner' }
    expect(by([second, held.owner], owner).version!.decision.for).toBeUndefined()
  })
})

describe('revise and review', () => {
  const approved = (year = 2027) => {
    const whole = wholePlan()
    const parts = { ...whole, plan: { ...whole.plan, year } }
    return approve(submitted(leader, parts), owner, nothing, known(), TODAY).plan
  }
  const reviewed = (plan: Plan, when = {}, by = owner, comment = 'Gick bra') =>
    review(plan, by, { comment }, known(), { today: TODAY, followedUp: false, ...when })

  test('a revision is a draft that keeps the number of its approved version', () => {
    const draft = revise(approved())
    expect(draft).toMatchObject({ state: 'draft', version: 1 })
    expect(Object.keys(draft)).not.toEqual(expect.arrayContaining(['approvedOn', 'submittedBy', 'submittedOn']))
    expect(reason(() => revise(draft))).toBe('plan_wrong_state')
  })
  test('a plan is reviewed when its year is over, or followed up as a whole', () => {
    expect(reason(() => reviewed(approved(2026)))).toBe('plan_year_not_over')
    expect(reviewed(approved(2026), { today: '2027-01-01' })).toMatchObject({
      ...{ state: 'reviewed', reviewedOn: '2027-01-01', reviewedBy: 'owner', reviewedWith: 'Gick bra' },
    })
    expect(reviewed(approved(2026), { followedUp: true }).state).toBe('reviewed')
  })
  test('reviewing takes a mandate and a comment', () => {
    const over = { followedUp: true }
    expect(reason(() => reviewed(approved(), over, leader))).toBe('plan_no_mandate')
    expect(reason(() => reviewed(approved(), over, owner, ' '))).toBe('plan_review_comment_missing')
  })
})

const people = [leader, owner, actor('other', 'deciding'), itOwner, deputy, actor('nobody')]
const act = fc.record({
  verb: fc.constantFrom('submit', 'return', 'approve', 'revise', 'review', 'empty', 'fill'),
  by: fc.constantFrom(...people),
})
/** From which state to which each act leads; every other is refused. */
const steps: Record<string, [from: Plan['state'], to: Plan['state']][]> = {
  submit: [['draft', 'submitted']],
  return: [['submitted', 'draft']],
  approve: [
    ['submitted', 'approved'],
    ['submitted', 'submitted'],
  ],
  revise: [['approved', 'draft']],
  review: [['approved', 'reviewed']],
  empty: [['draft', 'draft']],
  fill: [['draft', 'draft']],
}

test.prop([fc.array(act, { maxLength: 60, size: 'max' }), fc.boolean(), fc.constantFrom('owner', 'both')], runs)(
  'whatever people do in whatever order, an approved version is whole, numbered in order, and was submitted by someone else unless that is allowed',
  (acts, ownApproval, by) => {
    const second = assignment('a', 'objektagare', { id: 'other', person: 'other' })
    const of = known(
      { assignments: [...Object.values(held), second] },
      { ownApproval, approval: { by: by as 'owner' | 'both', afterForum: false } },
    )
    let parts = wholePlan()
    const versions: { version: number; who: string[]; submittedBy: string | undefined; whole: boolean }[] = []
    const step = (verb: string, by: PersonActor): PlanWithParts => {
      if (verb === 'submit') return { ...parts, plan: submit(parts, by, TODAY, model) }
      if (verb === 'return') return { ...parts, plan: returnPlan(parts, by, because, of, TODAY) }
      if (verb === 'revise') return { ...parts, plan: revise(parts.plan) }
      if (verb === 'review')
        return { ...parts, plan: review(parts.plan, by, because, of, { today: TODAY, followedUp: false }) }
      if (verb !== 'approve') {
        assertEditable(parts.plan)
        return { ...parts, goals: verb === 'fill' ? wholePlan().goals : [] }
      }
      const { plan, version } = approve(parts, by, nothing, of, TODAY)
      if (version) {
        const { frozen, decision, also = [] } = version
        const who = [decision, ...also].flatMap(d => [d.by, ...(d.for ? [d.for.person] : [])])
        const whole = missing(frozen, model).length === 0
        versions.push({ version: version.version, who, submittedBy: frozen.plan.submittedBy, whole })
      }
      return { ...parts, plan }
    }
    for (const { verb, by } of acts) {
      const before = parts
      const refused = reason(() => (parts = step(verb, by)))
      if (refused) expect(parts).toBe(before)
      else expect(steps[verb]).toContainEqual([before.plan.state, parts.plan.state])
      expect(parts.plan.version).toBe(versions.length)
    }
    expect(versions.map(v => v.version)).toEqual(versions.map((_, i) => i + 1))
    expect(versions.every(v => v.whole)).toBe(true)
    if (ownApproval) return
    expect(versions.filter(v => v.who.includes(v.submittedBy!))).toEqual([])
    expect(versions.filter(v => new Set(v.who).size < v.who.length)).toEqual([])
  },
)
