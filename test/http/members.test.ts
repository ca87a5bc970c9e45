import { expect, test } from 'vitest'
import { client, ifMatch, town, type Town } from '../town.ts'

const linkIn = (of: Town) => /\/invitation\/([\w-]+)/.exec(of.mails.at(-1)!.text)![1]!

/** A person of the register without an account. */
async function newcomer(of: Town, email = 'tuva@kommun.example') {
  const person = (await of.as('modelAdmin')('POST', '/people', { name: 'Tuva Berg', email })).body
  return person.id as string
}
async function invite(of: Town, person: string, roles: string[] = []) {
  const sent = await of.as('modelAdmin')('POST', '/members', { person, roles })
  expect(sent.status).toBe(202)
  return linkIn(of)
}
const member = async (of: Town, person: string) =>
  (await of.as('modelAdmin')('GET', '/members')).body.items.find((x: { person: string }) => x.person === person)

test('an invitation binds the login with its address to the person, once', async () => {
  const of = await town()
  const person = await newcomer(of)
  const token = await invite(of, person, ['reader'])
  const tuva = client(of, 'tuva')
  expect((await tuva('GET', '/9981/me')).status).toBe(404)
  expect(await member(of, person)).toMatchObject({ member: false, roles: ['reader'] })
  expect((await client(of)('POST', `/invitations/${token}`)).status).toBe(401)
  expect((await client(of, 'olle')('POST', `/invitations/${token}`)).body.type).toBe('link_other_address')
  expect((await tuva('POST', `/invitations/${token}`)).body).toEqual({ municipality: '9981' })
  expect((await tuva('GET', '/9981/me')).body).toMatchObject({ person: { id: person }, accountRoles: ['reader'] })
  expect((await tuva('POST', `/invitations/${token}`)).body.type).toBe('link_used')
  expect(await member(of, person)).toMatchObject({ member: true, invitedUntil: null })
})

test('an invitation that was withdrawn, replaced, or is old opens nothing', async () => {
  const of = await town()
  const person = await newcomer(of)
  const tuva = client(of, 'tuva')
  const replaced = await invite(of, person)
  const token = await invite(of, person)
  expect((await tuva('POST', `/invitations/${replaced}`)).body.type).toBe('link_expired')
  const { revision } = await member(of, person)
  await of.as('modelAdmin')('DELETE', `/members/${person}`, undefined, ifMatch(revision))
  expect((await tuva('POST', `/invitations/${token}`)).body.type).toBe('link_expired')
  const old = await invite(of, person)
  of.clock.now = new Date(Date.now() + 49 * 3_600_000)
  expect((await client(of)('GET', `/invitations/${old}`)).body.type).toBe('link_expired')
})

test('revoked means revoked now, and an earlier link does not lead back', async () => {
  const of = await town()
  const person = await newcomer(of)
  const token = await invite(of, person)
  const tuva = client(of, 'tuva')
  await tuva('POST', `/invitations/${token}`)
  const { revision } = await member(of, person)
  await of.as('modelAdmin')('DELETE', `/members/${person}`, undefined, ifMatch(revision))
  expect((await tuva('GET', '/9981/me')).status).toBe(404)
  expect((await tuva('GET', '/session')).body.municipalities).toEqual([])
  expect((await tuva('POST', `/invitations/${token}`)).body.type).toBe('link_expired')
})

test('a new address or identity provider is bound anew, and the old login is out at once', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const { revision } = await of.data.people.get('controller')
  await admin('PATCH', '/people/controller', { email: 'new@kommun.example' }, ifMatch(revision))
  const token = await invite(of, 'controller')
  expect((await of.as('controller')('GET', '/me')).status).toBe(200)
  const again = client(of, 'new')
  expect((await again('POST', `/invitations/${token}`)).status).toBe(200)
  expect((await again('GET', '/9981/me')).body).toMatchObject({
    person: { id: 'controller' },
    accountRoles: ['controller'],
  })
  expect((await of.as('controller')('GET', '/me')).status).toBe(404)
})

test('a login is one person in a municipality: a second person’s link does not move it, and still works for another login', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const before = (await of.as('controller')('GET', '/me')).body.person.id
  // The address has been given to somebody else in the register, whom it is mailed to.
  const { revision } = await of.data.people.get('controller')
  await admin('PATCH', '/people/controller', { email: 'moved@kommun.example' }, ifMatch(revision))
  const person = await newcomer(of, 'controller-9981@kommun.example')
  const token = await invite(of, person)
  const refused = await client(of, 'controller-9981')('POST', `/invitations/${token}`)
  expect(refused).toMatchObject({ status: 409, body: { type: 'login_is_other' } })
  expect((await of.as('controller')('GET', '/me')).body.person.id).toBe(before)
  expect(await member(of, person)).toMatchObject({ member: false })
  const another = client(of, 'another-login', 'controller-9981@kommun.example')
  expect((await another('POST', `/invitations/${token}`)).status).toBe(200)
  expect((await another('GET', '/9981/me')).body.person.id).toBe(person)
})

test('changed roles count from the next request', async () => {
  const of = await town()
  const { revision } = await member(of, 'reader')
  expect((await of.as('reader')('GET', '/members')).status).toBe(403)
  await of.as('modelAdmin')('PATCH', '/members/reader', { roles: ['modelAdmin'] }, ifMatch(revision))
  expect((await of.as('reader')('GET', '/members')).status).toBe(200)
})

test('the last modellansvarig neither leaves nor loses the role, not even when two let go of each other at once', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const { revision } = await member(of, 'modelAdmin')
  const gone = await admin('DELETE', '/members/modelAdmin', undefined, ifMatch(revision))
  expect([gone.status, gone.body.type]).toEqual([422, 'last_model_admin'])
  expect((await admin('PATCH', '/members/modelAdmin', { roles: [] }, ifMatch(revision))).body.type).toBe(
    'last_model_admin',
  )
  const reader = await member(of, 'reader')
  const promoted = await admin('PATCH', '/members/reader', { roles: ['modelAdmin'] }, ifMatch(reader.revision))
  await Promise.all([
    admin('DELETE', '/members/reader', undefined, ifMatch(promoted.body.revision)),
    of.as('reader')('DELETE', '/members/modelAdmin', undefined, ifMatch(revision)),
  ])
  const left = (await of.data.members.list()).filter(x => x.roles.includes('modelAdmin'))
  expect(left).toHaveLength(1)
})

test('a membership that was ended by mistake is put back within the hour, once, as it was', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  of.clock.now = new Date('2026-09-14T08:00:00Z')
  const end = async () => admin('DELETE', '/members/reader', undefined, ifMatch((await member(of, 'reader')).revision))
  expect((await end()).status).toBe(204)
  expect((await of.as('reader')('GET', '/me')).status).toBe(404)
  expect((await of.as('owner')('POST', '/members/reader/return')).status).toBe(403)
  expect((await admin('POST', '/members/reader/return')).status).toBe(204)
  expect((await of.as('reader')('GET', '/me')).body.accountRoles).toEqual(['reader'])
  expect((await admin('POST', '/members/reader/return')).status).toBe(404)
  await end()
  of.clock.now = new Date('2026-09-14T09:01:00Z')
  expect((await of.as('modelAdmin')('POST', '/members/reader/return')).status).toBe(404)
})

test('a login that has got another membership meanwhile does not get the ended one back', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  await admin('DELETE', '/members/reader', undefined, ifMatch((await member(of, 'reader')).revision))
  const { revision } = await of.data.people.get('reader')
  await admin('PATCH', '/people/reader', { email: null }, ifMatch(revision))
  const person = await newcomer(of, 'reader-9981@kommun.example')
  const token = await invite(of, person)
  expect((await client(of, 'reader-9981')('POST', `/invitations/${token}`)).status).toBe(200)
  expect((await admin('POST', '/members/reader/return')).status).toBe(503)
  expect((await of.as('reader')('GET', '/me')).body.person.id).toBe(person)
})

test('whoever has no address cannot be invited', async () => {
  const of = await town()
  const { body } = await of.as('modelAdmin')('POST', '/people', { name: 'Utan Adress' })
  const sent = await of.as('modelAdmin')('POST', '/members', { person: body.id, roles: [] })
  expect([sent.status, sent.body.type]).toEqual([422, 'person_without_address'])
})

test('a leader changes no member’s address, and removes no member from the register', async () => {
  const of = await town()
  const { revision } = await of.data.people.get('modelAdmin')
  const leader = of.as('leader')
  const change = await leader('PATCH', '/people/modelAdmin', { email: 'leader@evil.example' }, ifMatch(revision))
  expect(change.status).toBe(403)
  expect((await leader('PATCH', '/people/modelAdmin', { title: 'Chef' }, ifMatch(revision))).status).toBe(200)
  const removed = await leader('DELETE', '/people/modelAdmin', undefined, ifMatch(revision + 1))
  expect([removed.status, removed.body.type]).toEqual([422, 'in_use'])
})
