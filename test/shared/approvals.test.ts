import { expect, test } from 'vitest'
import { approvals, approvalsToDo, decideBy, waitingFor, type Deciders } from '#shared/approvals.ts'
import { Deadline } from '#shared/deadlines.ts'
import { newPlan, type Plan } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { actor, assignment, object, person, TODAY } from './register.ts'

const model = presetModel('full')
const plan = (of: Partial<Plan> = {}): Plan => ({
  ...{ ...newPlan('a', 2027), state: 'submitted', submittedBy: 'leader', submittedOn: '2026-09-10' },
  ...of,
})
const deciders = (of: Partial<Deciders> = {}): Deciders => ({
  model,
  objects: [object('a'), object('b')],
  assignments: [
    assignment('a', 'objektagare', { person: 'owner', deputy: 'deputy', deputyTo: '2026-09-30' }),
    assignment('a', 'objektagare-it', { person: 'it' }),
    assignment('a', 'forvaltningsledare', { person: 'leader' }),
  ],
  plans: [plan()],
  ...of,
})
const waits = (who: string, of: Partial<Deciders> = {}, day = TODAY) => waitingFor(who, deciders(of), day).length
const both = { ...model, approval: { by: 'both' as const, afterForum: false } }

test('a submitted plan waits for whoever decides on its object, and for nobody else', () => {
  expect(waits('owner')).toBe(1)
  for (const who of ['leader', 'it', 'stranger']) expect(waits(who), who).toBe(0)
  for (const state of ['draft', 'approved', 'reviewed'] as const)
    expect(waits('owner', { plans: [plan({ state })] })).toBe(0)
  expect(waits('owner', { plans: [plan({ object: 'b' })] })).toBe(0)
})

test('it waits for the deputy too, as long as that lasts', () => {
  expect(waits('deputy')).toBe(1)
  expect(waits('deputy', {}, '2026-10-01')).toBe(0)
})

test('where both sides decide it waits for the one that has not given its part', () => {
  const part = { by: 'owner', role: '', mandate: '', day: TODAY, reference: '', comment: '', side: 'business' as const }
  expect([waits('owner', { model: both }), waits('it', { model: both })]).toEqual([1, 1])
  const given = { model: both, plans: [plan({ approvals: [part] })] }
  expect([waits('owner', given), waits('it', given)]).toEqual([0, 1])
})

test('what one submitted oneself waits for another, unless the municipality allows one’s own approval', () => {
  const plans = [plan({ submittedBy: 'owner' })]
  expect(waits('owner', { plans })).toBe(0)
  expect(waits('deputy', { plans })).toBe(1)
  expect(waits('owner', { plans, model: { ...model, ownApproval: true } })).toBe(1)
})

test('what has waited longest comes first, and says who submitted it', () => {
  const plans = [plan({ year: 2026, submittedOn: '2026-09-12' }), plan()]
  const of = { ...deciders({ plans }), people: [person('leader')] }
  expect(approvalsToDo('owner', of, TODAY)).toEqual([
    { object: 'a', name: 'Objekt a', year: 2027, submittedOn: '2026-09-10', submittedByName: 'Person leader' },
    { object: 'a', name: 'Objekt a', year: 2026, submittedOn: '2026-09-12', submittedByName: 'Person leader' },
  ])
})

test('the owner’s list says what each plan costs against last year, by when, and of how many', () => {
  const months = Array<number>(12).fill(100)
  const line = { id: 'l', costKind: 'licences', months, comment: '', object: 'a', year: 2027 }
  const due = Deadline.parse({
    ...{ rule: 'plan-approve', scope: 'a', period: '2027', year: 2026, title: 'Fastställ', day: '2026-11-12' },
    ...{ holder: { level: 'deciding', side: 'business' }, action: 'plan', state: 'open' },
  })
  const plans = [plan(), plan({ object: 'b', state: 'draft' })]
  const assignments = [...deciders().assignments, assignment('b', 'objektagare', { person: 'owner' })]
  const totals = [{ object: 'a', year: 2026, budget: 1_000, actual: 0, forecast: 0, actualTo: 0, systems: {} }]
  const input = {
    ...deciders({ plans, assignments }),
    budget: [line, { ...line, year: 2026 }],
    totals,
    deadlines: [due],
  }
  expect(approvals(input, actor('owner', 'deciding'), TODAY)).toEqual({
    waiting: [
      {
        ...{ object: 'a', name: 'Objekt a', unit: object('a').unit, year: 2027, submittedOn: '2026-09-10' },
        ...{ due: '2026-11-12', cost: 1_200, before: 1_000 },
      },
    ],
    of: 2,
  })
  expect(decideBy([due], plan({ year: 2028 }))).toBeUndefined()
})
