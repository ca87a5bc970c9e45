import { Assignment } from '#shared/assignments.ts'
import { Contract } from '#shared/contracts.ts'
import { addDays } from '#shared/day.ts'
import { ManagedObject } from '#shared/objects.ts'
import { System } from '#shared/systems.ts'
import { together } from '#infra/local/together.ts'
import { dataFor } from '#functions/data/index.ts'
import { machine, town, type Machine } from './town.ts'

const words = ['Journal', 'Schema', 'Planering', 'Avtal', 'Register', 'Kartor', 'Ärende', 'Lön', 'Åtgärd', 'Öppna data']

/** A large municipality: 60 objects, 400 systems with every fact filled in, 150 contracts, 200 people, 800 assignments. */
export async function largeTown(on?: Machine) {
  const at = await town({ on: on ?? (await machine()) })
  const table = together(at.platform.table)
  const data = dataFor({ kind: 'job', municipality: at.municipality, job: 'test' }, { ...at.platform, table })
  const many = <T>(n: number, make: (i: number) => Promise<T>) =>
    Promise.all(Array.from({ length: n }, (_, i) => make(i)))
  const name = (kind: string, i: number) => `${words[i % words.length]} ${kind} ${i}`
  await many(59, i =>
    data.objects.create(
      ManagedObject.parse({
        ...{
          id: `o${i}`,
          code: `FO-${i + 10}`,
          name: name('objekt', i),
          unit: `Förvaltning ${i % 7}`,
          since: '2020-01-01',
        },
        purpose: 'IT-stöd för verksamheten, från ansökan till uppföljning. '.repeat(3),
        steps: Array.from({ length: 6 }, (_, s) => ({ id: `s${s}`, name: `Steg ${s}` })),
      }),
    ),
  )
  await many(200, i =>
    data.people.create({
      ...{ id: `p${i}`, name: name('person', i), title: 'Systemförvaltare', unit: 'Kommunledning', available: 80 },
      email: `p${i}@stor.example`,
    }),
  )
  await many(400, i =>
    data.systems.create(
      System.parse({
        ...{
          id: `s${i}`,
          name: name('system', i),
          shortName: `S${i}`,
          object: `o${i % 59}`,
          type: 'Verksamhetssystem',
        },
        description: 'Stöd för handläggning, planering och uppföljning i hela verksamheten, med e-tjänster och app.',
        usedBy: [`o${(i + 1) % 59}`, `o${(i + 2) % 59}`],
        supports: Array.from({ length: 4 }, (_, s) => ({ step: `s${s}`, degree: s === 0 ? 'main' : 'partial' })),
        ...{ unit: 'Socialförvaltningen', userGroup: 'Handläggare och chefer', users: 100 + i, hosting: 'saas' },
        ...{ hostingCountry: 'Sverige', supplier: `Leverantör ${i % 40} AB`, version: '27.1.3', criticality: 'high' },
        ...{ endOfUse: '2032-12-31', endOfSupport: '2031-06-30', classifiedOn: '2025-05-20', classifyBy: '2027-05-31' },
        classification: { confidentiality: 3, integrity: 3, availability: 2, traceability: 2 },
        ...{ personalData: 'sensitive', processorAgreement: 'yes', thirdCountry: false, rto: 8, rpo: 2 },
        ...{ continuityPlan: true, continuityTested: '2026-03-12', signIn: 'sso', mfa: true, accessibility: 'partly' },
        ...{ archiving: 'Bevaras i e-arkivet, gallras efter tio år enligt dokumenthanteringsplanen.', published: true },
      }),
    ),
  )
  await many(150, i =>
    data.contracts.create(
      Contract.parse({
        ...{
          id: `c${i}`,
          name: name('avtal', i),
          number: `2024/${i}`,
          supplier: `Leverantör ${i % 40} AB`,
          owner: `p${i}`,
        },
        ...{ start: '2024-01-01', end: addDays('2027-01-31', i * 9), noticeMonths: 6, valuePerYear: 49_000_000 },
        systems: [`s${i * 2}`, `s${i * 2 + 1}`],
      }),
    ),
  )
  const roles = ['objektagare', 'forvaltningsledare', 'objektspecialist', 'objektagare-it', 'forvaltningsledare-it']
  await many(800, i =>
    data.assignments.create(
      Assignment.parse({
        ...{ id: `a${i}`, object: `o${i % 59}`, role: roles[i % roles.length], person: `p${i % 200}` },
        ...{ from: '2025-01-01', extent: 10 },
      }),
    ),
  )
  const months = Array<number>(12).fill(1_000_000)
  const years = [2022, 2023, 2024, 2025, 2026]
  await data.costs.load(
    years.flatMap(year =>
      Array.from({ length: 400 }, (_, i) => ({
        ...{ id: `k${year}-${i}`, object: `o${i % 59}`, system: `s${i}`, costKind: 'licences', year },
        ...{ budget: months, actual: months, forecast: months, actualTo: year === 2026 ? 8 : 12 },
      })),
    ),
  )
  return at
}
