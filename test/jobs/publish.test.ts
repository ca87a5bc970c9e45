import { expect, test } from 'vitest'
import { networksOf } from '#functions/data/networks.ts'
import type { Table } from '#functions/data/table.ts'
import { networkKeys } from '#functions/data/network-keys.ts'
import { openDoor } from '#functions/data/table.ts'
import { dataFor, type Data } from '#functions/data/index.ts'
import { publishSnapshots } from '#functions/jobs/publish-snapshots.ts'
import { Contract } from '#shared/contracts.ts'
import { Network } from '#shared/networks.ts'
import { System } from '#shared/systems.ts'
import { joined } from '#shared/sharing.ts'
import { fault, faulty } from '../table.ts'
import { machine, town, type Machine } from '../town.ts'

const DAY = '2026-12-01'
const PERIOD = '2026-forecast'

/** A network with one round, and a municipality that shares two figures there. */
async function member(municipality = '9981', on?: Machine) {
  const at = on ?? (await machine())
  if (!on)
    await networksOf(at.platform).add(
      Network.parse({ id: 'n1', name: 'N1', open: true, figures: ['K1', 'K9', 'K14', 'K15'] }),
      [
        {
          ...{ network: 'n1', period: PERIOD, opensOn: '2026-08-24', closesOn: '2026-12-11', releaseOn: '2026-12-15' },
          ...{ figures: ['K1', 'K9', 'K14', 'K15'], edition: 1, state: 'planned' },
        },
      ],
    )
  const { data } = await town({ municipality, on: at })
  const membership = { ...joined('n1', 1, 'Karin Wallin', DAY), shares: ['K9' as const, 'K14' as const] }
  await data.memberships.join(undefined, membership, municipality)
  await addSystem(data, 's0')
  return { at, data }
}
const door = ({ platform }: Machine) => openDoor(platform.table, pk => pk.startsWith('N#'))
const addSystem = (data: Data, id = 's1') => data.systems.create(System.parse({ id, name: id, object: 'fo1' }))

test('what is approved is given, with who gave and how much for the coordinator, and no value there', async () => {
  const { at, data } = await member()
  expect(await publishSnapshots(data, DAY, at.platform)).toBe(1)
  const snapshot = await data.snapshots.find('n1', PERIOD)
  expect(snapshot?.figures.map(f => f.figure)).toEqual(['K9', 'K14'])
  const delivery = await door(at).get(networkKeys.delivery('n1', PERIOD, '9981'))
  expect(delivery).toEqual({
    ...networkKeys.delivery('n1', PERIOD, '9981'),
    ...{ municipality: '9981', givenOn: DAY, figures: 2, answered: 0 },
  })
})

test('the same again writes nothing; a new value is given anew and stands in the history', async () => {
  const { at, data } = await member()
  await publishSnapshots(data, DAY, at.platform)
  expect(await publishSnapshots(data, '2026-12-02', at.platform)).toBe(0)
  await addSystem(data)
  expect(await publishSnapshots(data, '2026-12-02', at.platform)).toBe(1)
  const history = await data.snapshots.given()
  expect(history.map(({ on, what }) => ({ on, what }))).toEqual([
    { on: DAY, what: 'given' },
    { on: '2026-12-02', what: 'given' },
  ])
})

test('a figure that cannot be computed is absent, and one that is zero is given', async () => {
  const { at, data } = await member()
  const before = await data.memberships.get('n1')
  await data.memberships.save(before, { ...before, shares: ['K1', 'K15'] })
  await data.contracts.create(Contract.parse({ id: 'c1', name: 'Utan slut' }))
  await publishSnapshots(data, DAY, at.platform)
  const { figures } = (await data.snapshots.find('n1', PERIOD))!
  // Nothing is known of costs; of contracts it is known that none has a last notice day.
  expect(figures.map(({ figure, numerator }) => [figure, numerator])).toEqual([['K15', 0]])
})

test('a round that is frozen, or closed for the day, is not written to', async () => {
  const { at, data } = await member()
  expect(await publishSnapshots(data, '2026-12-12', at.platform)).toBe(0)
  await publishSnapshots(data, DAY, at.platform)
  const key = networkKeys.round('n1', PERIOD)
  const round = await door(at).get(key)
  await addSystem(data)
  await door(at).load([{ ...round!, state: 'frozen' }])
  expect(await publishSnapshots(data, DAY, at.platform)).toBe(0)
  const before = await data.snapshots.find('n1', PERIOD)
  // Even when the round was looked at a moment before it was frozen.
  expect(await data.snapshots.publish({ ...before!, figures: [] }, await data.memberships.get('n1'))).toBe(false)
  expect(await data.snapshots.find('n1', PERIOD)).toEqual(before)
})

test('killed at any write and run again, each municipality has given the same, once', async () => {
  const { at, data } = await member()
  const others = [data, (await member('9982', at)).data, (await member('9983', at)).data]
  const run = async (kill: number) => {
    let left = kill
    const table: Table = faulty(at.platform.table, {
      before: ({ constructor }) => {
        if (/Write/.test(constructor.name) && left-- <= 0) throw fault('killed')
      },
      after: ({ constructor }) => {
        if (/Write/.test(constructor.name) && left === 0 && kill % 2 === 1) throw fault('killed')
      },
    })
    for (const { scope } of others)
      await publishSnapshots(dataFor(scope.actor, { ...at.platform, table }), DAY, at.platform)
  }
  for (let kill = 0; kill < 3; kill++) await run(kill).catch(error => expect(error.message).toBe('killed'))
  for (const each of others) {
    await publishSnapshots(each, DAY, at.platform)
    expect(await each.snapshots.given()).toHaveLength(1)
    expect((await each.snapshots.find('n1', PERIOD))?.figures).toHaveLength(2)
  }
}, 60_000)

test('what was read before a withdrawal is not given after it', async () => {
  const { data } = await member()
  const before = await data.memberships.get('n1')
  const old = { network: 'n1', municipality: '9981', period: PERIOD, givenOn: DAY }
  const figures = [{ figure: 'K9' as const, version: 1, numerator: 1, denominator: 2, value: 500 }]
  await data.memberships.decide(before, { ...before, shares: [] }, DAY, async () => [PERIOD], '9981')
  expect(await data.snapshots.publish({ ...old, figures }, before)).toBe(false)
  expect(await data.snapshots.find('n1', PERIOD)).toBeUndefined()
})
