import { expect, test } from 'vitest'
import { deliver } from '#functions/jobs/outbox.ts'
import { noteBounce } from '#functions/jobs/note-bounces.ts'
import { sendReminders } from '#functions/jobs/send-reminders.ts'
import { Deadline } from '#shared/deadlines.ts'
import { client, ifMatch, town, type Town } from '../town.ts'

/** A municipality whose leader has just had a digest; answers the path of its link. */
async function mailed() {
  const of = await town()
  await of.data.deadlines.of(2026).create(
    Deadline.parse({
      ...{ rule: 'r', scope: 'fo1', period: '2026', year: 2026, title: 'Lämna uppföljning', day: '2026-09-11' },
      ...{ holder: { level: 'leading', side: 'business' }, action: 'followup', state: 'open' },
    }),
  )
  await sendReminders(of.data, '2026-09-14', of.platform)
  return { of, link: /\/mail\/\S+/.exec(of.mails[0]!.text)![0] }
}
const on = (body: { kinds: { kind: string; on: boolean }[] }) => body.kinds.filter(k => k.on).map(k => k.kind)
const notePerson = (of: Town, address: string) =>
  noteBounce({ municipality: '9981', person: 'leader', address, why: 'bounced' }, '2026-09-14', of.platform)

test('everything is on until it is switched off, by the reader of the settings alone', async () => {
  const { of } = await mailed()
  const { body } = await of.as('leader')('GET', '/mail-choices')
  expect([on(body).length, body.revision, body.bounced]).toEqual([5, 0, null])
  const off = { off: ['mentions'] }
  expect((await of.as('leader')('PATCH', '/mail-choices', off, ifMatch(1))).status).toBe(412)
  const saved = await of.as('leader')('PATCH', '/mail-choices', off, ifMatch(0))
  expect(on(saved.body)).not.toContain('mentions')
  expect(on((await of.as('owner')('GET', '/mail-choices')).body)).toContain('mentions')
  expect((await of.as('leader')('PATCH', '/mail-choices', { off: ['all'] }, ifMatch(1))).status).toBe(400)
})

test('a mail’s link switches mail off without signing in; opening it changes nothing', async () => {
  const { of, link } = await mailed()
  const anyone = client(of)
  const shown = await anyone('GET', link)
  expect([shown.status, on(shown.body).length]).toEqual([200, 5])
  expect(await of.data.mail.choices.find('leader')).toBeUndefined()
  expect(shown.text).not.toContain('leader')
  expect((await anyone('POST', link, { off: ['overdue'] })).status).toBe(204)
  expect(on((await of.as('leader')('GET', '/mail-choices')).body)).not.toContain('overdue')
  expect((await anyone('GET', link.replace('9981-', '9982-'))).status).toBe(404)
  of.clock.now = new Date(Date.now() + 91 * 86_400_000)
  expect((await anyone('GET', link)).status).toBe(404)
})

test('a mail’s secret stands in no row once the mail has left', async () => {
  const { of, link } = await mailed()
  await deliver(of.data, '2026-09-14', of.platform)
  expect(JSON.stringify(await of.data.mail.waiting())).not.toContain(link)
  expect(await of.data.mail.waiting()).toEqual([])
})

test('an address that takes no mail is marked on the person, and tried again when it is mended', async () => {
  const { of } = await mailed()
  const address = 'leader-9981@kommun.example'
  await Promise.all([notePerson(of, address), notePerson(of, address)])
  const { bounced, revision } = (await of.as('leader')('GET', '/mail-choices')).body
  expect(bounced).toEqual({ address, on: '2026-09-14', why: 'bounced' })
  expect((await of.as('reader')('GET', '/people/leader')).body.bounced).toMatchObject({ address })
  expect((await of.as('leader')('POST', '/mail-choices/again', undefined, ifMatch(revision))).body.bounced).toBeNull()

  await notePerson(of, address)
  const person = await of.data.people.get('leader')
  await of.data.people.save(person, { ...person, email: 'ny@kommun.example' })
  expect((await of.as('leader')('GET', '/mail-choices')).body.bounced).toBeNull()
})
