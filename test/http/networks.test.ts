import { expect, test } from 'vitest'
import { networkKeys } from '#functions/data/network-keys.ts'
import { networksOf } from '#functions/data/networks.ts'
import { openDoor } from '#functions/data/table.ts'
import { Network } from '#shared/networks.ts'
import { ifMatch, machine, town, type Town } from '../town.ts'

const PERIOD = '2026-forecast'
async function open() {
  const at = await machine()
  await networksOf(at.platform).add(Network.parse({ id: 'n1', name: 'N1', open: true, figures: ['K1', 'K9', 'K14'] }), [
    {
      ...{ network: 'n1', period: PERIOD, opensOn: '2026-08-24', closesOn: '2026-12-11', releaseOn: '2026-12-15' },
      ...{ figures: ['K1', 'K9', 'K14'], edition: 1, state: 'planned' },
    },
  ])
  return town({ on: at })
}
const listed = ({ platform }: Town, network = 'n1', kod = '9981') =>
  openDoor(platform.table, pk => pk.startsWith('N#')).get(networkKeys.member(network, kod))
const join = (of: Town, network = 'n1', agreement = 1, part: 'modelAdmin' | 'controller' = 'modelAdmin') =>
  of.as(part)('POST', `/networks/${network}/membership`, { agreement })

test('a municipality joins by whoever may approve, who accepts the agreement by its version', async () => {
  const of = await open()
  expect((await join(of, 'n1', 1, 'controller')).status).toBe(403)
  expect((await join(of, 'n1', 2)).body.type).toBe('network_agreement_changed')
  expect(await listed(of)).toBeUndefined()
  const { status, body } = await join(of)
  expect(status).toBe(201)
  expect(body).toMatchObject({ shares: [], agreement: 1, acceptedBy: 'modelAdmin 9981', joinedOn: '2026-09-14' })
  expect(await listed(of)).toMatchObject({ municipality: '9981', agreement: 1, acceptedBy: 'modelAdmin 9981' })
  expect((await join(of)).status).toBe(200)
})

test('the peer groups are joined as one, by a membership of their own', async () => {
  const of = await open()
  expect((await join(of, 'peers')).status).toBe(201)
  expect(await listed(of, 'peers')).toMatchObject({ municipality: '9981', agreement: 1 })
})

test('a network that is not there cannot be joined', async () => {
  const of = await open()
  expect((await join(of, 'none')).status).toBe(404)
})

test('whoever leaves takes back what no frozen round holds, is a member no longer, and comes back sharing nothing', async () => {
  const of = await open()
  await join(of)
  await of.as('modelAdmin')('PUT', '/sharing/n1/approval', { figures: ['K14'] }, ifMatch(1))
  expect((await of.as('controller')('POST', '/networks/n1/departure', undefined, ifMatch(2))).status).toBe(403)
  const { body } = await of.as('modelAdmin')('POST', '/networks/n1/departure', undefined, ifMatch(2))
  expect(body).toMatchObject({ shares: [], leftOn: '2026-09-14' })
  expect(await of.data.snapshots.find('n1', PERIOD)).toBeUndefined()
  expect(await listed(of)).toBeUndefined()
  expect((await of.as('reader')('GET', '/sharing')).body.joinable[0]).toMatchObject({ id: 'n1', leftOn: '2026-09-14' })
  expect((await join(of)).body).toMatchObject({ shares: [] })
  expect(await listed(of)).toBeDefined()
})
