import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { approve, PlanVersion, returnPlan, revise, submit } from '#shared/plan-decisions.ts'
import { missing } from '#shared/plan-missing.ts'
import { lineTotal, tertialOf, withTertial } from '#shared/plan-rows.ts'
import { assertEditable, canonical, newPlan, type Plan, type PlanWithParts } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { actor, runs, TODAY, wholePlan } from './register.ts'

const model = presetModel('full')
const leader = actor('leader', 'leading')
const owner = actor('owner', 'deciding')
const nothing = { reference: '', comment: '' }
const reason = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return undefined
}
const submitted = (by = leader): PlanWithParts => {
  const parts = wholePlan()
  return { ...parts, plan: submit(parts, by, TODAY, model) }
}

describe('missing', () => {
  test('nothing is missing in a whole plan', () => {
    expect(missing(wholePlan(), model)).toEqual([])
  })

  test('an empty plan lacks goals, activities and budget', () => {
    const empty = {
      plan: newPlan('a', 2027),
      goals: [],
      activities: [],
      risks: [],
      resources: [],
      dependencies: [],
      budget: [],
    }
    expect(missing(empty, model).map(x => x.what)).toEqual(['goals', 'activities', 'budget'])
  })

  test('an activity without someone responsible or a last day is named, with its row', () => {
    const { responsible: _r, due: _d, ...bare } = wholePlan().activities[0]!
    expect(missing({ ...wholePlan(), activities: [bare] }, model)).toEqual([
      { what: 'responsible', part: 'activities', row: 'a1', no: 1, name: 'Uppgradera' },
      { what: 'due', part: 'activities', row: 'a1', no: 1, name: 'Uppgradera' },
    ])
  })

  test('a plan may be without risks', () => {
    expect(missing({ ...wholePlan(), risks: [] }, model)).toEqual([])
  })
})

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
  test('gives the plan back as a draft with the comment, and forgets who submitted it', () => {
    const back = returnPlan(submitted().plan, ' Räkna om ')
    expect(back).toMatchObject({ state: 'draft', returnedWith: 'Räkna om' })
    expect(back).not.toHaveProperty('submittedBy')
  })
  test('needs a comment', () => {
    expect(reason(() => returnPlan(submitted().plan, ' '))).toBe('plan_comment_missing')
  })
  test('submitting again forgets the comment', () => {
    const plan = returnPlan(submitted().plan, 'Räkna om')
    expect(submit({ ...wholePlan(), plan }, leader, TODAY, model)).not.toHaveProperty('returnedWith')
  })
})

describe('approve', () => {
  test('records decider, role, mandate, day and reference, and freezes the plan with its parts', () => {
    const { plan, version } = approve(submitted(), owner, { reference: 'KS 2026/12', comment: '' }, model, TODAY)
    expect(plan).toMatchObject({ state: 'approved', version: 1, approvedOn: TODAY })
    expect(version.decision).toEqual({
      by: 'owner',
      role: 'Objektägare',
      mandate: 'Uppdrag, mål, budget och plan; Vilka som har rollerna i objektet',
      day: TODAY,
      reference: 'KS 2026/12',
      comment: '',
    })
    expect(version.frozen).toEqual({ ...submitted(), plan })
    expect(() => PlanVersion.parse({ ...version, hash: 'x' })).not.toThrow()
  })
  test.each([
    ['a leader', leader],
    ['a specialist', actor('s', 'operative')],
    ['someone without a role', actor('n')],
    ['the modellansvarig', actor('m', undefined, 'business', ['modelAdmin'])],
    ['the owner of another object', { ...owner, held: owner.held.map(held => ({ ...held, object: 'b' })) }],
  ])('%s has no mandate to approve', (_, by) => {
    expect(reason(() => approve(submitted(), by, nothing, model, TODAY))).toBe('plan_no_mandate')
  })
  test('nobody approves what they submitted, unless the municipality allows it', () => {
    const own = submitted(owner)
    expect(reason(() => approve(own, owner, nothing, model, TODAY))).toBe('plan_own_submission')
    expect(approve(own, owner, nothing, { ...model, ownApproval: true }, TODAY).plan.state).toBe('approved')
  })
  test('what became incomplete after it was submitted is not approved', () => {
    expect(reason(() => approve({ ...submitted(), budget: [] }, owner, nothing, model, TODAY))).toBe('plan_incomplete')
  })
  test('who owns both sides decides by the role of the business', () => {
    const it = actor('owner', 'deciding', 'it').held
    const both = { ...owner, held: [...it, ...owner.held] }
    expect(approve(submitted(), both, nothing, model, TODAY).version.decision.role).toBe('Objektägare')
    const alone = { ...owner, held: it }
    expect(approve(submitted(), alone, nothing, model, TODAY).version.decision.role).toBe('Objektägare IT')
  })
})

test('only a draft may be changed', () => {
  expect(() => assertEditable({ state: 'draft' })).not.toThrow()
  for (const state of ['submitted', 'approved', 'reviewed'] as const)
    expect(reason(() => assertEditable({ state }))).toBe('plan_not_editable')
})

test('a revision is a draft that keeps the number of its approved version', () => {
  const { plan } = approve(submitted(), owner, nothing, model, TODAY)
  const draft = revise(plan)
  expect(draft).toMatchObject({ state: 'draft', version: 1 })
  expect(Object.keys(draft)).not.toEqual(expect.arrayContaining(['approvedOn', 'submittedBy', 'submittedOn']))
  expect(reason(() => revise(draft))).toBe('plan_wrong_state')
})

const months = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 12, maxLength: 12 })
test.prop([months, fc.constantFrom(1, 2, 3), fc.integer({ min: -1e12, max: 1e12 })])(
  'a budget line is the sum of its tertials, and one that is changed leaves the others as they were, to the öre',
  (of, tertial, total) => {
    const after = { months: withTertial({ months: of }, tertial, total) }
    expect(after.months).toHaveLength(12)
    for (const n of [1, 2, 3]) expect(tertialOf(after, n)).toBe(n === tertial ? total : tertialOf({ months: of }, n))
    expect(lineTotal(after)).toBe(tertialOf(after, 1) + tertialOf(after, 2) + tertialOf(after, 3))
  },
)

/** The same value with its keys written in the opposite order, all the way down. */
const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, of]) => [key, reversed(of)]),
        )
      : value

test.prop([fc.jsonValue()])('the canonical text is the same whatever order the fields were written in', value => {
  expect(canonical(reversed(value))).toBe(canonical(value))
  expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
})

const people = [leader, owner, actor('other', 'deciding'), actor('it', 'deciding', 'it'), actor('nobody')]
const act = fc.record({
  verb: fc.constantFrom('submit', 'return', 'approve', 'revise', 'empty', 'fill'),
  by: fc.constantFrom(...people),
})
/** From which state to which each act leads; every other is refused. */
const steps: Record<string, [from: Plan['state'], to: Plan['state']]> = {
  submit: ['draft', 'submitted'],
  return: ['submitted', 'draft'],
  approve: ['submitted', 'approved'],
  revise: ['approved', 'draft'],
  empty: ['draft', 'draft'],
  fill: ['draft', 'draft'],
}

test.prop([fc.array(act, { maxLength: 60, size: 'max' }), fc.boolean()], runs)(
  'whatever people do in whatever order, an approved version is whole, numbered in order, and was submitted by someone else unless that is allowed',
  (acts, ownApproval) => {
    let parts = wholePlan()
    const versions: { version: number; by: string; submittedBy: string | undefined; whole: boolean }[] = []
    const step = (verb: string, by: PersonActor): PlanWithParts => {
      if (verb === 'submit') return { ...parts, plan: submit(parts, by, TODAY, model) }
      if (verb === 'return') return { ...parts, plan: returnPlan(parts.plan, 'Räkna om') }
      if (verb === 'revise') return { ...parts, plan: revise(parts.plan) }
      if (verb !== 'approve') {
        assertEditable(parts.plan)
        return { ...parts, goals: verb === 'fill' ? wholePlan().goals : [] }
      }
      const { plan, version } = approve(parts, by, nothing, { ...model, ownApproval }, TODAY)
      const { frozen, decision } = version
      const whole = missing(frozen, model).length === 0
      versions.push({ version: version.version, by: decision.by, submittedBy: frozen.plan.submittedBy, whole })
      return { ...parts, plan }
    }
    for (const { verb, by } of acts) {
      const before = parts
      const refused = reason(() => (parts = step(verb, by)))
      if (refused) expect(parts).toBe(before)
      else expect([before.plan.state, parts.plan.state]).toEqual(steps[verb])
      expect(parts.plan.version).toBe(versions.length)
    }
    expect(versions.map(v => v.version)).toEqual(versions.map((_, i) => i + 1))
    expect(versions.every(v => v.whole && ['owner', 'other', 'it'].includes(v.by))).toBe(true)
    if (!ownApproval) expect(versions.filter(v => v.by === v.submittedBy)).toEqual([])
  },
)
