import { expect, test } from 'vitest'
import { budgetSie } from '#shared/budget-file.ts'
import { Contract } from '#shared/contracts.ts'
import { sum } from '#shared/money.ts'
import { System } from '#shared/systems.ts'
import { ifMatch, town, type Town } from '../town.ts'

const months = (amount: number) => Array<number>(12).fill(amount)
const read = async (of: Town, year = 2027) => (await of.as('controller')('GET', `/planning/${year}`)).body
const lineOf = async (of: Town, level = 'object', id = 'fo1') =>
  (await read(of)).lines.find((line: { level: string; of: string }) => line.level === level && line.of === id)
const frame = (of: Town, amount: number | null, revision = 0, more: object = {}) =>
  of.as('controller')(
    'PUT',
    '/planning/2027/frames',
    { level: 'object', of: 'fo1', amount, ...more },
    ifMatch(revision),
  )
/** A plan of 2027 that asks for 12 000 kr of licences. */
async function begun() {
  const of = await town()
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  await leader('POST', '/plans/2027/fo1/budget', { costKind: 'licences', months: months(100_000) })
  return { of, leader, plan: async () => (await leader('GET', '/plans/2027/fo1')).body.plan }
}

test('a frame from above is held against what the plan asks for, and stands in the plan', async () => {
  const { of, plan } = await begun()
  expect(await read(of)).toMatchObject({
    below: 1_200_000,
    lacking: [{ object: 'fo1', below: 1_200_000 }],
    mayEdit: true,
  })
  expect((await frame(of, 1_000_000)).body).toMatchObject({ amount: 1_000_000, revision: 1 })
  expect(await lineOf(of)).toMatchObject({ amount: 1_000_000, below: 1_200_000, gap: -200_000, revision: 1 })
  expect(await read(of)).toMatchObject({ lacking: [], total: { object: { frame: 1_000_000, gap: -200_000, n: 1 } } })
  expect(await plan()).toMatchObject({ frame: 1_000_000 })
  expect((await read(of, 2028)).total.object.n).toBe(0)
})

test('a frame that somebody else has changed is not written over; one that is taken away goes on from where it was', async () => {
  const { of, plan } = await begun()
  await frame(of, 1)
  expect((await frame(of, 2)).body).toMatchObject({ type: 'stale', params: { current: { amount: 1, revision: 1 } } })
  expect((await frame(of, 3, 1)).status).toBe(200)
  expect((await frame(of, 4, 1)).body.type).toBe('stale')
  expect((await frame(of, null, 2)).status).toBe(200)
  expect(await plan()).not.toHaveProperty('frame')
  expect(await lineOf(of)).toMatchObject({ revision: 3 })
  expect((await frame(of, 5, 3)).body).toMatchObject({ amount: 5, revision: 4 })
})

test('who leads an object may not give it a frame; what is not there has none', async () => {
  const { of, leader } = await begun()
  const asked = await leader('PUT', '/planning/2027/frames', { level: 'object', of: 'fo1', amount: 1 }, ifMatch(0))
  expect(asked.status).toBe(403)
  expect((await frame(of, 1, 0, { of: 'fo9' })).status).toBe(404)
  expect((await frame(of, 1, 0, { level: 'family' })).status).toBe(404)
})

test('the plan keeps no frame of its own: one that is changed after the plan was saved is the one that is told', async () => {
  const { of, leader, plan } = await begun()
  await frame(of, 1_000)
  const { revision } = await plan()
  expect((await leader('PATCH', '/plans/2027/fo1', { summary: 'Nytt' }, ifMatch(revision))).status).toBe(200)
  await frame(of, 2_000, 1)
  expect(await plan()).toMatchObject({ summary: 'Nytt', frame: 2_000 })
  expect(await of.data.plans.get(2027, 'fo1')).not.toHaveProperty('frame')
})

/** A contract at 120 000 kr a year whose price follows KPI. */
async function priced(of: Town, more: object = {}) {
  await of.data.systems.create(System.parse({ id: 's1', name: 'Omvårda', object: 'fo1' }))
  const terms = { kind: 'index', index: 'KPI', share: 10_000, adjustedOn: '01-01' }
  const contract = { id: 'c1', name: 'Avtal Omvårda', systems: ['s1'], valuePerYear: 12_000_000, priceTerms: terms }
  await of.data.contracts.create(Contract.parse({ ...contract, ...more }))
}
const assume = (of: Town, change: object, revision = 0) =>
  of.as('controller')(
    'PUT',
    '/planning/assumptions',
    { indexes: [], accounts: [], entityOf: {}, ...change },
    ifMatch(revision),
  )
const kpi = { index: 'kpi', year: 2027, basisPoints: 250, source: 'SKR' }
const place = (of: Town, revision = 0, comment = '') =>
  of.as('leader')(
    'PUT',
    '/planning/2027/prices/c1',
    { object: 'fo1', costKind: 'licences', comment },
    ifMatch(revision),
  )

test('a contract’s price by its index is proposed for three years; an index that nobody has given is said', async () => {
  const { of } = await begun()
  await priced(of)
  const before = (await read(of)).prices[0]
  expect(before).toMatchObject({ name: 'Avtal Omvårda', price: 12_000_000, objects: [{ id: 'fo1', plan: 'draft' }] })
  expect(before.proposals[0]).toMatchObject({ year: 2027, after: 12_000_000, complete: false })
  expect((await assume(of, { indexes: [kpi] })).status).toBe(200)
  const { proposals } = (await read(of)).prices[0]
  expect(
    proposals.map((of: { year: number; after: number; complete: boolean }) => [of.year, of.after, of.complete]),
  ).toEqual([
    [2027, 12_300_000, true],
    [2028, 12_300_000, false],
    [2029, 12_300_000, false],
  ])
})

test('a proposed price is put on a line of its own in the draft, once, and follows when the index changes', async () => {
  const { of, leader } = await begun()
  await priced(of)
  await assume(of, { indexes: [kpi] })
  expect((await place(of, 0, 'KPI +2,5 %')).body).toMatchObject({ costKind: 'licences', months: months(1_025_000) })
  expect((await read(of)).prices[0].line).toMatchObject({ object: 'fo1', amount: 12_300_000, revision: 1 })
  expect((await place(of)).body.type).toBe('stale')
  await assume(of, { indexes: [{ ...kpi, basisPoints: 500 }] }, 1)
  expect((await place(of, 1)).status).toBe(200)
  const { budget } = (await leader('GET', '/plans/2027/fo1')).body
  expect(budget.flatMap((line: { contract?: string }) => line.contract ?? [])).toEqual(['c1'])
  expect((await read(of)).below).toBe(1_200_000 + 12_600_000)
})

test('a proposed price goes into a draft and nowhere else', async () => {
  const { of } = await begun()
  await priced(of)
  const plan = await of.data.plans.get(2027, 'fo1')
  await of.data.plans.save(plan, { ...plan, state: 'submitted' })
  expect((await place(of)).body).toMatchObject({ type: 'plan_not_editable' })
  const { budget } = await of.data.plans.withParts(2027, 'fo1')
  expect(budget).toHaveLength(1)
})

test('a price that is not known is not put anywhere, nor one on an object that the contract has nothing of', async () => {
  const { of } = await begun()
  await priced(of, { valuePerYear: undefined })
  expect((await place(of)).body.type).toBe('contract_price_unknown')
  const contract = await of.data.contracts.get('c1')
  await of.data.contracts.save(contract, { ...contract, systems: [] })
  expect((await place(of)).body.type).toBe('object_unknown')
})

test('assumptions say each thing once, and another’s change is not written over', async () => {
  const of = await town()
  expect((await assume(of, { indexes: [kpi, { ...kpi, index: 'KPI' }] })).body.type).toBe('index_change_twice')
  const account = { entity: '9981', costKind: 'licences', account: '6420' }
  expect((await assume(of, { accounts: [account, account] })).body.type).toBe('budget_account_twice')
  expect((await assume(of, { accounts: [account] })).body).toMatchObject({ revision: 1 })
  expect((await assume(of, { accounts: [] })).body.type).toBe('stale')
})

test('another municipality sees none of it', async () => {
  const { of } = await begun()
  await frame(of, 1_000)
  const other = await town({ municipality: '9982', on: of })
  expect((await read(other)).total.object).toMatchObject({ n: 0, frame: 0 })
})

test('the budget file holds what the plans say to the öre, and tells what lacks an account', async () => {
  const { of, leader } = await begun()
  await leader('POST', '/plans/2027/fo1/budget', { costKind: 'staff', months: months(7) })
  const file = async () => (await of.as('reader')('GET', '/planning/2027/file')).body
  expect((await file()).files).toMatchObject([
    { entity: '9981', amount: 1_200_084, entries: [], leftOut: [{ costKind: 'licences' }, { costKind: 'staff' }] },
  ])
  await assume(of, { accounts: [{ entity: '9981', costKind: 'licences', account: '6420' }] })
  const { files, entities, year } = await file()
  expect(files[0]).toMatchObject({
    entries: [{ account: '6420', object: 'fo1', months: months(100_000) }],
    leftOut: [{ costKind: 'staff', amount: 84 }],
  })
  const sie = budgetSie({ entity: entities[0], year, entries: files[0].entries, today: '2026-09-14' })
  expect(sum(sie.balances!.map(({ amount }) => amount))).toBe((await read(of)).below - 84)
})

test('a contract says how its price changes, and may leave it unsaid again', async () => {
  const of = await town()
  await priced(of)
  const patch = (priceTerms: unknown, revision: number) =>
    of.as('modelAdmin')('PATCH', '/contracts/c1', { priceTerms }, ifMatch(revision))
  const fixed = { kind: 'fixed', basisPoints: -150, adjustedOn: '07-01' }
  expect((await patch(fixed, 1)).body).toMatchObject({ priceTerms: fixed, revision: 2 })
  expect((await patch({ kind: 'fixed', basisPoints: 1, adjustedOn: '13-01' }, 2)).status).toBe(400)
  expect((await patch(null, 2)).body).not.toHaveProperty('priceTerms')
})

test('the budget by board is a report', async () => {
  const { of } = await begun()
  await frame(of, 1_000_000)
  const { status, body } = await of.as('reader')('GET', '/reports?kind=budget&year=2027')
  expect([status, body.draft, body.sections.length]).toEqual([200, true, 1])
  expect(body.sections[0].blocks[0].rows[0].slice(5).map(({ value }: { value: number }) => value)).toEqual([10, -2])
})
