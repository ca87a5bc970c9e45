import { expect, test } from 'vitest'
import { networksOf } from '#functions/data/networks.ts'
import { releaseKeys } from '#functions/data/release-keys.ts'
import { openDoor } from '#functions/data/table.ts'
import type { FigureId } from '#shared/benchmark/key-figures.ts'
import { Network } from '#shared/networks.ts'
import { Round } from '#shared/rounds.ts'
import { joined } from '#shared/sharing.ts'
import { town, type Town } from '../town.ts'

const period = '2026-forecast'
const figures: FigureId[] = ['K9', 'K14', 'K15']
const round = (of: object = {}) =>
  Round.parse({
    ...{ network: 'n1', period, figures, state: 'open', opensOn: '2026-08-01', closesOn: '2026-12-01' },
    ...{ releaseOn: '2026-12-15', ...of },
  })

/** A municipality in a network that shares K9 and K14, and has given a value of K14. */
async function member(state: 'open' | 'released' = 'released') {
  const at = await town()
  await networksOf(at.platform).add(Network.parse({ id: 'n1', name: 'Norr', figures }), [round({ state })])
  await networksOf(at.platform).add(Network.parse({ id: 'n2', name: 'Söder', figures }), [])
  await at.data.memberships.create({ ...joined('n1', 1, 'Eva Ek', '2026-01-01'), shares: ['K9', 'K14'] })
  const given = { figure: 'K14' as const, version: 1, numerator: 9, denominator: 10, value: 90 }
  const snapshot = { network: 'n1', municipality: at.municipality, period, givenOn: '2026-09-01', figures: [given] }
  const { door, keys } = at.data.scope
  await door.load([{ ...keys.snapshot('n1', period), ...snapshot, at: '2026-09-01T05:00:00.000Z' }])
  if (state === 'released') await release(at)
  return at
}

/** What was released, as it is kept. */
async function release({ platform }: Town) {
  const door = openDoor(platform.table, pk => pk.startsWith('B#'))
  const told = { version: 1, n: 8, median: 80, quartiles: { lower: 70, upper: 95 }, why: {} }
  await door.load([
    {
      ...releaseKeys.shown('n1', period),
      ...{ group: 'n1', period, edition: 1, releasedOn: '2026-12-15', hash: '' },
    },
    ...figures.map(figure => ({ ...releaseKeys.figure('n1', period, 1, figure), figure, ...told })),
  ])
}
const path = '/comparison/rounds/n1/2026-forecast'
const row = (body: { rows: { figure: string }[] }, figure: string) => body.rows.find(one => one.figure === figure)

test('a municipality in no network has nothing to choose, and no round of anyone', async () => {
  const { as } = await town()
  expect((await as('leader')('GET', '/comparison')).body).toEqual({ choices: [] })
  expect((await as('leader')('GET', path)).body.type).toBe('network_not_member')
})

test('a member chooses among its own networks, and sees which rounds are released', async () => {
  const { as } = await member()
  const { body } = await as('leader')('GET', '/comparison')
  expect(body.choices).toMatchObject([{ id: 'n1', name: 'Norr', shares: 2, periods: [{ period, state: 'released' }] }])
})

test('who gives may see: the group’s values are told only of what the municipality itself has given', async () => {
  const { as } = await member()
  const { body } = await as('leader')('GET', path)
  expect(row(body, 'K14')).toMatchObject({ own: 90, n: 8, median: 80, place: { side: 'above', within: true } })
  expect(row(body, 'K15')).toMatchObject({ hidden: 'not_shared' })
  expect(row(body, 'K9')).not.toHaveProperty('median')
  expect(JSON.stringify(body.rows.filter((one: { figure: string }) => one.figure !== 'K14'))).not.toMatch(/80|median"/)
})

test('before the release a member sees its own values, the day, and nothing of the group', async () => {
  const { as } = await member('open')
  const { body, text } = await as('leader')('GET', path)
  expect(body).toMatchObject({ state: 'open', releaseOn: '2026-12-15', closesOn: '2026-12-01' })
  expect(row(body, 'K14')).toMatchObject({ own: 90, isToday: false, hidden: 'not_released' })
  expect(text).not.toContain('median')
})

test('what is given anew for a correction is compared when that is told, and not before', async () => {
  const at = await member()
  const { door, keys } = at.data.scope
  const figure = { figure: 'K14' as const, version: 1, numerator: 7, denominator: 10, value: 70 }
  const anew = { network: 'n1', municipality: at.municipality, period, givenOn: '2026-12-17', figures: [figure] }
  const instant = '2026-09-01T05:00:00.000Z'
  const first = [{ ...figure, numerator: 9, value: 90 }]
  const told = { network: 'n1', period, at: instant, on: '2026-09-01', what: 'given', figures: first }
  await door.load([{ ...keys.snapshot('n1', period), ...anew, at: '2026-12-17T05:00:00.000Z' }])
  const shown = async (state: 'asked' | 'refused' | 'released') => {
    const correction = { askedBy: 'Ida Ström', askedOn: '2026-12-16', state }
    const of = round({ state: 'released', correction })
    await networksOf(at.platform).add(Network.parse({ id: 'n1', name: 'Norr', figures }), [of])
    const { body } = await at.as('leader')('GET', path)
    expect(body.correction).toEqual({ askedOn: '2026-12-16', state })
    return row(body, 'K14')
  }
  // Who had given nothing before has no part in what is shown.
  expect(await shown('refused')).toMatchObject({ hidden: 'not_given' })
  await door.load([{ ...keys.given('n1', period, instant), ...told }])
  expect(await shown('asked')).toMatchObject({ own: 90, median: 80 })
  expect(await shown('refused')).toMatchObject({ own: 90, median: 80 })
  expect(await shown('released')).toMatchObject({ own: 70, median: 80 })
})

test('a network that the municipality is not in, a round that is not there and another’s peer group are no addresses', async () => {
  const { as } = await member()
  for (const at of ['n2/2026-forecast', 'n1/2019', 'n1/soon', 'peers-all/2025', 'peers-skr-A1/2025']) {
    const { status, text } = await as('leader')('GET', `/comparison/rounds/${at}`)
    expect([404, 422], at).toContain(status)
    expect(text).toMatch(/network_not_member|not_found/)
  }
})
