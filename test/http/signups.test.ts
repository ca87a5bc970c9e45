import { expect, test, vi } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { dataFor } from '#functions/data/index.ts'
import { tenantsOf } from '#functions/data/tenants.ts'
import { faulty } from '../table.ts'
import { client, ifMatch, machine, town, type Machine } from '../town.ts'

const wish = { municipality: '2361', email: 'eva@kommun.example', name: 'Eva Ek' }
const choice = { from: 'full', startingObjects: true, terms: true }
const tokenIn = (text: string) => /\/(?:sign-up|vouching)\/([\w-]+)/.exec(text)![1]!
const data = (on: Machine, municipality = '2361') => dataFor({ kind: 'job', municipality, job: 'test' }, on.platform)

/** Asks for a link as nobody; answers its token. */
async function asked(on: Machine, input: object = wish) {
  expect((await client(on)('POST', '/sign-ups', input)).status).toBe(202)
  return tokenIn(on.mails.at(-1)!.text)
}
/** In the cloud nobody's sign-up confirms itself. */
async function inCloud() {
  const on = await machine()
  Object.assign(on.platform.settings, { local: false, operator: 'drift@jarnkoll.example' })
  return on
}
/** A login with that address. */
const as = (on: Machine, who: string) => client(on, who)

test('a municipality of the register begins by a link, a sign-in with its address, a preset and the terms', async () => {
  const on = await machine()
  const token = await asked(on)
  expect(on.mails[0]).toMatchObject({ to: 'eva@kommun.example', text: expect.stringContaining('Härjedalens kommun') })
  const eva = as(on, 'eva')
  expect((await eva('GET', `/sign-ups/${token}`)).body).toMatchObject({
    kind: 'begin',
    signedInAs: 'eva@kommun.example',
  })
  expect((await eva('POST', `/sign-ups/${token}`, choice)).body).toEqual({ municipality: '2361', active: true })
  expect((await eva('GET', '/session')).body.municipalities).toEqual([
    { code: '2361', name: 'Härjedalen', demo: false },
  ])
  const me = (await eva('GET', '/2361/me')).body
  expect(me).toMatchObject({ person: { name: 'Eva Ek' }, accountRoles: ['modelAdmin'], counts: { objects: 16 } })
  expect(await tenantsOf(on.platform).list()).toEqual(['2361'])
})

test('whoever is no municipality of the register cannot begin', async () => {
  const on = await machine()
  for (const municipality of ['9901', '0000', '1234'])
    expect((await client(on)('POST', '/sign-ups', { ...wish, municipality })).body.type).toBe('municipality_unknown')
  expect((await client(on)('POST', '/sign-ups', { ...wish, municipality: 'x' })).status).toBe(400)
  expect(on.mails).toEqual([])
})

test('the link alone never signs in, and another address does not open it', async () => {
  const on = await machine()
  const token = await asked(on)
  expect((await client(on)('POST', `/sign-ups/${token}`, choice)).status).toBe(401)
  const other = await as(on, 'olle')('POST', `/sign-ups/${token}`, choice)
  expect([other.status, other.body.params]).toEqual([
    422,
    { expected: 'eva@kommun.example', actual: 'olle@kommun.example' },
  ])
  expect(await tenantsOf(on.platform).list()).toEqual([])
})

test('a link that expired, was used or never was is refused with what to do', async () => {
  const on = await machine()
  const [token, second] = [await asked(on), await asked(on)]
  expect((await as(on, 'eva')('GET', '/sign-ups/made-up')).body.type).toBe('link_expired')
  await as(on, 'eva')('POST', `/sign-ups/${token}`, choice)
  for (const method of ['GET', 'POST']) {
    const again = await as(on, 'eva')(method, `/sign-ups/${token}`, method === 'POST' ? choice : undefined)
    expect([again.status, again.body.type]).toEqual([410, 'link_used'])
  }
  on.clock.now = new Date(Date.now() + 49 * 3_600_000)
  expect((await client(on)('GET', `/sign-ups/${second}`)).body).toMatchObject({ type: 'link_expired', status: 410 })
})

test('without the terms nothing begins', async () => {
  const on = await machine()
  const token = await asked(on)
  expect((await as(on, 'eva')('POST', `/sign-ups/${token}`, { ...choice, terms: false })).body.type).toBe(
    'terms_not_accepted',
  )
})

test('of two who begin the same municipality at once one does, and the other is told', async () => {
  const on = await machine()
  const people = ['eva', 'olle', 'tuva']
  const tokens: string[] = []
  for (const who of people) tokens.push(await asked(on, { ...wish, email: `${who}@kommun.example`, name: who }))
  const answers = await Promise.all(people.map((who, i) => as(on, who)('POST', `/sign-ups/${tokens[i]}`, choice)))
  expect(answers.map(a => a.body.type ?? 'begun').toSorted()).toEqual([
    'begun',
    'municipality_taken',
    'municipality_taken',
  ])
  expect(await data(on).people.list()).toHaveLength(1)
})

test('a sign-up that is killed at any write leaves nothing to see, and can be finished', async () => {
  const on = await machine()
  const token = await asked(on)
  const eva = as(on, 'eva')
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (let at = 0; ; at++) {
    let writes = 0
    const killed = faulty(on.platform.table, {
      before: ({ constructor: { name } }) => {
        if (/Write|Update|Put/.test(name) && writes++ === at) throw new Error('killed')
      },
    })
    const platform = { ...on.platform, table: killed }
    const answer = await client({ ...on, platform, app: createApp(platform) }, 'eva')(
      'POST',
      `/sign-ups/${token}`,
      choice,
    ).catch(() => ({ status: 500 }))
    if (answer.status === 200) break
    expect(at).toBeLessThan(20)
    expect(await tenantsOf(on.platform).list()).toEqual([])
    expect((await eva('GET', '/session')).body.municipalities).toEqual([])
    expect((await eva('GET', '/2361/me')).status).toBe(404)
    expect(await data(on).objects.list()).toEqual([])
  }
  logged.mockRestore()
  expect((await eva('GET', '/2361/me')).status).toBe(200)
})

test('in the cloud a municipality is active when somebody has vouched, by a link of their own', async () => {
  const on = await inCloud()
  const token = await asked(on)
  const eva = as(on, 'eva')
  expect((await eva('POST', `/sign-ups/${token}`, choice)).body).toEqual({ municipality: '2361', active: false })
  expect((await eva('POST', `/sign-ups/${token}`, { ...choice, from: 'light' })).body.active).toBe(false)
  expect((await eva('GET', '/2361/me')).status).toBe(404)
  const toOperator = on.mails.filter(mail => mail.to === 'drift@jarnkoll.example')
  expect(toOperator).toHaveLength(1)
  const vouch = tokenIn(toOperator[0]!.text)
  expect((await eva('POST', `/vouching/${token}`)).body.type).toBe('link_expired')
  on.clock.now = new Date(Date.now() + 10 * 24 * 3_600_000)
  const operator = client(on)
  expect((await operator('GET', `/vouching/${vouch}`)).body).toMatchObject({ officialName: 'Härjedalens kommun' })
  expect((await operator('POST', `/vouching/${vouch}`)).body).toEqual({ municipality: '2361' })
  expect((await operator('POST', `/vouching/${vouch}`)).body.type).toBe('link_used')
  expect(on.mails.at(-1)).toMatchObject({ to: 'eva@kommun.example', subject: 'Ert Järnkoll är öppet' })
  expect((await data(on).model.get()).preset).toBe('light')
  on.clock.now = new Date()
  expect((await eva('GET', '/2361/me')).body.accountRoles).toEqual(['modelAdmin'])
})

test('who comes to a municipality that has begun asks to join; its modellansvarig answers, and no names are shown', async () => {
  const of = await town({ municipality: '2361' })
  const token = await asked(of)
  expect(of.mails[0]!.text).toContain('använder redan Järnkoll')
  const eva = as(of, 'eva')
  const seen = await eva('GET', `/sign-ups/${token}`)
  expect(seen.body.kind).toBe('join')
  expect(seen.text).not.toContain('modelAdmin')
  expect((await eva('POST', `/sign-ups/${token}`, choice)).body.type).toBe('municipality_taken')
  expect((await as(of, 'olle')('POST', `/sign-ups/${token}/request`)).body.type).toBe('link_other_address')
  expect((await eva('POST', `/sign-ups/${token}/request`)).body).toEqual({ officialName: 'Härjedalens kommun' })
  expect(of.mails.at(-1)!.to).toBe('modelAdmin-2361@kommun.example')
  await eva('POST', `/sign-ups/${await asked(of)}/request`)
  const admin = of.as('modelAdmin')
  const [request, ...more] = (await admin('GET', '/members')).body.requests
  expect([request.name, more]).toEqual(['Eva Ek', []])
  expect((await eva('GET', '/2361/me')).status).toBe(404)
  expect((await of.as('reader')('POST', `/members/requests/${request.id}`, { roles: [] })).status).toBe(403)
  await admin('POST', `/members/requests/${request.id}`, { roles: ['controller'] }, ifMatch(request.revision))
  expect((await eva('GET', '/2361/me')).body).toMatchObject({
    accountRoles: ['controller'],
    person: { name: 'Eva Ek' },
  })
  expect((await admin('GET', '/members')).body.requests).toEqual([])
  expect(of.mails.at(-1)).toMatchObject({ to: 'eva@kommun.example', text: expect.stringContaining('Du är med') })
})

test('a request to join that is declined leads nowhere', async () => {
  const of = await town({ municipality: '2361' })
  const eva = as(of, 'eva')
  await eva('POST', `/sign-ups/${await asked(of)}/request`)
  const { requests } = (await of.as('modelAdmin')('GET', '/members')).body
  await of.as('modelAdmin')('DELETE', `/members/requests/${requests[0].id}`, undefined, ifMatch(requests[0].revision))
  expect(of.mails.at(-1)!.text).toContain('avböjt')
  expect((await eva('GET', '/2361/me')).status).toBe(404)
})

test('nobody’s mailbox is filled on a stranger’s wish', async () => {
  const on = await machine()
  for (let i = 0; i < 5; i++) await asked(on)
  const sixth = await client(on)('POST', '/sign-ups', wish)
  expect([sixth.status, Number(sixth.headers.get('Retry-After'))]).toEqual([429, sixth.body.params.seconds])
  expect(on.mails).toHaveLength(5)
})

test('a municipality begins from any model of Järnkoll’s own, or from what another has published, as it was shown', async () => {
  const on = await machine()
  const other = await town({ municipality: '9982', on })
  const { roles } = await other.data.model.get()
  await other.as('modelAdmin')(
    'PATCH',
    '/model',
    { roles: [{ ...roles[0]!, name: 'Verksamhetsägare' }, ...roles.slice(1)] },
    ifMatch(1),
  )
  await other.as('modelAdmin')('PUT', '/library/publication', { name: 'Deras' }, ifMatch(2))
  const token = await asked(on)
  const eva = as(on, 'eva')
  expect((await client(on)('GET', `/sign-ups/${token}/models`)).status).toBe(401)
  expect((await as(on, 'olle')('GET', `/sign-ups/${token}/models`)).status).toBe(422)
  const { items } = (await eva('GET', `/sign-ups/${token}/models`)).body
  expect(items).toMatchObject([{ municipality: '9982', name: 'Deras', version: 1, counts: { roles: 6, events: 14 } }])
  const from = { ...choice, from: '9982', startingObjects: false }
  expect((await eva('POST', `/sign-ups/${token}`, { ...from, version: 7 })).body.type).toBe('library_changed')
  expect((await eva('POST', `/sign-ups/${token}`, { ...from, from: '9981', version: 1 })).status).toBe(404)
  expect((await eva('POST', `/sign-ups/${token}`, { ...from, version: 1 })).body.active).toBe(true)
  const begun = data(on)
  expect((await begun.model.get()).roles.map(({ name }) => name)).toContain('Verksamhetsägare')
  expect((await begun.wheels.get(2026)).events).toHaveLength(14)
  expect((await eva('GET', '/2361/overview')).body.firstSteps[0]).toEqual({ step: 'model', done: true })
})

test.each([
  ['own', [], 0],
  ['pair', ['Objektägare', 'Objektledare', 'Objektledare IT'], 14],
] as const)('a municipality that begins from %s has that and no more', async (from, roles, events) => {
  const on = await machine()
  const token = await asked(on)
  const eva = as(on, 'eva')
  expect((await eva('POST', `/sign-ups/${token}`, { ...choice, from })).status).toBe(200)
  expect((await data(on).model.get()).roles.map(({ name }) => name)).toEqual(roles)
  expect((await data(on).wheels.get(2026)).events).toHaveLength(events)
  expect((await eva('GET', '/2361/overview')).body.firstSteps[0]).toEqual({ step: 'model', done: from !== 'own' })
})

test('in the cloud what was chosen is what is begun from, whatever becomes of it meanwhile', async () => {
  const on = await inCloud()
  const other = await town({ municipality: '9982', on })
  await other.as('modelAdmin')('PUT', '/library/publication', { name: 'Deras' }, ifMatch(1))
  const token = await asked(on)
  const from = { ...choice, from: '9982', version: 1 }
  expect((await as(on, 'eva')('POST', `/sign-ups/${token}`, from)).body.active).toBe(false)
  await other.as('modelAdmin')('DELETE', '/library/publication')
  const vouch = tokenIn(on.mails.find(mail => mail.to === 'drift@jarnkoll.example')!.text)
  expect((await client(on)('POST', `/vouching/${vouch}`)).body).toEqual({ municipality: '2361' })
  expect((await data(on).model.get()).roles).toHaveLength(6)
})
