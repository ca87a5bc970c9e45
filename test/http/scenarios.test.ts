import { expect, test } from 'vitest'
import { CostRow } from '#shared/costs.ts'
import { sum } from '#shared/money.ts'
import { ManagedObject } from '#shared/objects.ts'
import { Activity } from '#shared/plan-rows.ts'
import { Plan } from '#shared/plans.ts'
import { System } from '#shared/systems.ts'
import { ifMatch, town, type Town } from '../town.ts'

const evenly = (amount: number) => Array<number>(12).fill(amount)
const cost = (of: Partial<CostRow>) =>
  CostRow.parse({
    ...{ id: 'r1', object: 'fo1', costKind: 'licences', year: 2026, actualTo: 0 },
    ...{ budget: evenly(10_000), actual: evenly(0), forecast: evenly(10_000), ...of },
  })
const end = { id: 'c1', kind: 'endSystem', system: 'x', from: '2027-01-01' }
const index = { id: 'c2', kind: 'index', of: { what: 'all' }, basisPoints: 400, from: '2028-01-01' }
const scenario = (changes: object[] = [end, index], more: object = {}) => ({
  ...{ name: 'Avsluta X', description: 'Två system gör samma sak', baseYear: 2026, ahead: 2, changes },
  ...more,
})

/** A town whose object costs 2 400 kr a year, half of it a system's. */
async function costly(options?: Parameters<typeof town>[0]) {
  const of = await town(options)
  await of.data.systems.create(System.parse({ id: 'x', name: 'X', object: 'fo1' }))
  await of.data.costs.load([cost({}), cost({ id: 'r2', system: 'x', costKind: 'operations' })])
  return of
}
const made = async (of: Town, body: object = scenario()) => (await of.as('controller')('POST', '/scenarios', body)).body
const read = async (of: Town, id: string) => (await of.as('reader')('GET', `/scenarios/${id}`)).body

test('a scenario is played on the budgets when it is read: last year’s stand for those that have none', async () => {
  const of = await costly()
  const { id } = await made(of)
  const told = await read(of, id)
  expect(told.stands).toEqual([
    { year: 2026, budgeted: 1, of: 1, from: [] },
    { year: 2027, budgeted: 0, of: 1, from: [2026] },
    { year: 2028, budgeted: 0, of: 1, from: [2026] },
  ])
  expect(told.lines.year.map((line: { base: number; scenarios: object }) => [line.base, line.scenarios])).toEqual([
    [240_000, { [id]: 240_000 }],
    [240_000, { [id]: 120_000 }],
    [240_000, { [id]: 124_800 }],
  ])
  expect(told.differences.map((d: { change: string; amount: number }) => [d.change, d.amount])).toEqual([
    ['c1', -240_000],
    ['c2', 4_800],
  ])
  const whole = sum(
    told.lines.object.map(
      (line: { base: number; scenarios: Record<string, number> }) => line.scenarios[id]! - line.base,
    ),
  )
  expect(whole).toBe(-235_200)
  expect((await of.as('reader')('GET', '/scenarios')).body).toMatchObject({
    items: [{ name: 'Avsluta X', base: 720_000, amount: -235_200, changes: 2, lost: 0, revision: 1 }],
    mayEdit: false,
  })
})

test('no other page knows of scenarios: what is real is as it was', async () => {
  const of = await costly()
  const pages = ['/costs/2026', '/costs/2027', '/costs/2026/rows?all=true', '/overview', '/objects']
  const seen = async () => Promise.all(pages.map(async page => (await of.as('controller')('GET', page)).text))
  const before = await seen()
  const { id } = await made(of)
  await read(of, id)
  await of.as('reader')('GET', `/scenarios/compared?of=${id}`)
  expect(await seen()).toEqual(before)
})

test('scenarios are compared with the base over all their years; one that is gone is told', async () => {
  const of = await costly()
  const [a, b] = [await made(of), await made(of, scenario([index], { name: 'Index 4 %', ahead: 3 }))]
  const { body } = await of.as('reader')('GET', `/scenarios/compared?of=${a.id},${b.id},gone`)
  expect(body.scenarios.map((s: { name: string }) => s.name)).toEqual(['Avsluta X', 'Index 4 %'])
  expect([body.gone, body.years]).toEqual([1, [2026, 2027, 2028, 2029]])
  for (const way of ['year', 'object', 'costKind'])
    expect(sum(body.lines[way].map((line: { base: number }) => line.base)), way).toBe(960_000)
  expect(body.lines.costKind.map((line: { name: string }) => line.name)).toEqual(['Licenser och abonnemang', 'Drift'])
})

test('a controller and a model administrator write scenarios; others read them', async () => {
  const of = await costly()
  for (const part of ['owner', 'leader', 'specialist', 'reader'] as const) {
    expect((await of.as(part)('POST', '/scenarios', scenario())).status, part).toBe(403)
    expect((await of.as(part)('GET', '/scenarios')).status, part).toBe(200)
  }
  expect((await of.as('modelAdmin')('POST', '/scenarios', scenario())).status).toBe(201)
})

test('who has an old tab writes over nothing, and is shown what is there now', async () => {
  const of = await costly()
  const { id } = await made(of)
  const patch = (json: object, revision: number) =>
    of.as('controller')('PATCH', `/scenarios/${id}`, json, ifMatch(revision))
  expect((await patch({ changes: [index] }, 1)).body).toMatchObject({ revision: 2, changes: [index] })
  const stale = await patch({ name: 'Annat' }, 1)
  expect([stale.status, stale.body.type, stale.body.params.current.changes]).toEqual([412, 'stale', [index]])
  expect((await patch({ name: 'Annat' }, 2)).body).toMatchObject({ name: 'Annat', description: scenario().description })
})

test('a scenario is copied under a name of its own, and names are one scenario’s each', async () => {
  const of = await costly()
  const { id } = await made(of)
  const copy = () => of.as('controller')('POST', `/scenarios/${id}/copy`, { copy: 'kopia' })
  expect((await copy()).body).toMatchObject({ name: 'Avsluta X (kopia)', changes: [end, index], revision: 1 })
  expect((await copy()).body.name).toBe('Avsluta X (kopia 2)')
  expect((await of.as('controller')('POST', '/scenarios', scenario())).body.type).toBe('value_taken')
})

test('a scenario that is removed is put back as it was', async () => {
  const of = await costly()
  const { id } = await made(of)
  expect((await of.as('controller')('DELETE', `/scenarios/${id}`, undefined, ifMatch(1))).status).toBe(204)
  expect((await of.as('reader')('GET', `/scenarios/${id}`)).status).toBe(404)
  expect((await of.as('reader')('POST', `/removed/scenario/${id}/return`)).status).toBe(403)
  expect((await of.as('controller')('POST', `/removed/scenario/${id}/return`)).status).toBe(204)
  expect((await read(of, id)).scenario.changes).toEqual([end, index])
})

test('what a change is of may leave: it has no effect, and says so', async () => {
  const of = await costly()
  const staff = { id: 'c3', kind: 'staff', object: 'fo1', role: 'objektagare', extent: 50, from: '2027-01-01' }
  const { id } = await made(of, scenario([end, { ...staff, costKind: 'staff' }]))
  await of.data.systems.remove(await of.data.systems.get('x'))
  const { differences } = await read(of, id)
  expect(differences[0]).toMatchObject({ amount: 0, lost: ['system'] })
  // There are no salary classes here.
  expect(differences[1]).toMatchObject({ amount: 0, lost: [] })
  expect(differences[1].missing.map((m: { why: string }) => m.why)).toEqual([
    'role_without_class',
    'role_without_class',
  ])
})

test('an activity is delayed into the next year', async () => {
  const of = await costly()
  await of.data.plans.create(Plan.parse({ object: 'fo1', year: 2026, state: 'draft', content: 0 }))
  const activity = Activity.parse({ id: 'a1', name: 'Byt tavlor', due: '2026-11-15', cost: 60_000 })
  await of.data.plans.parts(2026, 'fo1').activities.create(activity)
  const delay = {
    id: 'c1',
    kind: 'delay',
    of: { what: 'activity', activity: '2026/fo1/a1', costKind: 'licences' },
    months: 3,
  }
  const { id } = await made(of, scenario([delay]))
  const told = await read(of, id)
  expect(told.differences[0].years.map((y: { amount: number }) => y.amount)).toEqual([-60_000, 60_000, 0])
  expect(told.choices.activities).toEqual([
    { id: '2026/fo1/a1', name: 'Byt tavlor', object: 'fo1', year: 2026, cost: 60_000 },
  ])
})

test('an investment is delayed: what it costs to have it comes later, and its outlay is in no sum', async () => {
  const of = await costly()
  const server = {
    id: 'i1',
    name: 'Servrar',
    object: 'fo1',
    amount: 1_200_000,
    inUse: '2026-07-01',
    life: { months: 12 },
  }
  await of.data.costs.load([cost({ id: 'r3', year: 2027 })])
  const asked = { items: [server], rates: [] }
  expect((await of.as('controller')('PUT', '/investments', asked, ifMatch(0))).status).toBe(200)
  const delay = { id: 'd', kind: 'delay', of: { what: 'investment', investment: 'i1' }, months: 3 }
  const { id } = await made(of, scenario([delay], { ahead: 1 }))
  const told = await read(of, id)
  expect(told.choices.investments).toEqual([{ id: 'i1', name: 'Servrar' }])
  expect(told.lines.year.map(({ base }: { base: number }) => base)).toEqual([740_000, 820_000])
  const years = [
    { year: 2026, amount: -300_000 },
    { year: 2027, amount: 300_000 },
  ]
  expect(told.differences[0]).toMatchObject({ amount: 0, beyond: 0, lost: [], years })
})

test('another municipality’s scenario is nothing here, by whatever way it is asked for', async () => {
  const of = await costly()
  const other = await costly({ municipality: '9982', on: of })
  const { id } = await made(of)
  const theirs = other.as('controller')
  expect((await theirs('GET', `/scenarios/${id}`)).status).toBe(404)
  expect((await theirs('PATCH', `/scenarios/${id}`, { name: 'Vårt' }, ifMatch(1))).status).toBe(404)
  expect((await theirs('POST', `/scenarios/${id}/copy`, { copy: 'kopia' })).status).toBe(404)
  expect((await theirs('GET', `/scenarios/compared?of=${id}`)).body).toMatchObject({ scenarios: [], gone: 1 })
})

test('an object that has left costs nothing in the base', async () => {
  const of = await costly()
  await of.data.objects.create(ManagedObject.parse({ id: 'fo2', code: 'FO-02', name: 'Två', since: '2026-01-01' }))
  await of.data.costs.load([cost({ id: 'r3', object: 'fo2' })])
  const { id } = await made(of, scenario([]))
  expect((await read(of, id)).lines.year[0].base).toBe(360_000)
  await of.data.objects.remove(await of.data.objects.get('fo2'))
  expect((await read(of, id)).lines.year[0].base).toBe(240_000)
})
