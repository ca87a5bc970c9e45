import { expect, test } from 'vitest'
import { networkKeys } from '#functions/data/network-keys.ts'
import { networksOf } from '#functions/data/networks.ts'
import { openDoor } from '#functions/data/table.ts'
import { Network } from '#shared/networks.ts'
import { System } from '#shared/systems.ts'
import { ifMatch, machine, town, type Machine, type Town } from '../town.ts'

const PERIOD = '2026-forecast'
async function network() {
  const at = await machine()
  await networksOf(at.platform).add(Network.parse({ id: 'n1', name: 'N1', open: true, figures: ['K1', 'K9', 'K14'] }), [
    {
      ...{ network: 'n1', period: PERIOD, opensOn: '2026-08-24', closesOn: '2026-12-11', releaseOn: '2026-12-15' },
      ...{ figures: ['K1', 'K9', 'K14'], edition: 1, state: 'planned' },
    },
  ])
  return at
}
const doorOf = ({ platform }: Machine) => openDoor(platform.table, pk => pk.startsWith('N#'))
const join = (of: Town, id = 'n1') => of.as('modelAdmin')('POST', `/networks/${id}/membership`, { agreement: 1 })
const shared = async (of: Town) => (await of.as('reader')('GET', '/sharing')).body
const choose = (of: Town, part: 'controller' | 'modelAdmin', what: string, figures: string[], revision: number) =>
  of.as(part)(what === 'withdrawal' ? 'POST' : 'PUT', `/sharing/n1/${what}`, { figures }, ifMatch(revision))

async function member() {
  const of = await town({ on: await network() })
  await of.data.systems.create(System.parse({ id: 's1', name: 'S1', object: 'fo1' }))
  await join(of)
  return of
}

test('whoever joins shares nothing, and the page says so', async () => {
  const of = await member()
  const { networks, joinable, history } = await shared(of)
  expect(networks).toHaveLength(1)
  expect(networks[0]).toMatchObject({ id: 'n1', next: [], membership: { shares: [] } })
  expect(networks[0].rows.every((f: { shared: boolean }) => !f.shared)).toBe(true)
  expect(joinable.map((n: { id: string }) => n.id)).toEqual(['peers'])
  expect(history).toEqual([])
})

test('the controller prepares and gives nothing; the modellansvarig approves, and it is given at once', async () => {
  const of = await member()
  const prepared = await choose(of, 'controller', 'preparation', ['K9', 'K14'], 1)
  expect(prepared.body.prepared).toMatchObject({ shares: ['K9', 'K14'], by: 'controller 9981', on: '2026-09-14' })
  expect(await of.data.snapshots.find('n1', PERIOD)).toBeUndefined()
  expect((await choose(of, 'controller', 'approval', ['K9'], 2)).status).toBe(403)
  const approved = await choose(of, 'modelAdmin', 'approval', ['K9'], 2)
  expect(approved.body).toMatchObject({ shares: ['K9'], approved: { by: 'modelAdmin 9981', on: '2026-09-14' } })
  expect((await of.data.snapshots.find('n1', PERIOD))?.figures.map(f => f.figure)).toEqual(['K9'])
  const { networks, history } = await shared(of)
  expect(networks[0].rows.find((f: { figure: string }) => f.figure === 'K9')).toMatchObject({
    ...{ shared: true, now: { numerator: 1, denominator: 900 }, given: { on: '2026-09-14' } },
  })
  expect(history).toMatchObject([
    { what: 'given', by: 'modelAdmin 9981', changes: [{ figure: 'K9', is: (1 / 900) * 1_000 }] },
  ])
})

test('a figure outside the network’s list is refused, and an older reading too', async () => {
  const of = await member()
  expect((await choose(of, 'modelAdmin', 'approval', ['own-x'], 1)).body.type).toBe('key_figure_not_listed')
  await choose(of, 'controller', 'preparation', ['K9'], 1)
  expect((await choose(of, 'modelAdmin', 'approval', ['K9'], 1)).status).toBe(412)
})

test('a figure that is withdrawn is gone from the open round in the same moment, and can be given again', async () => {
  const of = await member()
  await choose(of, 'modelAdmin', 'approval', ['K9', 'K14'], 1)
  expect((await choose(of, 'controller', 'withdrawal', ['K9'], 2)).status).toBe(403)
  const { body } = await choose(of, 'modelAdmin', 'withdrawal', ['K9'], 2)
  expect(body.shares).toEqual(['K14'])
  expect((await of.data.snapshots.find('n1', PERIOD))?.figures.map(f => f.figure)).toEqual(['K14'])
  expect((await shared(of)).history[0]).toMatchObject({
    what: 'withdrawn',
    changes: [{ figure: 'K9', was: (1 / 900) * 1_000 }],
  })
  await choose(of, 'modelAdmin', 'withdrawal', ['K14'], 3)
  expect(await of.data.snapshots.find('n1', PERIOD)).toBeUndefined()
  expect(await doorOf(of).get(networkKeys.delivery('n1', PERIOD, '9981'))).toBeUndefined()
  await choose(of, 'modelAdmin', 'approval', ['K9'], 4)
  expect((await of.data.snapshots.find('n1', PERIOD))?.figures.map(f => f.figure)).toEqual(['K9'])
})

test('what was given to a round that is frozen stays there, and the page tells which', async () => {
  const of = await member()
  await choose(of, 'modelAdmin', 'approval', ['K9'], 1)
  const key = networkKeys.round('n1', PERIOD)
  const round = (await doorOf(of).get(key))!
  await doorOf(of).load([{ ...round, state: 'frozen' }])
  await choose(of, 'modelAdmin', 'withdrawal', ['K9'], 2)
  expect((await of.data.snapshots.find('n1', PERIOD))?.figures.map(f => f.figure)).toEqual(['K9'])
  expect((await shared(of)).networks[0].kept).toEqual([{ period: PERIOD, figures: ['K9'] }])
})

test('another municipality sees nothing of what this one shares', async () => {
  const of = await member()
  const other = await town({ municipality: '9982', on: of })
  await join(other)
  await choose(of, 'modelAdmin', 'approval', ['K9', 'K14'], 1)
  const theirs = await other.as('modelAdmin')('GET', '/sharing')
  expect(theirs.text).not.toContain('9981')
  expect(theirs.body.history).toEqual([])
  await expect(other.data.scope.door.get({ pk: 'S#9981', sk: `SNAP#n1#${PERIOD}` })).rejects.toThrow('not ours')
})

const own = {
  ...{
    id: 'own-hr',
    name: 'Egna timmar',
    unit: 'count' as const,
    bounds: [0, 100] as [number, number],
    floor: 1,
    better: 'neither' as const,
    decimals: 1,
  },
  ...{ scope: '', numeratorName: 'Timmar', denominatorName: 'Personer', version: 1 },
}

test('a network’s own figure is given as soon as it is written, once it is shared', async () => {
  const of = await member()
  await networksOf(of.platform).add(
    Network.parse({ id: 'n1', name: 'N1', open: true, figures: ['K9', 'own-hr'], ownFigures: [own] }),
    [{ ...(await networksOf(of.platform).rounds('n1'))[0]!, figures: ['K9', 'own-hr'] }],
  )
  const write = (numerator: number, revision: number) => {
    const entered = { numerator, denominator: 4, source: '' }
    return of.as('controller')('PUT', `/entered-figures/n1/own-hr/${PERIOD}`, entered, ifMatch(revision))
  }
  await write(8, 0)
  expect(await of.data.snapshots.find('n1', PERIOD)).toBeUndefined()
  await choose(of, 'modelAdmin', 'approval', ['own-hr'], 1)
  expect((await of.data.snapshots.find('n1', PERIOD))?.figures).toMatchObject([{ figure: 'own-hr', value: 2 }])
  await write(12, 1)
  expect((await of.data.snapshots.find('n1', PERIOD))?.figures).toMatchObject([{ figure: 'own-hr', value: 3 }])
  expect((await shared(of)).networks[0].next).toMatchObject([{ figure: 'own-hr', numerator: 12 }])
})

test('what the network no longer compares is withdrawn too', async () => {
  const of = await member()
  await choose(of, 'modelAdmin', 'approval', ['K9', 'K14'], 1)
  await networksOf(of.platform).add(Network.parse({ id: 'n1', name: 'N1', open: true, figures: ['K14'] }), [])
  const { body } = await choose(of, 'modelAdmin', 'withdrawal', ['K9', 'K14'], 2)
  expect(body.shares).toEqual([])
  expect(await of.data.snapshots.find('n1', PERIOD)).toBeUndefined()
})

test('an agreement that has been changed is accepted before anything is approved, and the network is told', async () => {
  const of = await member()
  const agreement = { version: 2, text: 'Ny' }
  await networksOf(of.platform).add(Network.parse({ id: 'n1', name: 'N1', figures: ['K9'], agreement }), [])
  const refused = await choose(of, 'modelAdmin', 'approval', ['K9'], 1)
  expect(refused.body).toMatchObject({ type: 'network_agreement_changed', sv: expect.stringContaining('version 2') })
  const accept = (version: number, part: 'controller' | 'modelAdmin' = 'modelAdmin') =>
    of.as(part)('POST', '/networks/n1/agreement', { agreement: version }, ifMatch(1))
  expect((await accept(2, 'controller')).status).toBe(403)
  expect((await accept(1)).body.type).toBe('network_agreement_changed')
  expect((await accept(2)).body).toMatchObject({ agreement: 2, acceptedOn: '2026-09-14' })
  expect(await networksOf(of.platform).members('n1')).toMatchObject([{ agreement: 2, acceptedOn: '2026-09-14' }])
  expect((await choose(of, 'modelAdmin', 'approval', ['K9'], 2)).status).toBe(200)
})

test('an invitation is declined once, and is gone', async () => {
  const of = await town({ on: await network() })
  await networksOf(of.platform).add(Network.parse({ id: 'closed', name: 'Closed' }), [])
  const asked = { municipality: '9981', name: '9981', invitedOn: '2026-09-01', invitedBy: 'Ida' }
  await doorOf(of).load([{ ...networkKeys.asked('closed', '9981'), ...asked }])
  expect((await shared(of)).joinable).toContainEqual(expect.objectContaining({ id: 'closed', invited: true }))
  const decline = (part: 'controller' | 'modelAdmin') => of.as(part)('POST', '/networks/closed/decline')
  expect((await decline('controller')).status).toBe(403)
  expect((await decline('modelAdmin')).status).toBe(204)
  expect((await decline('modelAdmin')).status).toBe(404)
  expect((await shared(of)).joinable.map(({ id }: { id: string }) => id)).not.toContain('closed')
})
