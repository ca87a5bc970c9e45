import { expect, test } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import { releaseData } from '#functions/data/release-data.ts'
import { releasesOf } from '#functions/data/releases.ts'
import { publishSnapshots } from '#functions/jobs/publish-snapshots.ts'
import { verifyRelease } from '#functions/jobs/verify-release.ts'
import { newToken } from '#functions/data/collection.ts'
import { coordinatorsOf } from '#functions/data/coordinators.ts'
import { openDoor } from '#functions/data/table.ts'
import { joined } from '#shared/sharing.ts'
import { client, type Machine } from '../town.ts'
import { DAY, give, given, line, PERIOD, released, values } from './rounds.ts'

const twelve = [200, 700, 1500, 2300, 3100, 4000, 5200, 6000, 7100, 8300, 9900, 12_000]
const NEXT = '2026-06-16'

/** A round of a network that Ida runs, and the correction that she asks for. */
const ask = async (at: Machine) => {
  const login = { sub: 'ida', email: 'ida@region.example', name: 'Ida' }
  const door = openDoor(at.platform.table, pk => /^[NU]#/.test(pk))
  await door.commit(coordinatorsOf(at.platform, login as never).seated('n1', DAY), newToken())
  return client(at, 'ida', login.email)('POST', `/coordination/n1/rounds/${PERIOD}/corrections`)
}
async function asked() {
  const at = await released(await given(values(twelve)))
  expect((await ask(at)).body).toMatchObject({ state: 'released', correction: { askedBy: 'ida', state: 'asked' } })
  return at
}

test('a correction is asked for once, of a round that is released', async () => {
  expect((await ask(await given(values(twelve)))).body).toMatchObject({
    type: expect.stringMatching('round_not_released'),
  })
  expect((await ask(await asked())).body).toMatchObject({ type: expect.stringMatching('correction_waits') })
})

const after = async (at: Machine) => {
  await released(at, NEXT)
  const { state, edition, correction } = (await releaseData(at.platform).round('n1', PERIOD))!
  return { state, edition, correction: correction?.state, why: correction?.why }
}
const medians = async (at: Machine) =>
  (await releasesOf(at.platform).figures('n1', PERIOD)).map(({ median, mean }) => ({ median, mean }))

/** A municipality of the round, with what it shares there. */
const sharing = async (at: Machine, municipality: string, shares: 'K1'[]) => {
  const data = dataFor({ kind: 'job', municipality, job: 'test' }, at.platform)
  return { data, membership: await data.memberships.create({ ...joined('n1', 1, 'Eva Ek', DAY), shares }) }
}
const anew = { figure: 'K1' as const, version: 1, numerator: 900_000_000, denominator: 10_000, value: 900 }
const again = { network: 'n1', municipality: '2001', period: PERIOD, givenOn: DAY }

test('to a round that is released nothing is given, until it is to be told anew', async () => {
  const at = await released(await given(values(twelve)))
  const { data, membership } = await sharing(at, '2001', ['K1'])
  expect(await data.snapshots.publish({ ...again, figures: [anew] }, membership)).toBe(false)
  await ask(at)
  expect(await data.snapshots.publish({ ...again, figures: [anew] }, membership)).toBe(true)
  expect((await data.snapshots.find('n1', PERIOD))?.figures).toEqual([anew])
})

test('who has withdrawn since the release is not in what is told anew', async () => {
  const at = await asked()
  const { data } = await sharing(at, '2001', [])
  await publishSnapshots(data, NEXT, at.platform)
  expect(await data.snapshots.find('n1', PERIOD)).toBeUndefined()
  expect((await data.snapshots.given()).map(({ what }) => what)).toEqual(['withdrawn'])
})

test('a round is corrected because one municipality had given another value, when both editions together tell of nobody', async () => {
  const at = await asked()
  const before = await medians(at)
  await give(at, values([9000]))
  expect(await after(at)).toEqual({ state: 'released', edition: 2, correction: 'released', why: undefined })
  expect(await medians(at)).not.toEqual(before)
})

test('and is not, because one has withdrawn', async () => {
  const at = await asked()
  const before = await medians(at)
  await give(at, { '2001': {} })
  expect(await after(at)).toMatchObject({ edition: 1, correction: 'refused', why: 'too_few_changed' })
  expect(await medians(at)).toEqual(before)
  expect(await line(at)).toHaveLength(1)
  expect(await releaseData(at.platform).frozen('n1', PERIOD, 2)).toBeUndefined()
})

test('a correction in which nothing is new is none', async () => {
  expect(await after(await asked())).toMatchObject({ edition: 1, correction: 'refused', why: 'nothing_changed' })
})

test('many have changed, and both editions together would tell what they gave: it waits for the next round', async () => {
  const at = await asked()
  await give(at, values(twelve.map(value => value * 1.4)))
  expect(await after(at)).toEqual({ state: 'released', edition: 1, correction: 'refused', why: 'tells_too_much' })
})

test('when five have changed the round has another edition, compared with the first and shown in its place', async () => {
  const at = await asked()
  const before = await medians(at)
  await give(at, values(twelve.slice(0, 5).map(value => value * 1.1)))
  expect(await after(at)).toEqual({ state: 'released', edition: 2, correction: 'released', why: undefined })
  expect(await medians(at)).not.toEqual(before)
  expect((await line(at)).map(({ group }) => group)).toEqual(['n1', 'n1'])
  expect((await verifyRelease('n1', PERIOD, at.platform)).filter(one => one.wrong)).toEqual([])
  expect(await releasesOf(at.platform).rounds('n1')).toMatchObject([{ period: PERIOD, edition: 2 }])
})
