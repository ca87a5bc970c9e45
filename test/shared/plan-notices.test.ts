import { expect, test } from 'vitest'
import { planNotices, type NoticeInput } from '#shared/plan-notices.ts'
import type { Plan } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { assignment, object, person, TODAY, wholePlan } from './register.ts'

const model = presetModel('full')
const of: NoticeInput = {
  model: { ...model, approval: { by: 'both', afterForum: false } },
  object: object('a', { name: 'Elevadministration' }),
  assignments: [
    assignment('a', 'objektagare', { person: 'owner', deputy: 'deputy', deputyTo: '2026-09-30' }),
    assignment('a', 'objektagare-it', { person: 'it' }),
    assignment('a', 'forvaltningsledare', { person: 'leader' }),
    assignment('a', 'forvaltningsledare-it', { person: 'gone', to: '2026-08-31' }),
  ],
  people: ['owner', 'it', 'leader'].map(id => person(id)),
}
const plan: Plan = { ...wholePlan().plan, state: 'submitted', submittedBy: 'leader', submittedOn: TODAY }
const told = (event: Parameters<typeof planNotices>[1], change: Partial<Plan> = {}, on = TODAY) =>
  planNotices({ ...plan, ...change }, event, of, on)
const people = (...of: Parameters<typeof told>) => told(...of).map(notice => notice.person)

test('those who decide that day are told that a plan is submitted, the deputy on duty too', () => {
  expect(people({ what: 'submitted', by: 'leader' })).toEqual(['owner', 'deputy', 'it'])
  expect(people({ what: 'submitted', by: 'leader' }, {}, '2026-10-01')).toEqual(['owner', 'it'])
})

test('a side that has given its part waits for nothing', () => {
  const part = { by: 'owner', role: '', mandate: '', day: TODAY, reference: '', comment: '', side: 'business' as const }
  expect(people({ what: 'submitted', by: 'leader' }, { approvals: [part] })).toEqual(['it'])
})

test('writers of today are told that a plan has come back, or is approved; nobody is told of their own act', () => {
  expect(people({ what: 'returned', by: 'owner' })).toEqual(['leader'])
  expect(people({ what: 'approved', by: 'owner' }, { submittedBy: 'it' })).toEqual(['leader', 'it'])
  expect(people({ what: 'submitted', by: 'owner' })).toEqual(['deputy', 'it'])
  expect(people({ what: 'approved', by: 'leader' })).toEqual([])
})

test('the subject names the plan and nothing of what is in it; the link leads to where one goes on', () => {
  expect(told({ what: 'submitted', by: 'leader' })[0]).toMatchObject({
    ...{ subject: 'Fastställ plan 2027 för Elevadministration', path: '/plans/2027/a/decision' },
  })
  const [back] = told({ what: 'returned', by: 'owner' }, { returnedWith: 'Räkna om', answerBy: '2026-09-25' })
  expect(back!.subject).not.toContain('Räkna om')
  expect(back!.text).toContain('Räkna om')
  expect(back!.text).toContain('Svar senast 2026-09-25.')
})
