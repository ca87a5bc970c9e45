import { expect, test } from 'vitest'
import { networksOf } from '#functions/data/networks.ts'
import { client, ifMatch, machine, town } from '../town.ts'
import { bodyOf, routes } from './routes.ts'

const days = { opensOn: '2026-09-20', closesOn: '2026-10-10', releaseOn: '2026-10-12' }

/** A network that Ida has begun, with a member. */
async function begun() {
  const at = await machine()
  const ida = client(at, 'ida', 'ida@region.example')
  const { body } = await ida('POST', '/coordination', { name: 'Åsarna' })
  const member = {
    municipality: '0180',
    since: '2026-01-01',
    agreement: 1,
    acceptedBy: 'Kim',
    acceptedOn: '2026-01-01',
  }
  await networksOf(at.platform).seat('asarna', [member])
  return { ...at, ida, network: body }
}
const ofNetwork = routes.filter(r => r.path.startsWith('/coordination/:network'))
const at = (path: string, network: string) =>
  path.replace(':network', network).replace(':period', '2026').replace(/:\w+/g, '0180')

test('whoever is signed in begins a network, runs it, and sees it among theirs', async () => {
  const { ida, network, ...on } = await begun()
  expect(network).toMatchObject({ id: 'asarna', k: 5, band: 8, open: false, public: false, revision: 1 })
  expect((await ida('GET', '/coordination')).body.items).toMatchObject([{ id: 'asarna', members: 1 }])
  expect((await client(on, 'other')('GET', '/coordination')).body.items).toEqual([])
})

test('another coordinator, nobody and a member’s user get nothing of a network by any route, and change nothing', async () => {
  const on = await begun()
  const mine = await town({ on })
  const other = client(on, 'other')
  await other('POST', '/coordination', { name: 'Andra' })
  await networksOf(on.platform).seat('asarna', [
    { municipality: '9981', since: '2026-01-01', agreement: 1, acceptedBy: 'Kim', acceptedOn: '2026-01-01' },
  ])
  const before = (await on.ida('GET', '/coordination/asarna')).text
  expect(ofNetwork.length).toBeGreaterThan(10)
  for (const route of ofNetwork) {
    const ask = [route.method, at(route.path, 'asarna'), bodyOf(route, '0180'), ifMatch(1)] as const
    expect((await client(on)(...ask)).status, `nobody: ${route.name}`).toBe(401)
    for (const who of [other, client(on, `modelAdmin-${mine.municipality}`)]) {
      const { status, text } = await who(...ask)
      expect(status, route.name).toBe(404)
      expect(text, route.name).not.toMatch(/ida@region|Stockholm/)
    }
  }
  expect((await on.ida('GET', '/coordination/asarna')).text).toBe(before)
})

test('thresholds are raised and never lowered, by the revision that was read, and the history tells it', async () => {
  const { ida } = await begun()
  const raised = await ida('PATCH', '/coordination/asarna', { k: 7 }, ifMatch(1))
  expect(raised.body).toMatchObject({ k: 7, revision: 2 })
  const lowered = await ida('PATCH', '/coordination/asarna', { k: 6 }, ifMatch(2))
  expect([lowered.status, lowered.body.type]).toEqual([422, 'network_threshold_lowered'])
  expect((await ida('PATCH', '/coordination/asarna', { k: 4 }, ifMatch(2))).status).toBe(400)
  expect((await ida('PATCH', '/coordination/asarna', { k: 8 }, ifMatch(1))).status).toBe(412)
  expect((await ida('PATCH', '/coordination/asarna', { k: 8 })).status).toBe(428)
  const { items } = (await ida('GET', '/coordination/asarna/history')).body
  expect(items).toMatchObject([{ what: 'changed', by: 'ida', changes: { k: [5, 7] } }, { what: 'begun' }])
})

test('a municipality is invited once, the invitation is withdrawn or declined, and nobody is removed', async () => {
  const { ida, platform } = await begun()
  const ask = (municipality: string) => ida('POST', '/coordination/asarna/invitations', { municipality })
  expect((await ask('1480')).body).toMatchObject({ municipality: '1480', name: 'Göteborg', invitedBy: 'ida' })
  expect((await ask('1480')).body.type).toBe('network_is_invited')
  expect((await ask('0180')).body.type).toBe('network_is_member')
  expect((await ask('9999')).body.type).toBe('municipality_unknown')
  const networks = networksOf(platform)
  expect(await networks.invitationsTo('1480', ['asarna'])).toMatchObject([{ network: 'asarna' }])
  await networks.decline('asarna', { code: '1480', name: 'Göteborg' }, { by: 'Kim', at: '2026-09-14T08:00:00Z' })
  expect(await networks.invitationsTo('1480', ['asarna'])).toEqual([])
  await ask('1480')
  expect((await ida('DELETE', '/coordination/asarna/invitations/1480')).status).toBe(204)
  expect(ofNetwork.filter(r => r.method === 'DELETE' && /members/.test(r.path))).toEqual([])
})

test('whoever proves the address that is asked runs the network too; the last one cannot leave', async () => {
  const { ida, ...on } = await begun()
  const [bo, eve] = [client(on, 'bo', 'Bo@Region.example'), client(on, 'eve')]
  await ida('POST', '/coordination/asarna/coordinators', { email: 'bo@region.example' })
  expect((await eve('POST', '/coordination/asarna/acceptance')).status).toBe(404)
  expect((await bo('GET', '/coordination')).body.invitations).toEqual([{ id: 'asarna', name: 'Åsarna' }])
  expect((await bo('GET', '/coordination/asarna')).status).toBe(404)
  expect((await ida('DELETE', '/coordination/asarna/coordinators/me')).body.type).toBe('network_last_coordinator')
  expect((await bo('POST', '/coordination/asarna/acceptance')).status).toBe(204)
  expect((await bo('GET', '/coordination/asarna')).body.coordinators).toHaveLength(2)
  expect((await ida('DELETE', '/coordination/asarna/coordinators/me')).status).toBe(204)
  expect((await ida('GET', '/coordination/asarna')).status).toBe(404)
})

test('a round is prepared with the network’s key figures, once, and its page tells who has given and never what', async () => {
  const { ida, platform, clock } = await begun()
  const ask = (body: object) =>
    ida('POST', '/coordination/asarna/rounds', { period: '2026-forecast', ...days, ...body })
  expect((await ask({})).body.type).toBe('network_without_figures')
  await ida('PATCH', '/coordination/asarna', { figures: ['K1', 'K9'] }, ifMatch(1))
  expect((await ask({ closesOn: '2026-10-12' })).body.type).toBe('round_days_order')
  expect((await ask({})).body).toMatchObject({ figures: ['K1', 'K9'], state: 'planned', revision: 1 })
  expect((await ask({})).body.type).toBe('round_exists')
  const moved = { ...days, closesOn: '2026-10-09' }
  expect((await ida('PATCH', '/coordination/asarna/rounds/2026-forecast', moved, ifMatch(1))).body.revision).toBe(2)
  const delivery = { municipality: '0180', givenOn: '2026-09-21', figures: 2, answered: 1 }
  await networksOf(platform).told('asarna', '2026-forecast', [delivery])
  clock.at = '2026-09-22'
  const { body } = await ida('GET', '/coordination/asarna/rounds/2026-forecast')
  expect(body.round.state).toBe('open')
  expect(body.members).toEqual([{ ...delivery, name: 'Stockholm', given: 'whole' }])
  expect(body.figures[0]).toEqual({ figure: 'K1', median: 'undecided', quartiles: 'undecided' })
})

test('a network that has ended takes no members, rounds or changes', async () => {
  const { ida } = await begun()
  expect((await ida('POST', '/coordination/asarna/end', undefined, ifMatch(1))).body.endedOn).toBe('2026-09-14')
  const asked = await ida('POST', '/coordination/asarna/invitations', { municipality: '1480' })
  expect(asked.body.type).toBe('network_ended')
  expect((await ida('PATCH', '/coordination/asarna', { name: 'Ny' }, ifMatch(2))).body.type).toBe('network_ended')
})
