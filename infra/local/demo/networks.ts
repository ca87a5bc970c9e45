import { Activity, Goal } from '#shared/plan-rows.ts'
import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { dataFor } from '#functions/data/index.ts'
import type { Platform } from '#functions/platform/index.ts'
import { fromTkr } from '#shared/money.ts'
import { approve, submit } from '#shared/plan-decisions.ts'
import { newPlan } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { joined } from '#shared/sharing.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { seedCoordination, seedGiven } from './coordination.ts'
import { costRows } from './costs.ts'
import { kinds } from './norrbacka.ts'
import { random } from './random.ts'
import { System } from '#shared/systems.ts'
import { begin, join, plainly, seeder } from './tenants.ts'

const names = [
  'Alsjö',
  'Bergvik',
  'Dalforsen',
  'Ekliden',
  'Furuvik',
  'Granheden',
  'Holmsta',
  'Islinge',
  'Kvarnby',
  'Lillån',
]

const others = names.map((_, i) => String(9903 + i))
const members: Record<string, string[]> = { asarna: ['9901', '9902', ...others], oppna: others.slice(0, 5) }

/** Two networks of invented municipalities: one with a history, one that a new municipality can join. */
export async function seedNetworks(platform: Platform): Promise<void> {
  await seedCoordination(platform, members)
  await Promise.all(names.map((name, i) => smallMunicipality(platform, name, i)))
  for (const [network, codes] of Object.entries(members))
    for (const municipality of codes) {
      const data = dataFor(seeder(municipality), platform)
      await data.memberships.create({
        ...joined(network, 1, 'Kim Ek', '2022-01-20'),
        shares: sharesOf(network, municipality),
        approved: { by: 'Kim Ek', on: '2022-01-20' },
      })
    }
}

/** When everybody is there: what the members have given. */
export const seedRounds = (platform: Platform) => seedGiven(platform, members.asarna!)

/** In the one network one shares little and one nothing, so that figures have different numbers of contributors. */
const less: Record<string, KeyFigureId[]> = { 'asarna 9905': KeyFigureId.options.slice(0, 2), 'asarna 9910': [] }
const sharesOf = (network: string, municipality: string) =>
  less[`${network} ${municipality}`] ?? [...KeyFigureId.options]

/** A municipality with just enough to compute its key figures. */
async function smallMunicipality(platform: Platform, name: string, i: number) {
  const municipality = String(9903 + i)
  const chance = random(500 + i)
  const population = Math.round(chance.between(9_000, 60_000))
  const employees = Math.round(population * chance.between(0.08, 0.1))
  const tenant = {
    municipality,
    name,
    officialName: `${name}s kommun`,
    population,
    employees,
    fullTimeEquivalents: Math.round(employees * 0.93),
  }
  const data = await begin(platform, tenant, presetModel('light'))
  const email = `kim.ek@${plainly(name)}.example`
  await data.people.create({ id: 'chef', name: 'Kim Ek', title: 'IT-chef', unit: '', available: 100, email })
  await join(platform, data, email, 'chef', ['modelAdmin'])
  const costs = []
  for (const object of presetObjects('light', () => `o${Math.floor(chance.next() * 1e9)}`)) {
    await data.objects.create({ ...object, since: '2024-01-01' })
    const systems = Math.round(chance.between(2, 9))
    await Promise.all(
      Array.from({ length: systems }, (_, k) =>
        data.systems.create(
          System.parse({
            id: `${object.id}-${k}`,
            name: `${object.name} ${k + 1}`,
            object: object.id,
            hosting: 'saas',
          }),
        ),
      ),
    )
    for (const role of ['objektagare', 'forvaltningsledare'])
      if (chance.next() < 0.85)
        await data.assignments.create({
          id: role,
          object: object.id,
          role,
          person: 'chef',
          from: '2024-01-01',
          extent: 5,
        })
    const budget = fromTkr(Math.round((population / 8) * chance.between(1.6, 3.6)))
    const year = {
      year: 2026,
      budget,
      actual: Math.round(budget * 0.66),
      forecast: Math.round(budget * 1.01),
      actualTo: 8,
    }
    costs.push(...costRows(object.id, year, [], kinds, i))
    await plan(platform, municipality, object.id, chance.next() < 0.8, chance.next())
  }
  await data.costs.load(costs)
}

async function plan(platform: Platform, municipality: string, object: string, inTime: boolean, done: number) {
  const by = (person: string, level: 'leading' | 'deciding') =>
    ({
      kind: 'person',
      municipality,
      person,
      name: person,
      accountRoles: [],
      openToAll: true,
      held: [{ object, role: 'objektagare', level, side: 'business' }],
    }) as const
  const leader = { ...by('ledare', 'leading'), accountRoles: [], held: [...by('ledare', 'leading').held] }
  const owner = { ...by('chef', 'deciding'), accountRoles: [], held: [...by('chef', 'deciding').held] }
  const { plans, model } = dataFor(leader, platform)
  await plans.create(newPlan(object, 2026))
  const parts = plans.parts(2026, object)
  await parts.goals.create(Goal.parse({ id: 'm1', text: 'Stödet fungerar varje dag' }))
  for (const k of [1, 2, 3])
    await parts.activities.create(
      Activity.parse({
        ...{ id: `a${k}`, name: `Aktivitet ${k}`, responsible: 'chef', due: '2026-06-30' },
        status: done * 3 > k - 0.5 ? 'done' : 'planned',
      }),
    )
  await parts.budget.create({ id: 'b1', costKind: 'licences', months: Array<number>(12).fill(0), comment: '' })
  const draft = await plans.withParts(2026, object)
  await plans.save(draft.plan, submit(draft, leader, '2025-09-25', await model.get()))
  const submitted = await plans.withParts(2026, object)
  const held = { id: 'then', object, role: 'objektagare', person: 'chef', from: '2025-01-01', extent: 10 }
  const of = { id: object, name: '', sides: 'both' as const }
  const known = { model: await model.get(), object: of, assignments: [held], people: [] }
  const day = inTime ? '2025-11-05' : '2025-12-20'
  const { plan, version } = approve(submitted, owner, { reference: '', comment: '' }, known, day)
  await dataFor(owner, platform).plans.freeze(submitted.plan, { plan, version: version! })
}
