import { expect, test } from 'vitest'
import { CostRow } from '#shared/costs.ts'
import { submit as submitPlan, approve } from '#shared/plan-decisions.ts'
import { Activity, Goal, Risk } from '#shared/plan-rows.ts'
import { newPlan } from '#shared/plans.ts'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const at = '/followups/2026/fo1/T2'
const months = (amount: number, n = 12) => Array.from({ length: 12 }, (_, i) => (i < n ? amount : 0))
const everyPart = { status: 'ok', goals: { g1: { assessment: 'onTrack' } }, summary: 'Allt går som det ska.' }
const said = {
  ...everyPart,
  comment: 'Rollerna är på väg.',
  vacancies: 'Vi annonserar.',
  right: ['activities', 'risks', 'forecast'],
}

/** A municipality whose object has an approved plan and actuals to August. */
async function planned() {
  const of = await town()
  const { plans, costs } = of.data
  await plans.create(newPlan('fo1', 2026))
  const parts = plans.parts(2026, 'fo1')
  await parts.goals.create(Goal.parse({ id: 'g1', text: 'Ett mål' }))
  await parts.activities.create(
    Activity.parse({ id: 'a1', name: 'Byt larm', due: '2026-11-30', responsible: 'leader' }),
  )
  await parts.risks.create(Risk.parse({ id: 'r1', text: 'En risk', likelihood: 3, consequence: 3 }))
  await parts.budget.create({ id: 'b1', costKind: 'licences', months: months(100), comment: '' })
  const row = { id: 'c1', object: 'fo1', costKind: 'licences', year: 2026, actualTo: 8 }
  await costs.load([CostRow.parse({ ...row, budget: months(100), actual: months(101, 8), forecast: months(100) })])
  const by = (person: string, level: 'leading' | 'deciding') =>
    ({
      kind: 'person',
      municipality: '9981',
      person,
      name: person,
      accountRoles: [],
      openToAll: true,
      held: [
        { object: 'fo1', role: level === 'leading' ? 'forvaltningsledare' : 'objektagare', level, side: 'business' },
      ],
    }) as const
  const draft = await plans.withParts(2026, 'fo1')
  await plans.save(
    draft.plan,
    submitPlan(draft, by('leader', 'leading') as never, '2025-09-10', await of.data.model.get()),
  )
  const sent = await plans.withParts(2026, 'fo1')
  const known = {
    ...{ model: await of.data.model.get(), object: await of.data.objects.get('fo1') },
    ...(await of.data.staffing()),
  }
  const said = { reference: '', comment: '' }
  const { plan, version } = approve(sent, by('owner', 'deciding') as never, said, known, '2026-01-15')
  await plans.freeze(sent.plan, { plan, version: version! })
  return of
}
const page = async (of: Town, part: Part = 'leader', path = at) => (await of.as(part)('GET', path)).body
const write = (of: Town, change: object, revision: number, part: Part = 'leader') =>
  of.as(part)('PATCH', at, change, ifMatch(revision))
async function submitted(of: Town) {
  const saved = await write(of, said, 0)
  expect(saved.status, saved.text).toBe(200)
  return (await of.as('leader')('POST', `${at}/submission`, undefined, ifMatch(1))).body
}

test('a follow-up comes filled in from the plan and the actuals, with the days of the wheel', async () => {
  const of = await planned()
  const read = await page(of)
  expect(read).toMatchObject({
    state: 'open',
    days: { ends: '2026-08-31', opens: '2026-09-01', due: '2026-09-25', locks: '2026-09-28' },
    asked: {
      goals: [{ text: 'Ett mål' }],
      activities: [{ name: 'Byt larm', status: 'planned' }],
      risks: [{ likelihood: 3, consequence: 3 }],
      costs: [{ kind: 'licences', budget: 1200, actual: 808, suggested: 1212 }],
      actualTo: 8,
    },
    left: ['status', 'goals', 'activities', 'risks', 'forecast', 'vacancies', 'summary'],
    can: { edit: true, submit: true, reopen: false },
  })
  expect((await page(of, 'reader')).can).toMatchObject({ edit: false, submit: false })
})

test('what is written is saved a field at a time, and says who wrote in which part', async () => {
  const of = await planned()
  const first = await write(of, { goals: { g1: { assessment: 'uncertain' } } }, 0)
  expect(first.body).toMatchObject({
    revision: 1,
    answered: 1,
    goals: { g1: { assessment: 'uncertain', comment: '' } },
  })
  const second = await write(of, { goals: { g1: { comment: 'Oklart' } } }, 1, 'owner')
  expect(second.body.goals.g1).toEqual({ now: '', assessment: 'uncertain', comment: 'Oklart' })
  expect((await page(of)).reported).toEqual([{ part: 'goals', name: 'owner 9981', on: '2026-09-14' }])
  const late = await write(of, { summary: 'Sen' }, 1)
  expect([late.status, late.body.params.current.goals.g1.comment]).toEqual([412, 'Oklart'])
  const twice = await write(of, { summary: 'Sen' }, 0)
  expect([twice.status, twice.body.type]).toEqual([412, 'stale'])
})

test('it is submitted when nothing is left, tells everything itself from then on, and is taken back', async () => {
  const of = await planned()
  await generateDeadlines(of.data, '2026-09-14')
  await write(of, { status: 'bad' }, 0)
  const early = await of.as('leader')('POST', `${at}/submission`, undefined, ifMatch(1))
  expect([early.status, early.body.params.left]).toEqual([
    422,
    ['status', 'goals', 'activities', 'risks', 'forecast', 'vacancies', 'summary'],
  ])
  await write(of, said, 1)
  const sent = await of.as('leader')('POST', `${at}/submission`, undefined, ifMatch(2))
  expect(sent.body).toMatchObject({
    submittedOn: '2026-09-14',
    suggested: 'warn',
    activities: { a1: { status: 'planned' } },
    risks: { r1: { likelihood: 3, consequence: 3 } },
    forecast: { licences: { amount: 1212 } },
    asked: { costs: [{ suggested: 1212 }] },
  })
  const mine = async () =>
    (await of.data.deadlines.of(2026).list()).find(d => d.rule === 'followup-t2' && d.scope === 'fo1')!
  expect((await mine()).state).toBe('done')
  expect((await write(of, { summary: 'Ny' }, 3)).body.type).toBe('followup_submitted')
  expect((await page(of, 'reader', '/objects/fo1')).status).toBe('ok')
  const back = await of.as('leader')('DELETE', `${at}/submission`, undefined, ifMatch(3))
  expect(back.body).not.toHaveProperty('submittedOn')
  expect((await mine()).state).toBe('open')
  expect((await page(of, 'reader', '/objects/fo1')).status).toBe('na')
})

test('a locked period refuses, with its day; the modellansvarig opens it again for an object, with a reason that stays', async () => {
  const of = await planned()
  await submitted(of)
  of.clock.at = '2026-09-28'
  const refused = await of.as('leader')('DELETE', `${at}/submission`, undefined, ifMatch(2))
  expect([refused.status, refused.body.type, refused.body.params.day]).toEqual([422, 'followup_locked', '2026-09-28'])
  const again = { reason: 'Fel belopp', until: '2026-10-02' }
  expect((await of.as('leader')('POST', `${at}/reopening`, again)).status).toBe(403)
  expect((await of.as('modelAdmin')('POST', `${at}/reopening`, { ...again, reason: '' })).body.type).toBe(
    'followup_reason_missing',
  )
  expect((await of.as('modelAdmin')('POST', `${at}/reopening`, again)).status).toBe(200)
  expect(await page(of)).toMatchObject({
    state: 'submitted',
    days: { lockedFrom: '2026-10-03' },
    reopened: [{ reason: 'Fel belopp', until: '2026-10-02', name: 'modelAdmin 9981' }],
  })
  expect((await of.as('leader')('DELETE', `${at}/submission`, undefined, ifMatch(2))).status).toBe(200)
  const told = await of.data.history.all('round#2026#T2')
  expect(told[0]!.changes['reopened']?.[1]).toMatchObject([{ reason: 'Fel belopp' }])
})

test('a period is closed before its day, and what is written meanwhile is not saved', async () => {
  const of = await planned()
  const { followUps } = of.data
  const before = await write(of, { summary: 'Först' }, 0)
  expect((await of.as('leader')('POST', '/followups/2026/T2/closing')).status).toBe(403)
  expect((await of.as('modelAdmin')('POST', '/followups/2026/T2/closing')).status).toBe(200)
  expect((await write(of, { summary: 'Sedan' }, 1)).body.type).toBe('followup_locked')
  const slipped = followUps(2026).write(before.body, { ...before.body, summary: 'Emellan' }, undefined)
  await expect(slipped).rejects.toMatchObject({ reason: 'busy' })
  expect((await followUps(2026).get('fo1', 'T2')).summary).toBe('Först')
})

test('the whole says who has reported each period; leaders of the others are reminded by mail, once a day', async () => {
  const of = await planned()
  const { body } = await of.as('reader')('GET', '/followups/2026')
  expect(body.periods.map((p: { period: string; objects: number }) => [p.period, p.objects])).toEqual([
    ['T1', 1],
    ['T2', 1],
    ['year', 1],
  ])
  expect(body.rows[0].places.map((p: { state: string }) => p.state)).toEqual(['locked', 'open', 'ahead'])
  const remind = (part: Part) => of.as(part)('POST', '/followups/2026/T2/reminders')
  expect((await remind('leader')).status).toBe(403)
  expect((await remind('controller')).body).toEqual({ people: 1 })
  expect(of.mails).toMatchObject([
    { to: 'leader-9981@kommun.example', text: expect.stringContaining('/9981/plans/2026/fo1/followup/T2') },
  ])
  expect((await remind('controller')).body.type).toBe('followup_reminded')
  of.clock.at = '2026-09-15'
  await submitted(of)
  expect((await remind('modelAdmin')).body.type).toBe('followup_nobody_left')
})

test('an approved plan never changes by what its follow-up says', async () => {
  const of = await planned()
  const before = await of.data.plans.withParts(2026, 'fo1')
  await write(
    of,
    { activities: { a1: { status: 'done', movedTo: '2026-12-20' } }, risks: { r1: { likelihood: 5 } } },
    0,
  )
  expect(await of.data.plans.withParts(2026, 'fo1')).toEqual(before)
})

test('what is said is said of rows that the plan has', async () => {
  const of = await planned()
  expect((await write(of, { goals: { other: { assessment: 'met' } } }, 0)).status).toBe(404)
  expect((await of.as('leader')('GET', '/followups/2026/fo1/T7')).status).toBe(404)
  expect((await page(of, 'leader', '/followups/2026/fo1/now')).followUp.period).toBe('T2')
})
