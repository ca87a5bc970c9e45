import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { sum } from '#shared/money.ts'
import { planPage, writtenSections, type PlanPageInput } from '#shared/plan-page.ts'
import { approve, submit } from '#shared/plan-decisions.ts'
import { type Plan, type PlanWithParts } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { actor, assignment, costRow, object, person, TODAY, wholePlan, evenly } from './register.ts'

const model = presetModel('full')
const leader = actor('p', 'leading')
const owner = actor('o', 'deciding')
const saved = <T>(rows: T[]) => rows.map(row => ({ ...row, revision: 1 }))
const input = (parts: PlanWithParts, of: Partial<PlanPageInput> = {}): PlanPageInput => ({
  parts: {
    plan: { ...parts.plan, revision: 1 },
    goals: saved(parts.goals),
    activities: saved(parts.activities),
    risks: saved(parts.risks),
    resources: saved(parts.resources),
    dependencies: saved(parts.dependencies),
    budget: saved(parts.budget),
  },
  object: object('a'),
  model,
  people: [person('p'), person('o')],
  costs: [],
  versions: [],
  ...of,
})
const inState = (state: Plan['state'], submittedBy = 'p') => {
  const parts = wholePlan()
  return { ...parts, plan: { ...parts.plan, state, ...(state !== 'draft' && { submittedBy }) } }
}
const can = (state: Plan['state'], by: typeof leader, submittedBy?: string) => {
  const { can } = planPage(input(inState(state, submittedBy)), by, TODAY)
  return Object.entries(can)
    .filter(([, may]) => may)
    .map(([what]) => what)
}

describe('what one may do now', () => {
  test.each([
    ['a leader', leader, 'draft', ['edit', 'submit']],
    ['a leader', leader, 'submitted', []],
    ['a leader', leader, 'approved', ['revise']],
    ['an owner', owner, 'draft', ['edit', 'submit']],
    ['an owner', owner, 'submitted', ['approve']],
    ['an owner', owner, 'approved', ['revise']],
    ['a specialist', actor('s', 'operative'), 'draft', []],
    ['a reader', actor('r', undefined, 'business', ['reader']), 'draft', []],
    ['a reader', actor('r', undefined, 'business', ['reader']), 'submitted', []],
  ] as const)('%s with a plan: %3$s', (_, by, state, what) => {
    expect(can(state, by)).toEqual(what)
  })
  test('an owner who submitted is told so instead of approving', () => {
    expect(can('submitted', owner, 'o')).toEqual(['ownSubmission'])
  })
})

test('names stand beside ids: who is responsible, and the cost kind', () => {
  const page = planPage(input(wholePlan()), leader, TODAY)
  expect(page.activities[0]?.responsibleName).toBe('Person p')
  expect(page.budget[0]?.name).toBe('Licenser och abonnemang')
})

const lines = fc.array(
  fc.constantFrom('licences', 'operations', 'licences', 'staff').map(costKind => ({ costKind, months: evenly(6) })),
  { maxLength: 5 },
)
test.prop([fc.array(costRow(['a']), { maxLength: 10 }), lines])(
  'last year of the lines and of what the plan has no line for sum to last year, to the öre',
  (costs, some) => {
    const budget = some.map((line, i) => ({ ...line, id: `b${i}`, comment: '' }))
    const page = planPage(input({ ...wholePlan(), budget }, { costs }), leader, TODAY)
    expect(sum(page.budget.map(line => line.lastYear)) + page.unplanned).toBe(page.lastYear)
    expect(page.lastYear).toBe(sum(costs.flatMap(row => row.budget)))
  },
)

test('each version tells who decided, by which role, and what it says otherwise than the one before', () => {
  const known = {
    model,
    object: object('a'),
    assignments: [assignment('a', 'objektagare', { person: 'o' })],
    people: [],
  }
  const freeze = (parts: PlanWithParts) => {
    const submitted = { ...parts, plan: submit(parts, leader, TODAY) }
    const { version } = approve(submitted, owner, { reference: 'KS 1', comment: '' }, known, TODAY)
    return { ...version!, hash: 'h' }
  }
  const first = wholePlan()
  const second = { ...first, plan: { ...first.plan, version: 1 }, budget: [{ ...first.budget[0]!, months: evenly(9) }] }
  const page = planPage(input(wholePlan(), { versions: [freeze(first), freeze(second)] }), leader, TODAY)
  expect(page.versions).toMatchObject([
    { version: 1, by: 'Person o', role: 'Objektägare', reference: 'KS 1', differences: [] },
    {
      version: 2,
      differences: [
        { part: 'budget', name: 'Licenser och abonnemang', field: 'months', from: evenly(6), to: evenly(9) },
      ],
    },
  ])
})

describe('the sections that a plan is written in', () => {
  const change = (of: (id: string) => object) => ({ sections: model.sections.map(s => ({ ...s, ...of(s.id) })) })
  const ids = (of: Parameters<typeof writtenSections>[0], hasRisks = false) =>
    writtenSections(of, hasRisks).map(({ id }) => id)

  test('have the order, the names and the guidance of the model', () => {
    const own = {
      sections: change(id => (id === 'goals' ? { name: 'Effekter', guidance: 'Högst tre.' } : {})).sections,
    }
    expect(ids({ sections: own.sections.toReversed() })).toEqual(['risks', 'budget', 'activities', 'goals'])
    expect(writtenSections(own, false)[0]).toEqual({ id: 'goals', name: 'Effekter', guidance: 'Högst tre.' })
  })
  test('that every plan must have are there although the model hides them or has none', () => {
    expect(ids(change(() => ({ hidden: true })))).toEqual(['goals', 'activities', 'budget'])
    expect(ids({ sections: [] })).toEqual(['goals', 'activities', 'budget', 'risks'])
  })
  test('keep risks that somebody has written', () => {
    expect(
      ids(
        change(() => ({ hidden: true })),
        true,
      ),
    ).toContain('risks')
  })
})
