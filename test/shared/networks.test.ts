import { fc, test as prop } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { assertCurrent, assertMayJoin, invite } from '#shared/network-members.ts'
import { begun, changedNetwork, ended, Network } from '#shared/networks.ts'
import { isOpen, moveDays, moved, newestFirst, prepare, stateOn, type Round } from '#shared/rounds.ts'

const own = {
  ...{ id: 'own-a', name: 'System per brukare', unit: 'count', bounds: [0, 10], floor: 1, better: 'neither' },
  ...{ decimals: 1, scope: '', numeratorName: 'System', denominatorName: 'Brukare', version: 1 },
}
const network = Network.parse({ id: 'n', name: 'Nätverket', figures: ['K1', 'own-a'], ownFigures: [own] })
const days = { opensOn: '2026-08-24', closesOn: '2026-09-11', releaseOn: '2026-09-14' }
const round: Round = { ...days, network: 'n', period: '2026-forecast', figures: ['K1'], edition: 1, state: 'planned' }
const refuses = (what: () => unknown, reason: string) =>
  expect(what).toThrow(expect.objectContaining({ reason }) as Error)

test('a network never has a peer group’s address, and no two have the same', () => {
  expect(begun({ name: 'Mellersta Åsarna' }, []).id).toBe('mellersta-asarna')
  expect(begun({ name: 'Åsarna' }, ['asarna', 'asarna-2']).id).toBe('asarna-3')
  for (const name of ['Peers all', 'peers', '!!!']) refuses(() => begun({ name }, []), 'network_name_reserved')
  expect(Network.shape.id.safeParse('peers-all').success).toBe(false)
})

prop.prop([fc.string({ minLength: 1, maxLength: 80 }).filter(s => s.trim() !== '')])(
  'whatever a network is called, its address is one, or the name is refused',
  name => {
    try {
      expect(Network.shape.id.safeParse(begun({ name }, []).id).success).toBe(true)
    } catch (error) {
      expect(error).toMatchObject({ reason: 'network_name_reserved' })
    }
  },
)

prop.prop([fc.array(fc.record({ k: fc.integer({ min: 5, max: 12 }), band: fc.integer({ min: 8, max: 20 }) }))])(
  'thresholds only rise, and are never under five and eight',
  changes => {
    let now = network
    for (const change of changes) {
      try {
        const after = changedNetwork(now, change)
        expect([after.k >= now.k, after.band >= now.band, after.band >= after.k]).toEqual([true, true, true])
        now = after
      } catch (error) {
        expect(['network_threshold_lowered', 'network_band_below_k']).toContain((error as { reason: string }).reason)
      }
    }
    expect(now.k).toBeGreaterThanOrEqual(5)
    expect(now.band).toBeGreaterThanOrEqual(8)
  },
)

test('an agreement that reads otherwise is a new version, and members accept it anew', () => {
  const other = changedNetwork(network, { agreement: 'Vi jämför varje år.' })
  expect(other.agreement).toEqual({ version: 2, text: 'Vi jämför varje år.' })
  expect(changedNetwork(other, { agreement: 'Vi jämför varje år.' }).agreement.version).toBe(2)
  refuses(() => assertCurrent(other, 1), 'network_agreement_changed')
  assertCurrent(other, 2)
})

test('a figure that is compared is defined, and one that is defined otherwise is a new version', () => {
  refuses(() => changedNetwork(network, { figures: ['own-b'] }), 'key_figure_not_listed')
  const wider = { ...network.ownFigures[0]!, bounds: [0, 20] as [number, number], version: 7 }
  const after = changedNetwork(network, { ownFigures: [wider] })
  expect(after.ownFigures[0]).toMatchObject({ version: 2, bounds: [0, 20] })
  expect(changedNetwork(after, { ownFigures: [wider] }).ownFigures[0]!.version).toBe(2)
})

test('a municipality joins when it is invited, or the network is open, and none that has ended', () => {
  const town = { code: '9981', name: 'Town' }
  refuses(() => assertMayJoin(network, false, 1), 'network_not_invited')
  assertMayJoin({ ...network, open: true }, false, 1)
  assertMayJoin(network, true, 1)
  const over = ended(network, '2026-09-14')
  refuses(() => assertMayJoin(over, true, 1), 'network_ended')
  refuses(() => changedNetwork(over, { name: 'Ny' }), 'network_ended')
  const asked = invite(town, [], [], { name: 'Ida', today: '2026-09-14' })
  refuses(() => invite(town, [], [asked], { name: 'Ida', today: '2026-09-14' }), 'network_is_invited')
  refuses(() => invite(town, [{ municipality: '9981' }], [], { name: 'Ida', today: '2026-09-14' }), 'network_is_member')
})

test('a round has its days in order, one a period, with the key figures of the network', () => {
  const asked = { ...days, period: '2025' }
  expect(prepare(network, [], asked, '2026-08-01')).toMatchObject({ figures: ['K1', 'own-a'], edition: 1 })
  refuses(() => prepare(network, [{ period: '2025' }], asked, '2026-08-01'), 'round_exists')
  refuses(() => prepare({ ...network, figures: [] }, [], asked, '2026-08-01'), 'network_without_figures')
  refuses(() => prepare(network, [], asked, '2026-09-12'), 'day_before_today')
  for (const wrong of [{ opensOn: '2026-09-12' }, { releaseOn: '2026-09-11' }])
    refuses(() => prepare(network, [], { ...asked, ...wrong }, '2026-08-01'), 'round_days_order')
})

test('a round opens by itself, is open to its last day, and its days are moved until it is frozen', () => {
  expect([stateOn(round, '2026-08-23'), stateOn(round, '2026-08-24')]).toEqual(['planned', 'open'])
  const given = ['2026-08-23', '2026-08-24', '2026-09-11', '2026-09-12'].map(day => isOpen(round, day))
  expect(given).toEqual([false, true, true, false])
  expect(moveDays(round, { ...days, closesOn: '2026-09-12' }, '2026-09-01').closesOn).toBe('2026-09-12')
  refuses(() => moveDays(round, { ...days, opensOn: '2026-08-30' }, '2026-09-01'), 'round_has_opened')
  refuses(() => moveDays(round, { ...days, closesOn: '2026-08-30' }, '2026-09-01'), 'day_before_today')
  refuses(() => moveDays({ ...round, state: 'frozen' }, days, '2026-09-01'), 'round_closed')
})

test('a round is frozen once and released once; a correction is its next edition', () => {
  const released = moved(moved(round, 'frozen'), 'released', 'abc')
  expect(released).toMatchObject({ state: 'released', edition: 1, certificateHash: 'abc' })
  refuses(() => moved(round, 'released'), 'round_closed')
  refuses(() => moved(released, 'open'), 'round_closed')
  expect(moved(released, 'frozen').edition).toBe(2)
  expect(newestFirst([{ period: '2024' }, { period: '2026-forecast' }, { period: '2026' }]).map(r => r.period)).toEqual(
    ['2026', '2026-forecast', '2024'],
  )
})
