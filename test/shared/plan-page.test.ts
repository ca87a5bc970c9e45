import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { sum } from '#shared/money.ts'
import { planPage, type PlanPageInput } from '#shared/plan-page.ts'
import { approve, submit } from '#shared/plan-decisions.ts'
import { type Plan, type PlanWithParts } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Goal } from '#shared/plan-rows.ts'
import { leanSystem } from '#shared/system-fields.ts'
import { actor, assignment, contract, costRow, evenly, object, person, system, TODAY, wholePlan } from './register.ts'

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
  ...{ objects: [object('a'), object('b')], systems: [], contracts: [], assignments: [] },
  costs: [],
  entities: [],
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
    ['a leader', leader, 'draft', ['edit', 'budget', 'submit']],
    ['a leader', leader, 'submitted', []],
    ['a leader', leader, 'approved', ['revise']],
    ['an owner', owner, 'draft', ['edit', 'budget', 'submit']],
    ['an owner', owner, 'submitted', ['approve']],
    ['an owner', owner, 'approved', ['revise']],
    ['a specialist', actor('s', 'operative'), 'draft', []],
    ['a controller', actor('c', undefined, 'business', ['controller']), 'draft', ['budget']],
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
    const submitted = { ...parts, plan: submit(parts, leader, TODAY, model) }
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

test('rows choose among other objects, the model’s roles, and the municipality’s goals that are not hidden or are chosen', () => {
  const goals = [Goal.parse({ id: 'g1', text: 'Ett mål', steering: 'old' })]
  const steering = ['old', 'gone', 'now'].map(id => ({ id, name: `Mål ${id}`, hidden: id !== 'now' }))
  const page = planPage(input({ ...wholePlan(), goals }, { model: { ...model, steering } }), leader, TODAY)
  expect(page.objects.map(({ id }) => id)).toEqual(['b'])
  expect(page.roles[0]).toEqual({ id: 'objektagare', name: 'Objektägare' })
  expect(page.steering.map(({ id }) => id)).toEqual(['old', 'now'])
})

test('the register is drawn into the plan: who holds which role and what is vacant, contracts by last notice day, classification', () => {
  const { drawn } = planPage(
    input(wholePlan(), {
      systems: [
        leanSystem(system('s', { object: 'a', classifyBy: '2026-01-01' })),
        leanSystem(system('t', { object: 'b' })),
      ],
      contracts: [
        contract('later', { systems: ['s'], end: '2028-12-31' }),
        contract('soon', { systems: ['s'], end: '2026-12-31', noticeMonths: 3 }),
        contract('other', { systems: ['t'] }),
      ],
      assignments: [assignment('a', 'objektagare')],
    }),
    leader,
    TODAY,
  )
  expect(drawn.seats).toEqual([{ role: 'objektagare', roleName: 'Objektägare', holders: ['Person p'] }])
  expect(drawn.vacant.map(({ role }) => role)).toContain('objektspecialist-it')
  expect(drawn.contracts.map(({ id, urgency }) => [id, urgency])).toEqual([
    ['soon', 'bad'],
    ['later', 'none'],
  ])
  expect(drawn.systems).toMatchObject([{ id: 's', late: true }])
})
