import { expect, test } from 'vitest'
import { client, ifMatch, town, type Town } from '../town.ts'

const opened = async (of: Town, json: object) => {
  const { revision } = (await of.as('modelAdmin')('GET', '/members')).body.tenant
  return of.as('modelAdmin')('PATCH', '/members/tenant', json, ifMatch(revision))
}

test('a municipality opens to the domain of addresses that its members have proven, and to no other', async () => {
  const of = await town()
  expect((await of.as('modelAdmin')('GET', '/members')).body.domains).toEqual(['kommun.example'])
  for (const domain of ['gmail.com', 'annankommun.example', 'example'])
    expect((await opened(of, { openDomains: [domain] })).body.type).toBe('domain_not_proven')
  const ny = client(of, 'ny', 'ny.person@kommun.example')
  expect((await ny('GET', '/9981/me')).status).toBe(404)
  expect((await opened(of, { openDomains: ['kommun.example'] })).status).toBe(200)
  expect((await ny('GET', '/9981/me')).body).toMatchObject({
    person: { name: 'ny' },
    accountRoles: [],
    can: { model: false },
  })
  expect((await ny('GET', '/9981/objects')).status).toBe(200)
  expect((await ny('POST', '/9981/objects', { code: 'X', name: 'X' })).status).toBe(403)
})

test('whoever signs in finds the municipality that is open to the address, until it is closed', async () => {
  const of = await town()
  const ny = client(of, 'ny', 'ny@kommun.example')
  const found = async () => (await ny('GET', '/session')).body.municipalities.map((m: { code: string }) => m.code)
  expect(await found()).toEqual([])
  await opened(of, { openDomains: ['kommun.example'] })
  expect(await found()).toEqual(['9981'])
  await opened(of, { openToAll: false })
  expect(await found()).toEqual([])
  await opened(of, { openToAll: true, openDomains: [] })
  expect(await found()).toEqual([])
  expect((await ny('GET', '/9981/me')).status).toBe(404)
})

test('a domain stays open when who proved it has left, and a free mail service proves nothing', async () => {
  const of = await town()
  await opened(of, { openDomains: ['kommun.example'] })
  for (const member of await of.data.members.list())
    if (member.person !== 'modelAdmin') await of.data.members.save(member, { ...member, address: 'x@gmail.com' })
  const own = (await of.data.members.list()).find(({ person }) => person === 'modelAdmin')!
  await of.data.members.save(own, { ...own, address: 'x@hotmail.com' })
  expect((await of.as('modelAdmin')('GET', '/members')).body.domains).toEqual(['kommun.example'])
  expect((await opened(of, { openDomains: ['kommun.example'] })).status).toBe(200)
  await opened(of, { openDomains: [] })
  expect((await opened(of, { openDomains: ['kommun.example'] })).body.type).toBe('domain_not_proven')
})

test('whoever is no member asks to be let in, once, and is told no names', async () => {
  const of = await town()
  const ny = client(of, 'ny', 'ny@kommun.example')
  const at = '/sign-ups/join/9981'
  expect((await client(of)('GET', at)).status).toBe(401)
  expect((await ny('GET', at)).body).toEqual({ email: 'ny@kommun.example', begun: true, asked: false })
  expect((await ny('GET', '/sign-ups/join/9982')).body).toMatchObject({ begun: false })
  expect((await ny('GET', '/sign-ups/join/T%239981')).status).toBe(404)
  expect((await ny('POST', at)).status).toBe(204)
  expect((await ny('POST', at)).status).toBe(204)
  expect(of.mails.map(({ to }) => to)).toEqual(['modelAdmin-9981@kommun.example'])
  expect((await ny('GET', at)).body).toMatchObject({ asked: true })
  const [request] = (await of.as('modelAdmin')('GET', '/members')).body.requests
  expect(request).toMatchObject({ name: 'ny', email: 'ny@kommun.example' })
  const let_in = `/members/requests/${request.id}`
  expect((await of.as('modelAdmin')('POST', let_in, { roles: [] }, ifMatch(request.revision))).status).toBe(200)
  expect((await ny('GET', '/9981/me')).body.accountRoles).toEqual([])
  expect((await ny('POST', at)).status).toBe(404)
  for (const answer of [await ny('POST', '/sign-ups/join/9982')]) expect(answer.body.type).toBe('tenant_not_active')
})
