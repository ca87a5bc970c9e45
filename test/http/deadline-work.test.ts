import { expect, test } from 'vitest'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const at = (rule: string, period = 2026) => `/deadlines/2026/${encodeURIComponent(`${rule}#fo1#${period}`)}`
const T2 = at('followup-t2')
const turned = async () => {
  const of = await town()
  await generateDeadlines(of.data, '2026-09-14')
  return of
}
const lines = async (of: Town, part: Part) => (await of.as(part)('GET', '/overview')).body.toDo
const line = async (of: Town, part: Part) =>
  (await lines(of, part)).find((thing: { title: string }) => thing.title === 'Lämna uppföljning tertial 2')

test('a deadline is waived by who holds it, with a reason, and open again when that is undone', async () => {
  const of = await turned()
  const because = { because: 'Objektet avvecklas.' }
  expect((await of.as('leader')('POST', `${T2}/waived`, { because: ' ' }, ifMatch(1))).body.type).toBe(
    'deadline_reason_missing',
  )
  expect((await of.as('specialist')('POST', `${T2}/waived`, because, ifMatch(1))).status).toBe(403)
  const waived = await of.as('leader')('POST', `${T2}/waived`, because, ifMatch(1))
  expect(waived.body).toMatchObject({ state: 'waived', waivedBecause: 'Objektet avvecklas.', revision: 2 })
  expect(await line(of, 'leader')).toBeUndefined()
  expect(await generateDeadlines(of.data, '2026-09-15')).toBe(0)
  const open = await of.as('leader')('POST', `${T2}/open`, undefined, ifMatch(2))
  expect(open.body).not.toHaveProperty('waivedBecause')
  expect(await line(of, 'leader')).toBeDefined()
})

test('what is handed over stays with its holder, and the other sees it and may give it back but not pass it on', async () => {
  const of = await turned()
  const to = (person: string) => ({ person })
  expect((await of.as('leader')('POST', `${T2}/delegation`, to('nobody'), ifMatch(1))).body.type).toBe('person_unknown')
  expect((await of.as('leader')('POST', `${T2}/delegation`, to('specialist'), ifMatch(1))).status).toBe(200)
  expect(await line(of, 'leader')).toMatchObject({ doneBy: 'specialist 9981', mayDecide: true })
  expect(await line(of, 'specialist')).toMatchObject({ doneFor: ['leader 9981'], mayDecide: false })
  expect((await of.as('specialist')('POST', `${T2}/delegation`, to('owner'), ifMatch(2))).status).toBe(403)
  expect((await of.as('specialist')('POST', `${T2}/waived`, { because: 'x' }, ifMatch(2))).status).toBe(403)
  expect((await of.as('owner')('DELETE', `${T2}/delegation`, undefined, ifMatch(2))).status).toBe(403)
  expect((await of.as('specialist')('DELETE', `${T2}/delegation`, undefined, ifMatch(2))).status).toBe(200)
  expect(await line(of, 'specialist')).toBeUndefined()
  expect(await line(of, 'leader')).not.toHaveProperty('doneBy')
})

test('what was moved by hand and is put back follows the wheel again', async () => {
  const of = await turned()
  const { day } = await of.data.deadlines.of(2026).get('followup-t2#fo1#2026')
  await of.as('modelAdmin')('PATCH', T2, { day: '2026-10-07' }, ifMatch(1))
  expect((await of.as('leader')('POST', `${T2}/unmoved`, { day }, ifMatch(2))).status).toBe(403)
  const back = await of.as('modelAdmin')('POST', `${T2}/unmoved`, { day }, ifMatch(2))
  expect(back.body).toMatchObject({ day, movedByHand: false })
})

test('who leads others sees who has what', async () => {
  const of = await turned()
  const { items } = (await of.as('reader')('GET', '/overview/others')).body
  expect(items.find((row: { id: string }) => row.id === 'followup-t2#fo1#2026')).toMatchObject({
    ...{ role: 'Förvaltningsledare', people: [{ id: 'leader', name: 'leader 9981' }] },
  })
})

test('a submitted plan waits for its owner on Översikt and in the menu', async () => {
  const of = await turned()
  await of.as('leader')('POST', '/plans/2027', { object: 'fo1' })
  const plan = await of.data.plans.get(2027, 'fo1')
  const counted = async () => (await of.as('owner')('GET', '/me')).body.counts.toDo
  const before = await counted()
  await of.data.plans.save(plan, { ...plan, state: 'submitted', submittedBy: 'leader', submittedOn: '2026-09-14' })
  expect((await of.as('owner')('GET', '/overview')).body.approvals).toMatchObject([
    { object: 'fo1', year: 2027, submittedByName: 'leader 9981' },
  ])
  expect(await counted()).toBe(before + 1)
  expect((await of.as('leader')('GET', '/overview')).body.approvals).toEqual([])
})
