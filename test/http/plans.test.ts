import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
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

test('a deputy on duty approves in the owner’s stead, and nobody else’s deputy does', async () => {
  const of = await town()
  await submitted(of)
  const stands = async (assignment: string, person: string) => {
    const held = await of.data.assignments.at(1, 'fo1', assignment)
    await of.data.assignments.save(held, { ...held, deputy: person, deputyTo: '2026-09-30' })
  }
  await stands('a-owner', 'member')
  await stands('a-leader', 'specialist')
  expect((await of.as('specialist')('POST', `${at}/approval`, {}, await content(of))).status).toBe(403)
  const approved = await of.as('member')('POST', `${at}/approval`, {}, await content(of))
  expect(approved.body.decision).toMatchObject({ by: 'member', for: { person: 'owner', how: 'deputy' } })
  of.clock.at = '2026-10-01'
  expect((await of.as('member')('POST', `${at}/review`, { comment: 'x' }, ifMatch(1))).status).toBe(403)
})

test('where both sides decide, the plan waits for the other, and two at once give their parts one after the other', async () => {
  const of = await town()
  await submitted(of)
  const model = await of.data.model.get()
  await of.data.model.save(model, { ...model, approval: { by: 'both', afterForum: false } })
  const alone = await of.as('owner')('POST', `${at}/approval`, {}, await content(of))
  expect([alone.body.type, alone.body.params.role]).toEqual(['plan_decider_vacant', 'Objektägare IT'])
  const held = { id: 'it', object: 'fo1', role: 'objektagare-it', person: 'member', from: '2026-01-01', extent: 10 }
  await of.data.assignments.create(held)
  const read = await content(of)
  const parts = ['owner', 'member'] as const
  const answers = await Promise.all(parts.map(part => of.as(part)('POST', `${at}/approval`, {}, read)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  const late = parts[answers.findIndex(({ status }) => status === 412)]!
  expect((await of.as('reader')('GET', at)).body.plan).toMatchObject({ state: 'submitted' })
  const last = await of.as(late)('POST', `${at}/approval`, {}, await content(of))
  expect(last.body).toMatchObject({ version: 1, decision: { by: 'owner' }, also: [{ by: 'member' }] })
})

test('where a forum decides first, its decision stands on the approval; one that is withdrawn in between stops it', async () => {
  const of = await town()
  await submitted(of)
  const model = await of.data.model.get()
  await of.data.model.save(model, { ...model, approval: { by: 'owner', afterForum: true } })
  const approve = async (forum?: string) =>
    (await of.as('owner')('POST', `${at}/approval`, { ...(forum && { forum }) }, await content(of))).body
  expect((await approve()).type).toBe('plan_forum_first')
  await of.data.forums.create(Forum.parse({ id: 's', name: 'Styrgruppen', kind: 'steering', everyObject: true }))
  const decision = Decision.parse({
    ...{ id: 'd', title: 'Plan', day: '2026-09-14', objects: ['fo1'], person: 'owner', forum: 's' },
  })
  const recorded = await of.data.decisions.create(decision)
  expect((await approve()).type).toBe('plan_forum_choose')
  const parts = await of.data.plans.withParts(2027, 'fo1')
  const version = {
    ...{ object: 'fo1', year: 2027, version: 1, frozen: parts },
    decision: {
      ...{ by: 'owner', role: '', mandate: '', day: '2026-09-14', reference: '', comment: '' },
      forum: { decision: 'd', name: '', day: '2026-09-14', reference: '' },
    },
  }
  await of.data.decisions.save(recorded, { ...decision, withdrawn: { day: '2026-09-14', by: 'owner', reason: 'Fel' } })
  await expect(of.data.plans.freeze(parts.plan, { plan: parts.plan, version })).rejects.toMatchObject({
    reason: 'plan_forum_first',
  })
  await of.data.decisions.create({ ...decision, id: 'e' })
  expect((await approve('e')).decision.forum).toMatchObject({ decision: 'e', name: 'Styrgruppen' })
})

test('a machine that stops between reading and deciding leaves the plan as it was, and the decision can be made again', async () => {
  const of = await town()
  await submitted(of)
  const owner = of.as('owner')
  const { send } = of.platform.table
  const before = await of.data.plans.withParts(2027, 'fo1')
  of.platform.table.send = (command => {
    if ((command as object).constructor.name === 'TransactWriteCommand') return Promise.reject(new Error('stopped'))
    return send(command)
  }) as typeof send
  const read = ifMatch(before.plan.content)
  expect((await owner('POST', `${at}/approval`, {}, read)).status).toBe(500)
  of.platform.table.send = send
  expect(await of.data.plans.withParts(2027, 'fo1')).toEqual(before)
  expect(await of.data.plans.versions(2027, 'fo1')).toEqual([])
  expect((await owner('POST', `${at}/approval`, {}, read)).status).toBe(200)
})

test('a return points at rows, and a plan of a year that is over is reviewed', async () => {
  const of = await town()
  const { activity, leader } = await submitted(of)
  const input = { comment: 'Räkna om', points: [{ part: 'activities', row: activity.id }], answerBy: '2026-09-25' }
  const back = await of.as('owner')('POST', `${at}/return`, input, await content(of))
  expect(back.body).toMatchObject({ returnedAt: input.points, answerBy: '2026-09-25', returnedBy: 'owner' })
  await leader('POST', `${at}/submission`, undefined, await content(of))
  await of.as('owner')('POST', `${at}/approval`, {}, await content(of))
  const review = async () =>
    of.as('owner')(
      'POST',
      `${at}/review`,
      { comment: 'Målen nåddes' },
      ifMatch((await leader('GET', at)).body.plan.revision),
    )
  expect((await review()).body.type).toBe('plan_year_not_over')
  of.clock.at = '2028-01-10'
  expect((await review()).body).toMatchObject({ state: 'reviewed', reviewedWith: 'Målen nåddes' })
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
