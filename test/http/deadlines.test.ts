import { expect, test } from 'vitest'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const at = (rule: string, period = 2026) => `/deadlines/2026/${encodeURIComponent(`${rule}#fo1#${period}`)}`
const turned = async () => {
  const of = await town()
  await generateDeadlines(of.data, '2026-09-14')
  return of
}
/** What is on the person's list. */
const toDo = async (of: Town, part: Part): Promise<string[]> =>
  (await of.as(part)('GET', '/overview')).body.toDo.map((thing: { title: string }) => thing.title)
const REVIEW = 'Gå igenom klassning, risker, avtal och servicenivåer'

test('a deadline is on the list of its holder alone, until it is ticked off, and again when that is undone', async () => {
  const of = await turned()
  expect(await toDo(of, 'leader')).toContain(REVIEW)
  for (const part of ['owner', 'modelAdmin', 'specialist', 'reader'] as const)
    expect(await toDo(of, part)).not.toContain(REVIEW)

  const done = await of.as('leader')('POST', `${at('review-contracts')}/done`, undefined, ifMatch(1))
  expect(done.body).toMatchObject({ state: 'done', doneBy: 'leader', doneOn: '2026-09-14', revision: 2 })
  expect(await toDo(of, 'leader')).not.toContain(REVIEW)
  const again = await of.as('leader')('POST', `${at('review-contracts')}/done`, undefined, ifMatch(2))
  expect([again.status, again.body.type]).toEqual([422, 'deadline_not_open'])

  const open = await of.as('leader')('POST', `${at('review-contracts')}/open`, undefined, ifMatch(2))
  expect(open.body).toMatchObject({ state: 'open', revision: 3 })
  expect(open.body).not.toHaveProperty('doneBy')
  expect(await toDo(of, 'leader')).toContain(REVIEW)
})

test('who does not hold a deadline does not tick it off, and hears who can', async () => {
  const of = await turned()
  for (const part of ['owner', 'specialist', 'controller', 'modelAdmin'] as const) {
    const { status, body } = await of.as(part)('POST', `${at('review-contracts')}/done`, undefined, ifMatch(1))
    expect([part, status, body.type]).toEqual([part, 403, 'forbidden'])
  }
})

test('a deadline that needs a report is not ticked off, and says what does it', async () => {
  const of = await turned()
  const { status, body } = await of.as('leader')('POST', `${at('followup-t2')}/done`, undefined, ifMatch(1))
  expect([status, body.type, body.params]).toEqual([422, 'deadline_needs', { needs: 'report' }])
})

test('a vacant role’s deadlines fall to the owner, and to the modellansvarig when there is none', async () => {
  const of = await turned()
  const end = async (id: string) => {
    const assignment = await of.data.assignments.get('fo1', id)
    await of.data.assignments.save(assignment, { ...assignment, to: '2026-09-13' })
  }
  await end('a-leader')
  expect(await toDo(of, 'owner')).toContain(REVIEW)
  expect(await toDo(of, 'modelAdmin')).not.toContain(REVIEW)
  await end('a-owner')
  expect(await toDo(of, 'modelAdmin')).toContain(REVIEW)
  expect((await of.as('modelAdmin')('POST', `${at('review-contracts')}/done`, undefined, ifMatch(1))).status).toBe(200)
})

test('a deadline moved by hand keeps its day, and only those who keep the wheel move it', async () => {
  const of = await turned()
  const path = at('plan-submit', 2027)
  expect((await of.as('leader')('PATCH', path, { day: '2026-10-07' }, ifMatch(1))).status).toBe(403)
  const moved = await of.as('modelAdmin')('PATCH', path, { day: '2026-10-07' }, ifMatch(1))
  expect(moved.body).toMatchObject({ day: '2026-10-07', movedByHand: true })
  expect(await generateDeadlines(of.data, '2026-09-15')).toBe(0)
  expect((await of.as('modelAdmin')('PATCH', path, { day: '2026-10-08' }, ifMatch(1))).status).toBe(412)
  expect((await of.as('modelAdmin')('PATCH', path, { day: '2026-02-30' }, ifMatch(2))).status).toBe(400)
})
