import { expect, test } from 'vitest'
import { work } from '#functions/jobs/index.ts'
import type { CostRow } from '#shared/costs.ts'
import { sum } from '#shared/money.ts'
import { staffCosts } from '#shared/staff-costs.ts'
import { ifMatch, town, type Town } from '../town.ts'
import { readIn, sieFile, worked } from './ledger-file.ts'

const terms = {
  lkp: [{ from: '2026-01-01', basisPoints: 4_100, source: 'SKR 2026' }],
  classes: [{ id: 'k1', name: 'Ledare', monthly: 5_000_000, from: '2026-01-01' }],
  ofRole: { objektagare: 'k1', forvaltningsledare: 'k1' },
  ofAssignment: {},
}
const read = async (of: Town) => (await of.as('controller')('GET', '/economy')).body
const put = async (of: Town, change: (now: { entities: object[]; staff: typeof terms }) => object) => {
  const { entities, staff, revision } = await read(of)
  return of.as('controller')('PUT', '/economy', change({ entities, staff }), ifMatch(revision))
}
const withTerms = (of: Town, more: object = {}) =>
  put(of, ({ entities }) => ({ entities, staff: { ...terms, ...more } }))
const staffRows = async (of: Town, year = 2026): Promise<CostRow[]> =>
  (await of.data.costs.year(year)).filter(({ origin }) => origin === 'staff')
const night = (of: Town, day: string) => work({ job: 'reckon-costs', scope: of.municipality, day }, of.platform)

const costs = sieFile([
  ['20260115', '6420', '4711', 1000],
  ['20260415', '6550', '4711', 200],
  ['20260425', '5010', '900', 9000],
])

test('a municipality begins as itself, without terms; no staff cost is told, and nothing is missing', async () => {
  const of = await town()
  expect(await read(of)).toMatchObject({
    ...{ revision: 0, missing: [], mayEdit: true, year: 2026 },
    entities: [{ id: '9981', name: 'Town 9981 kommun', chart: 'kommunbas', sign: 1 }],
    staff: { lkp: [], classes: [], ofRole: {}, ofAssignment: {} },
  })
  await night(of, '2026-09-14')
  expect(await of.data.costs.head(2026)).toBeUndefined()
})

test('terms give each side of an object its staff cost: actual as far as the ledger goes, and the file is as it was', async () => {
  const of = await town()
  await readIn(of, costs)
  const before = (await of.as('reader')('GET', '/costs/2026')).body
  expect((await withTerms(of)).status).toBe(200)
  // 10 % of an owner and of a leader at 50 000 kr and 41 %: 14 100 kr a month.
  const [row, ...others] = await staffRows(of)
  expect(others).toEqual([])
  expect(row).toMatchObject({
    ...{ id: 'staff|fo1|business', object: 'fo1', costKind: 'staff', origin: 'staff', actualTo: 4 },
    ...{ budget: Array(12).fill(0), forecast: Array(12).fill(1_410_000) },
    actual: [...Array<number>(4).fill(1_410_000), ...Array<number>(8).fill(0)],
  })
  const after = (await of.as('reader')('GET', '/costs/2026')).body
  expect(after.sums).toEqual(before.sums)
  expect(after).toMatchObject({
    included: { parts: { staff: 5_640_000 } },
    totals: { actual: 5_640_000, forecast: 16_920_000 },
  })
  // Read again, by a worker, it is the same.
  await readIn(of, costs)
  expect(await staffRows(of)).toEqual([row])
})

test('what stands in the costs is what is calculated, to the öre, and what is not is told with why', async () => {
  const of = await town()
  await withTerms(of, { ofRole: { objektagare: 'k1' } })
  const { roles } = await of.data.model.get()
  const { assignments } = await of.data.staffing()
  const { lines } = staffCosts(2026, assignments, roles, { ...terms, ofRole: { objektagare: 'k1' } })
  expect(sum((await staffRows(of)).flatMap(row => row.forecast))).toBe(sum(lines.flatMap(line => line.months)))
  const page = await read(of)
  expect(page.missing).toEqual([
    expect.objectContaining({ why: 'role_without_class', role: 'forvaltningsledare', assignments: 1 }),
    expect.objectContaining({ why: 'role_without_class', role: 'objektspecialist', objects: ['Secret object 9981'] }),
  ])
  expect(page.roles.find(({ id }: { id: string }) => id === 'objektagare').cost).toBe(84_600_000)
})

test('who changed what of the economy model, and when, is told by its parts to whoever edits it', async () => {
  const of = await town()
  await withTerms(of)
  of.clock.now = new Date(Date.now() + 3_600_000)
  await withTerms(of, { ofRole: { objektagare: 'k1' } })
  const { body } = await of.as('modelAdmin')('GET', '/history/economy/-')
  expect(
    body.items.map((line: { action: string; changes: object }) => [line.action, Object.keys(line.changes).toSorted()]),
  ).toEqual([
    ['changed', ['ofRole']],
    ['created', ['classes', 'counts', 'entities', 'lkp', 'ofAssignment', 'ofRole']],
  ])
  expect(body.items[0].changes.ofRole).toEqual([terms.ofRole, { objektagare: 'k1' }])
  expect(body.items[0].name).toBe('controller 9981')
  expect((await of.as('leader')('GET', '/history/economy/-')).status).toBe(403)
})

test('a role that is moved costs its new object from the night after, and a night without changes writes nothing', async () => {
  const of = await town()
  await withTerms(of)
  await night(of, '2026-09-15')
  const first = await of.data.costs.head(2026)
  const assignment = await of.data.assignments.get('fo1', 'a-owner')
  await of.data.assignments.save(assignment, { ...assignment, extent: 20 })
  await night(of, '2026-09-16')
  expect((await staffRows(of))[0]!.forecast[0]).toBe(2_115_000)
  const second = await of.data.costs.head(2026)
  expect(second!.revision).toBe(first!.revision + 1)
  await night(of, '2026-09-17')
  expect((await of.data.costs.head(2026))!.revision).toBe(second!.revision)
})

test('later years that have costs follow; taken back, the terms leave nothing behind', async () => {
  const of = await town()
  const budget = Array<number>(12).fill(100)
  const none = { actual: Array<number>(12).fill(0), actualTo: 0 }
  const planned = { id: 'p', object: 'fo1', costKind: 'licences', year: 2027, budget, forecast: budget, ...none }
  await of.data.costs.load([planned])
  await withTerms(of)
  expect((await staffRows(of, 2027))[0]!.forecast[11]).toBe(1_410_000)
  await withTerms(of, { lkp: [] })
  expect(await of.data.costs.year(2026)).toEqual([])
  expect(await of.data.costs.year(2027)).toEqual([planned])
})

test('a sign that is turned has the files of that entity read again', async () => {
  const of = await town()
  await readIn(of, costs)
  await put(of, ({ entities: [own], staff }) => ({ entities: [{ ...own, sign: -1 }], staff }))
  await worked(of)
  expect((await of.as('reader')('GET', '/costs/2026')).body).toMatchObject({ unallocated: -120_000 })
})

test('what contradicts itself, or takes away what is used, is refused; so is an older reading', async () => {
  const of = await town()
  await readIn(of, costs)
  await withTerms(of)
  const part = { dimension: '7', name: 'Ansvar' }
  const refused = async (change: Parameters<typeof put>[1]) => (await put(of, change)).body.type
  expect(await refused(({ entities: [own], staff }) => ({ entities: [{ ...own, parts: [part, part] }], staff }))).toBe(
    'economy_dimension_twice',
  )
  expect(await refused(({ staff }) => ({ entities: [{ id: 'ny', name: 'Ny' }], staff }))).toBe('economy_entity_used')
  expect(await refused(({ entities, staff }) => ({ entities, staff: { ...staff, classes: [] } }))).toBe(
    'economy_class_used',
  )
  const { entities, staff, revision } = await read(of)
  const stale = await of.as('modelAdmin')('PUT', '/economy', { entities, staff }, ifMatch(0))
  expect(stale).toMatchObject({ status: 412, body: { params: { current: { revision } } } })
  expect((await of.as('owner')('PUT', '/economy', { entities, staff }, ifMatch(revision))).status).toBe(403)
})

test('whoever only reads sees what is reckoned by another class by its role and object, and no person', async () => {
  const of = await town()
  await withTerms(of, { ofAssignment: { 'a-owner': 'k1' } })
  const { body, text } = await of.as('reader')('GET', '/economy')
  expect(body.held).toEqual([{ id: 'a-owner', role: 'objektagare', object: 'Secret object 9981', person: '' }])
  expect(text).not.toContain('owner 9981')
  expect((await read(of)).held).toContainEqual(expect.objectContaining({ person: 'owner 9981' }))
})
