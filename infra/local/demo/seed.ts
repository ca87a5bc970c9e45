import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { dataFor, type Data } from '#functions/data/index.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { AccountRole } from '#shared/actor.ts'
import { Contract } from '#shared/contracts.ts'
import type { CostRow } from '#shared/costs.ts'
import type { Deadline } from '#shared/deadlines.ts'
import { addDays } from '#shared/day.ts'
import { fromTkr } from '#shared/money.ts'
import type { ManagedObject } from '#shared/objects.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { System } from '#shared/systems.ts'
import type { WheelEvent } from '#shared/wheel.ts'
import { FIRST_DAY } from '../clock.ts'
import { together } from '../together.ts'
import { seedComments } from './comments.ts'
import { seedComponents } from './components.ts'
import { costRows } from './costs.ts'
import { seedIntegrations } from './integrations.ts'
import { families, familyOf, links, scopes, usedBy } from './facts.ts'
import { columns, extents, figures, kinds, people, staffing } from './norrbacka.ts'
import { codeLists, ownFields, ownOf, ownOfContract, ownOfObject } from './own-fields.ts'
import { demoPeople } from './people.ts'
import { seedFollowUps } from './followups.ts'
import { seedNetworks, seedRounds } from './networks.ts'
import { seedDescriptions } from './descriptions.ts'
import { seedForums } from './forums.ts'
import { seedPractice } from './practice.ts'
import { at, BEGINNING, withPast } from './past.ts'
import { releasePastRounds } from './past-rounds.ts'
import { asWritten, seedSuppliers, suppliers } from './suppliers.ts'
import { sjoviken } from './sjoviken.ts'
import { begin, join, plainly, seeder } from './tenants.ts'
import { seedUnits, unitsOfSystems, workplaces } from './units.ts'
import { seedViews } from './views.ts'
import { seedMoney } from './money.ts'
import { priceTermsOf } from './planning.ts'

/** Fills an empty table with the invented municipalities. The same every time. */
export async function seedDemo(platform: Platform): Promise<void> {
  const joined = { ...platform, table: together(platform.table) }
  const begun = at(joined, BEGINNING)
  await Promise.all([norrbacka(begun), sjoviken(at(joined, '2026-09-01T07:00:00.000Z')), seedNetworks(begun)])
  await seedPractice(at(joined, '2026-06-08T07:00:00.000Z'))
  await seedRounds(at(joined, '2026-09-11T07:00:00.000Z'))
  await releasePastRounds(platform)
}

/** An event of the municipality's own. */
const contracts: WheelEvent = {
  id: 'answer-contracts',
  name: 'Svara på avtalsgenomgången',
  band: 'contracts',
  start: '08-17',
  day: '09-11',
  roll: 'previous',
  scope: 'object',
  holder: { level: 'leading', side: 'business' },
  action: 'tick',
  about: 0,
}

async function norrbacka(platform: Platform) {
  const full = presetModel('full')
  const own = [
    { id: 'anvandarrepresentant', name: 'Användarrepresentant', side: 'business' as const },
    { id: 'driftansvarig', name: 'Driftansvarig', side: 'it' as const },
  ].map(role => ({
    ...role,
    level: 'operative' as const,
    mandatory: false,
    decides: [],
    responsible: [],
    takesPart: [],
  }))
  const model = { ...full, roles: [...full.roles, ...own], ownFields, codeLists, families }
  const tenant = {
    municipality: '9901',
    name: 'Norrbäcka',
    officialName: 'Norrbäcka kommun',
    population: 38_400,
    fullTimeEquivalents: 3_260,
    employees: 3_250,
  }
  const data = withPast(await begin(platform, tenant, model, [contracts]), platform)

  for (const [id, [name, title, unit, available]] of Object.entries(people)) {
    const email = `${plainly(name)}@norrbacka.example`
    const place = workplaces[id.toLowerCase()] ?? unit
    await data.people.create({ id: id.toLowerCase(), name, title, unit: place, available, email })
  }
  await Promise.all([
    seedUnits(data),
    seedSuppliers(data),
    seedIntegrations(data),
    seedComponents(data),
    seedForums(data),
  ])
  const roles: Record<string, AccountRole[]> = {
    'eva.ost@norrbacka.example': ['controller'],
    'maja.dal@norrbacka.example': ['modelAdmin'],
    'tor.rask@norrbacka.example': ['modelAdmin'],
    'sara.dunge@norrbacka.example': ['reader'],
  }
  for (const { email, name, municipality } of demoPeople.filter(p => p.municipality.code === '9901')) {
    const id = Object.entries(people)
      .find(([, [of]]) => of === name)![0]
      .toLowerCase()
    await join(platform, dataFor(seeder(municipality.code), platform), email, id, roles[email] ?? [])
  }

  let n = 0
  const objects = presetObjects('full', () => `fo${String(++n).padStart(2, '0')}`).map(o => ({
    ...o,
    since: '2020-01-01',
  }))
  const costs = await Promise.all(objects.map((object, i) => seedObject(data, object, i)))
  await seedMoney(platform, data, objects, costs.flat())
  await seedFollowUps(platform, objects)
  await Promise.all([seedViews(data), seedComments(data), seedDescriptions(data)])
  await pastDeadlines(data)
}

/** One object with what belongs to it; answers its cost rows, five years of them. */
async function seedObject(data: Data, object: ManagedObject, i: number): Promise<CostRow[]> {
  const told = { scope: scopes[object.id] ?? '', links: links[object.id] ?? [] }
  await data.objects.create({ ...object, ...told, family: familyOf(i), own: ownOfObject(i, object.unit) })
  const systems = await seedSystems(data, object, i)
  await seedStaffing(data, object, i)
  const { budget, actual, forecast, before } = figures[i]!
  const year = {
    year: 2026,
    budget: fromTkr(budget),
    actual: fromTkr(actual),
    forecast: fromTkr(forecast),
    actualTo: 8,
  }
  const past = before.flatMap((tkr, back) => {
    const whole = fromTkr(tkr)
    const closed = { year: 2022 + back, budget: whole, actual: whole, forecast: whole, actualTo: 12 }
    return costRows(object.id, closed, [], kinds, i + 100 * (back + 1))
  })
  return [...costRows(object.id, year, systems, kinds, i + 1), ...past]
}

/** Some systems have a last day of their own, some the supplier's, a few both; none so near that the portfolio's risks change. */
function endsOf(i: number, k: number) {
  const year = 2028 + ((i * 5 + k * 3) % 5)
  const support = (i + k) % 3 === 0 ? { endOfSupport: `${year}-${k % 2 ? '06-30' : '12-31'}` } : {}
  const use = (i + 3 * k) % 4 === 0 ? { endOfUse: `${year + ((i + k) % 2)}-${i % 2 ? '03-31' : '12-31'}` } : {}
  return { ...support, ...use }
}

async function seedSystems(data: Data, object: ManagedObject, i: number): Promise<string[]> {
  const { systems, ends, critical } = figures[i]!
  const ids: string[] = []
  for (const [k, name] of systems.entries()) {
    const id = `sys-${object.id}-${k + 1}`
    ids.push(id)
    const steps = object.steps.filter((_, step) => (step + k) % 3 !== 1 && step <= k + 4)
    const hosting = k % 3 === 0 ? 'saas' : k % 3 === 1 ? 'supplier' : 'own'
    const supplier = suppliers[(i + k) % suppliers.length]!
    const known = (i + 2 * k) % 7
    await data.systems.create(
      System.parse({
        id,
        name,
        description: descriptions[k % descriptions.length]!,
        object: object.id,
        supports: steps.map((step, s) => ({ step: step.id, degree: s === 0 ? 'main' : 'partial' })),
        ...{ hosting, supplier, usedBy: usedBy[name] ?? [], links: links[name] ?? [] },
        lifecycle: (i + k) % 19 === 7 ? 'retiring' : 'inUse',
        criticality: critical && k === 0 ? 'high' : 'medium',
        unit: unitsOfSystems[object.id] ?? object.unit,
        users: 40 * (1 + ((i * 7 + k * 3) % 30)),
        personalData: (['sensitive', 'personal', 'none', 'personal'] as const)[(i + k) % 4],
        ...(known !== 3 && { classification: degrees(i, k), classifiedOn: '2025-05-20', classifyBy: '2027-05-31' }),
        ...endsOf(i, k),
        ...(known !== 5 && { signIn: 'sso' as const, mfa: known % 2 === 0 }),
        ...(known !== 1 && { hostingCountry: 'Sverige' }),
        ...(known > 1 && { processorAgreement: 'yes' as const, thirdCountry: false }),
        own: ownOf(i, k),
        ...(k < 3 && { published: true }),
        ...(k === 1 && { accessibility: 'partly' as const }),
        ...(critical && k === 0 && { rto: 4, rpo: 1, continuityPlan: true, continuityTested: '2026-03-12' }),
      }),
    )
    await data.contracts.create(
      Contract.parse({
        id: `avt-${object.id}-${k + 1}`,
        name: `Avtal ${name}`,
        number: `${2021 + (k % 5)}/${100 + i * 12 + k}`,
        supplier: asWritten(supplier, i + k),
        valuePerYear: fromTkr(120 + 35 * ((i * 5 + k * 3) % 17)),
        start: `${2021 + (k % 5)}-01-01`,
        end: ends[k] ?? addDays('2028-06-30', 31 * (k % 12)),
        noticeMonths: 6,
        ...(k % 4 === 3 && { extension: { times: 2, months: 12 } }),
        ...(k % 5 !== 4 && { owner: 'nb' }),
        ...(k % 7 !== 6 && { valuePerYear: fromTkr(40 + 35 * ((i * 5 + k * 3) % 17)) }),
        ...priceTermsOf(i, k),
        ...{ systems: [id], links: links[`Avtal ${name}`] ?? [] },
        own: ownOfContract(i, k),
      }),
    )
  }
  return ids
}

async function seedStaffing(data: Data, object: ManagedObject, i: number) {
  for (const [c, cell] of staffing[i]!.split(' ').entries()) {
    if (cell === '-') continue
    const [initials, to] = cell.split('/')
    const role = columns[c]!
    const assignment = {
      id: `${object.id}-${role}`,
      object: object.id,
      role,
      person: initials!.toLowerCase(),
      from: '2025-01-01',
      extent: extents[c]!,
    }
    await data.assignments.create({ ...assignment, ...(to && { to }) })
  }
}

/** What lay before the first day is done, but for one thing that is late. */
async function pastDeadlines(data: Data) {
  await generateDeadlines(data, FIRST_DAY)
  for (const year of [2025, 2026]) {
    const of = data.deadlines.of(year)
    const isLate = (d: Deadline) => d.rule === 'answer-contracts' && d.scope === 'fo03'
    const past = (await of.list()).filter(d => d.day < FIRST_DAY && !isLate(d))
    await Promise.all(past.map(d => of.save(d, { ...d, state: 'done', doneBy: 'kw', doneOn: d.day })))
  }
}

const degrees = (i: number, k: number) => ({
  confidentiality: 1 + ((i + k) % 4),
  integrity: 1 + ((i + 2 * k) % 4),
  availability: 1 + ((2 * i + k) % 4),
  ...((i + k) % 3 === 0 && { traceability: 1 + (k % 4) }),
})

const descriptions = ['Verksamhetssystem', 'Planering', 'Mobil app', 'E-tjänst', 'Register', 'Stödsystem']
