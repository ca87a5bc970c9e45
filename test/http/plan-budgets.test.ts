import { expect, test } from 'vitest'
import { CostRow } from '#shared/costs.ts'
import { freshTable, metered } from '../table.ts'
import { ifMatch, machine, town, type Town } from '../town.ts'

const months = (ore: number) => Array<number>(12).fill(ore)
const at = '/plans/2027/fo1'
const page = async (of: Town, year = 2027, more = '') => (await of.as('reader')('GET', `/costs/${year}${more}`)).body
const write = async (of: Town, line: object) => {
  const answer = await of.as('leader')('POST', `${at}/budget`, { costKind: 'licences', months: months(100), ...line })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

/** A plan that can be submitted, with a budget of 1 200 öre. */
async function begun() {
  const of = await town()
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  await leader('POST', `${at}/goals`, { text: 'Ett mål' })
  await leader('POST', `${at}/activities`, { name: 'En aktivitet', responsible: 'leader', due: '2027-05-01', cost: 1 })
  return { of, line: await write(of, {}) }
}
const act = async (of: Town, by: 'leader' | 'owner', path: string, body?: object) => {
  const { plan } = (await of.as('owner')('GET', at)).body
  const answer = await of.as(by)('POST', at + path, body, ifMatch(path === '/revision' ? plan.revision : plan.content))
  expect(answer.status, answer.text).toBe(200)
}
const approve = async (of: Town) => {
  await act(of, 'leader', '/submission')
  await act(of, 'owner', '/approval', { reference: 'KS 2026/12' })
}

test('a line that is written stands on the cost page at once, and so does what is changed and taken away', async () => {
  const { of, line } = await begun()
  expect(await page(of)).toMatchObject({
    ...{ totals: { budget: 1200, actual: 0, forecast: 1200 }, plans: { adopted: 0, of: 1, ahead: 0 } },
    groups: [{ id: 'licences', budget: 1200 }],
  })
  expect((await page(of)).years).toContain(2027)
  const more = await of.as('leader')('PATCH', `${at}/budget/${line.id}`, { months: months(200) }, ifMatch(1))
  expect(more.status).toBe(200)
  expect((await page(of)).totals.budget).toBe(2400)
  await of.as('leader')('DELETE', `${at}/budget/${line.id}`, undefined, ifMatch(2))
  expect((await page(of)).totals.budget).toBe(0)
})

test('it is adopted when the plan is approved, and stays so while a revision is written', async () => {
  const { of } = await begun()
  await approve(of)
  expect(await page(of)).toMatchObject({ totals: { budget: 1200 }, plans: { adopted: 1, of: 1 } })
  await act(of, 'leader', '/revision')
  await write(of, { costKind: 'operations' })
  expect(await page(of)).toMatchObject({ totals: { budget: 1200 }, plans: { adopted: 1, of: 1 } })
  await approve(of)
  expect(await page(of)).toMatchObject({ totals: { budget: 2400 }, plans: { adopted: 1, of: 1 } })
})

test('a line with a system, a contract and an account is told under them, and in lists', async () => {
  const { of } = await begun()
  await write(of, { system: 's1', contract: 'k1', code: { entity: '9981', account: '6421', parts: { 1: '300' } } })
  const systems = (await page(of, 2027, '?by=system')).groups
  expect(systems.find(({ id }: { id: string }) => id === 's1')).toMatchObject({ budget: 1200 })
  expect((await page(of)).groups[0].parts).toMatchObject([{ account: '6421', budget: 1200 }])
  expect(await of.data.costs.totals(2027)).toMatchObject([{ object: 'fo1', budget: 2400, systems: { s1: 1200 } }])
  const wrong = await of.as('leader')('POST', `${at}/budget`, {
    ...{ costKind: 'licences', months: months(1), code: { entity: '9981', account: 'konto', parts: {} } },
  })
  expect(wrong.status).toBe(400)
})

test('what is seen ahead is the budget of the years after, until they have a plan or a budget of their own', async () => {
  const { of } = await begun()
  await write(of, { ahead: [1_200_000, 2_400_000] })
  expect(await page(of, 2028)).toMatchObject({ totals: { budget: 1_200_000 }, plans: { of: 1, ahead: 1 } })
  expect((await page(of, 2029)).totals.budget).toBe(2_400_000)
  await of.as('leader')('POST', '/plans/2028', { object: 'fo1' })
  expect((await page(of, 2028)).totals.budget).toBe(1_200_000)
  await of.as('leader')('POST', '/plans/2028/fo1/budget', { costKind: 'licences', months: months(7) })
  expect((await page(of, 2028)).totals.budget).toBe(84)
  expect((await page(of, 2029)).totals.budget).toBe(0)
})

test('a plan copied from last year’s has its budget on the cost page, and taking it back takes that away', async () => {
  const { of } = await begun()
  await write(of, { costKind: 'operations', ahead: [1_200_000, 2_400_000] })
  expect((await page(of, 2028)).totals.budget).toBe(1_200_000)
  const { copy } = (await of.as('leader')('POST', '/new-year/2028/fo1', {})).body
  expect(await page(of, 2028)).toMatchObject({ totals: { budget: 1_201_200 }, plans: { of: 1, ahead: 0 } })
  await of.as('leader')('POST', '/new-year/2028/fo1/undo', { copy })
  expect(await page(of, 2028)).toMatchObject({ totals: { budget: 1_200_000 }, plans: { of: 1, ahead: 1 } })
})

test('every page says the same budget of an object and a year', async () => {
  const { of } = await begun()
  await of.data.costs.load([
    CostRow.parse({
      ...{ id: 'c', object: 'fo1', costKind: 'licences', year: 2027, budget: months(9) },
      ...{ actual: months(0), forecast: months(0), actualTo: 0 },
    }),
  ])
  await approve(of)
  await of.as('leader')('POST', '/plans/2028', { object: 'fo1' })
  of.clock.at = '2027-05-14'
  const owner = of.as('owner')
  const read = async (path: string) => (await owner('GET', path)).body
  const followUp = await read('/followups/2027/fo1/T1')
  const told = {
    costs: (await page(of)).totals.budget,
    overview: (await read('/overview')).portfolio.budget,
    object: (await read('/objects/fo1')).total.budget,
    portfolio: (await read('/objects')).rows[0].budget,
    next: (await read('/plans/2028/fo1')).lastYear,
    decision: (await read('/plans/2028/fo1/decision')).cost.before,
    followUp: followUp.asked.costs.reduce((all: number, of: { budget: number }) => all + of.budget, 0),
  }
  expect(Object.values(told)).toEqual(Array(7).fill(1200))
})

test('reading twice reckons once, and two who read at once see the same', async () => {
  const { of } = await begun()
  const both = await Promise.all([page(of), page(of)])
  expect(both.map(({ totals }) => totals.budget)).toEqual([1200, 1200])
  const { revision } = (await of.data.costs.head(2027))!
  await page(of)
  await of.data.costs.totals()
  expect((await of.data.costs.head(2027))!.revision).toBe(revision)
})

test('saving a line costs no more than a small write beside saving another row of the plan', async () => {
  const { table, units } = metered(await freshTable())
  const of = await town({ on: await machine(table) })
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  const line = await write(of, {})
  const need = (await leader('POST', `${at}/dependencies`, { text: 'Ett' })).body
  const spent = async (path: string, body: object) => {
    const before = units()
    expect((await leader('PATCH', at + path, body, ifMatch(1))).status).toBe(200)
    return units() - before
  }
  const row = await spent(`/dependencies/${need.id}`, { text: 'Ett till' })
  const budget = await spent(`/budget/${line.id}`, { months: months(300) })
  expect(budget - row).toBeLessThanOrEqual(2)
})
