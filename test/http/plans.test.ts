import { Goal } from '#shared/plan-rows.ts'
import { expect, test } from 'vitest'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const at = '/plans/2027/fo1'

/** A plan with everything that must be there, written by the leader. */
async function written(of: Town) {
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  await leader('POST', `${at}/goals`, { text: 'Ett mål' })
  const activity = await leader('POST', `${at}/activities`, {
    name: 'En aktivitet',
    responsible: 'leader',
    due: '2027-05-01',
    cost: 100,
  })
  await leader('POST', `${at}/budget`, { costKind: 'licences', months: Array<number>(12).fill(1) })
  return { leader, activity: activity.body }
}
const content = async (of: Town, part: Part = 'owner') => ifMatch((await of.as(part)('GET', at)).body.plan.content)
async function submitted(of: Town, by: Part = 'leader') {
  const made = await written(of)
  expect((await of.as(by)('POST', `${at}/submission`, undefined, await content(of))).status).toBe(200)
  return made
}

test('a plan is written, submitted and approved by its owner, and frozen with decider, role, mandate and hash', async () => {
  const of = await town()
  await submitted(of)
  const approved = await of.as('owner')('POST', `${at}/approval`, { reference: 'KS 2026/12' }, await content(of))
  expect(approved.body).toMatchObject({
    version: 1,
    decision: { by: 'owner', role: 'Objektägare', day: '2026-09-14', reference: 'KS 2026/12' },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const version = await of.as('reader')('GET', `${at}/versions/1`)
  expect(version.body.frozen.goals).toMatchObject([{ text: 'Ett mål' }])
})

test('an incomplete plan is not submitted, and says what is missing', async () => {
  const of = await town()
  await of.as('leader')('POST', '/plans/2027', { object: 'fo1' })
  await of.as('leader')('POST', `${at}/activities`, { name: 'Utan ansvarig' })
  const answer = await of.as('leader')('POST', `${at}/submission`, undefined, await content(of))
  expect(answer.status).toBe(422)
  expect(answer.body.params.missing.map((x: { what: string }) => x.what)).toEqual([
    'goals',
    'budget',
    'responsible',
    'due',
  ])
})

test('nobody approves what they submitted themselves', async () => {
  const of = await town()
  await submitted(of, 'owner')
  expect((await of.as('owner')('POST', `${at}/approval`, {}, await content(of))).body.type).toBe('plan_own_submission')
})

test('a leader, a reader and the modellansvarig may not approve', async () => {
  const of = await town()
  await submitted(of)
  for (const part of ['leader', 'reader', 'modelAdmin', 'controller', 'specialist'] as const)
    expect((await of.as(part)('POST', `${at}/approval`, {}, await content(of))).status, part).toBe(403)
})

test('an activity edited between reading and approving makes the approval stale', async () => {
  const of = await town()
  const { activity, leader } = await submitted(of)
  const read = await content(of)
  // Returned, changed and submitted again while the owner was reading.
  await of.as('owner')('POST', `${at}/return`, { comment: 'Se över kostnaden' }, read)
  await leader('PATCH', `${at}/activities/${activity.id}`, { cost: 999 }, ifMatch(activity.revision))
  await leader('POST', `${at}/submission`, undefined, await content(of))
  const late = await of.as('owner')('POST', `${at}/approval`, {}, read)
  expect([late.status, late.body.type]).toEqual([412, 'stale'])
  expect(await of.data.plans.versions(2027, 'fo1')).toEqual([])
})

test('a part cannot be changed once the plan is submitted, not even by a writer who has it open', async () => {
  const of = await town()
  const { activity, leader } = await submitted(of)
  const answer = await leader('PATCH', `${at}/activities/${activity.id}`, { cost: 1 }, ifMatch(activity.revision))
  expect([answer.status, answer.body.type]).toEqual([422, 'plan_not_editable'])
})

test('a change that slips in between the server’s reading and its decision stops the decision', async () => {
  const of = await town()
  await submitted(of)
  const parts = await of.data.plans.withParts(2027, 'fo1')
  const draft = await of.data.plans.save(parts.plan, { ...parts.plan, state: 'draft' })
  const goals = of.data.plans.parts(2027, 'fo1').goals
  await goals.create(Goal.parse({ id: 'late', text: 'Sent' }))
  await of.data.plans.save({ ...draft, content: draft.content + 1 }, { ...draft, state: 'submitted' })
  const approval = {
    plan: parts.plan,
    version: {
      object: 'fo1',
      year: 2027,
      version: 1,
      decision: { by: 'owner', role: '', mandate: '', day: '2026-09-14', reference: '', comment: '' },
      frozen: parts,
    },
  }
  await expect(of.data.plans.freeze(parts.plan, approval)).rejects.toMatchObject({ reason: 'stale' })
  expect(await of.data.plans.versions(2027, 'fo1')).toEqual([])
})

test('two approvals at once freeze once', async () => {
  const of = await town()
  await submitted(of)
  const read = await content(of)
  const answers = await Promise.all([1, 2, 3].map(() => of.as('owner')('POST', `${at}/approval`, {}, read)))
  expect(answers.map(a => a.status).toSorted()).toEqual([200, 412, 412])
  expect(await of.data.plans.versions(2027, 'fo1')).toHaveLength(1)
})

test('a return needs a comment, and gives the plan back to its writers', async () => {
  const of = await town()
  await submitted(of)
  expect((await of.as('owner')('POST', `${at}/return`, { comment: ' ' }, await content(of))).body.type).toBe(
    'plan_comment_missing',
  )
  const answer = await of.as('owner')('POST', `${at}/return`, { comment: 'Räkna om' }, await content(of))
  expect(answer.body).toMatchObject({ state: 'draft', returnedWith: 'Räkna om' })
})

test('an approved version never changes; a revision becomes version 2', async () => {
  const of = await town()
  const { leader } = await submitted(of)
  await of.as('owner')('POST', `${at}/approval`, {}, await content(of))
  const approved = (await leader('GET', at)).body.plan
  await leader('POST', `${at}/revision`, undefined, ifMatch(approved.revision))
  await leader('POST', `${at}/goals`, { text: 'Ännu ett mål' })
  await leader('POST', `${at}/submission`, undefined, await content(of))
  await of.as('owner')('POST', `${at}/approval`, {}, await content(of))
  const [first, second] = await of.data.plans.versions(2027, 'fo1')
  expect([first!.frozen.goals.length, second!.frozen.goals.length]).toEqual([1, 2])
  expect(first!.hash).not.toBe(second!.hash)
})
