import { definitions, KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { Network } from '#shared/networks.ts'
import type { Round } from '#shared/rounds.ts'
import { Snapshot } from '#shared/sharing.ts'
import { coordinationOf } from '#functions/data/coordination.ts'
import { coordinatorsOf } from '#functions/data/coordinators.ts'
import { dataFor } from '#functions/data/index.ts'
import { networksOf } from '#functions/data/networks.ts'
import { publishSnapshots } from '#functions/jobs/publish-snapshots.ts'
import type { Platform } from '#functions/platform/index.ts'
import { subOf } from '../accounts.ts'
import { random } from './random.ts'
import { seeder } from './tenants.ts'

const figures = [...KeyFigureId.options]
const ida = { name: 'Ida Ström', email: 'ida.strom@sjoviken.example' }

const agreement = `Vi jämför nyckeltal för att lära av varandra, inte för att rangordna.
Varje kommun bestämmer själv vad den delar och kan ta tillbaka det fram till sista dagen.
Ingen använder det som släpps för att räkna ut vad en annan kommun har lämnat.
Omgången har en sista dag, och det som är släppt rättas först i nästa omgång.`

/** What the network compares beside the fifteen, from the next closed year on: nobody has written anything of it yet. */
const cases = {
  ...{ id: 'own-arenden', name: 'Supportärenden per anställd', unit: 'count', bounds: [0, 100], floor: 0.5 },
  ...{ better: 'neither', decimals: 1, version: 1, scope: 'Ärenden från anställda, inte från elever.' },
  ...{ numeratorName: 'Supportärenden under året', denominatorName: 'Anställda den 31 december' },
} as const

const networks = [
  {
    ...{ id: 'asarna', name: 'Mellersta åsarna', description: 'Tolv kommuner längs åsarna.' },
    ...{ figures: [...figures, cases.id], ownFigures: [cases] },
  },
  {
    ...{ id: 'oppna', name: 'Öppna kommuner', figures, open: true, public: true },
    description: 'Öppet för alla kommuner som börjar med Järnkoll.',
  },
].map(of => Network.parse({ ...of, agreement: { version: 1, text: agreement }, demo: true }))

const round = { figures, edition: 1, state: 'planned' as const }
const closed = (year: number): Round => ({
  ...{ ...round, network: 'asarna', period: String(year) },
  ...{ opensOn: `${year + 1}-03-01`, closesOn: `${year + 1}-03-25`, releaseOn: `${year + 1}-03-30` },
})
const rounds: Record<string, Round[]> = {
  asarna: [
    ...[2022, 2023, 2024, 2025].map(closed),
    {
      ...{ ...round, network: 'asarna', period: '2026-forecast' },
      ...{ opensOn: '2026-08-24', closesOn: '2026-09-11', releaseOn: '2026-09-14' },
    },
    { ...closed(2026), figures: [...figures, cases.id] },
  ],
  oppna: [
    {
      ...{ ...round, network: 'oppna', period: '2026-forecast' },
      ...{ opensOn: '2026-08-24', closesOn: '2026-12-11', releaseOn: '2026-12-15' },
    },
  ],
}

/** The networks with who runs them, who is in them, and their rounds. */
export async function seedCoordination(platform: Platform, members: Record<string, string[]>): Promise<void> {
  const login = { ...ida, sub: subOf(ida.email) }
  for (const network of networks) {
    const { id } = network
    await coordinationOf(platform, ida.name).begin(network, coordinatorsOf(platform, login).seated(id, '2022-01-15'))
    await networksOf(platform).add(network, rounds[id]!)
    const accepted = { agreement: 1, acceptedBy: 'Kim Ek', acceptedOn: '2022-01-20' }
    await networksOf(platform).seat(
      id,
      members[id]!.map(municipality => ({ municipality, since: '2022-01-20', ...accepted })),
    )
  }
}

/** What the closed years' values lie around, by the figure; the others around a third of their bounds. */
const around: Partial<Record<KeyFigureId, number>> = { K1: 2_900, K2: 38, K9: 62, K11: 78, K12: 66, K14: 84 }

/** One that has given to neither of the last two rounds, and one that gives in part. */
const silent = '9910'

/** What the members gave to the closed years, and what they give to the forecast, each on a day of its own. */
export async function seedGiven(platform: Platform, members: string[]): Promise<void> {
  const told = networksOf(platform).told
  for (const [i, municipality] of members.entries()) {
    const data = dataFor(seeder(municipality), platform)
    for (const year of [2022, 2023, 2024, 2025]) {
      if (municipality === silent && year === 2025) continue
      const given = snapshot(municipality, year, i)
      const { door, keys } = data.scope
      await door.load([{ ...keys.snapshot('asarna', given.period), ...given, at: `${given.givenOn}T06:00:00.000Z` }])
      await told('asarna', given.period, [delivery(given)])
    }
    if (municipality === silent) continue
    await publishSnapshots(data, `2026-09-${String((i % 11) + 1).padStart(2, '0')}`, platform)
    const now = await data.snapshots.find('asarna', '2026-forecast')
    if (now) await told('asarna', '2026-forecast', [delivery(now)])
  }
}

const delivery = ({ municipality, givenOn, figures: of }: Snapshot) => ({
  ...{ municipality, givenOn, figures: of.length },
  answered: of.filter(({ figure }) => figure === 'K1' || figure === 'K2').length,
})

/** A closed year as a municipality gave it: near its own level, which moves a little each year. */
function snapshot(municipality: string, year: number, i: number): Snapshot {
  const chance = random(7_000 + Number(municipality) * 10 + year)
  const level = 0.7 + 0.06 * ((i * 5) % 12)
  return Snapshot.parse({
    ...{ network: 'asarna', municipality, period: String(year), givenOn: `${year + 1}-03-${10 + i}` },
    figures: figures.map(figure => {
      const { bounds, scale, version } = definitions[figure]
      const middle = around[figure] ?? bounds[0] + (bounds[1] - bounds[0]) / 3
      const wished = middle * level * (1 + 0.02 * (year - 2022)) * chance.between(0.94, 1.06)
      const value = Math.min(bounds[1], Math.max(bounds[0], wished))
      const denominator = Math.round(chance.between(9_000, 40_000))
      const numerator = Math.round((value * denominator) / scale)
      return { figure, version, numerator, denominator, value: (numerator / denominator) * scale }
    }),
  })
}
