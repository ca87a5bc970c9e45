import { expect, test } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import { choosable, compareModels } from '#shared/model-adoption.ts'
import { publishable } from '#shared/model-library.ts'
import { client, ifMatch, town, type Town } from '../town.ts'

/** What a model may have besides roles, plan sections, cost kinds and the year. */
const rest = {
  families: [{ name: 'Vård och omsorg' }, { name: 'Nedlagd', hidden: true }],
  processes: [{ name: 'Bygglov', steps: ['Ansökan', 'Beslut'] }],
  codeLists: [{ id: '+zones', name: 'Zoner', values: [{ name: 'Nord' }, { name: 'Syd' }] }],
  ownFields: [{ name: 'Zon', of: 'system', kind: 'choice', list: '+zones', required: true }],
  fieldUse: { 'system.rto': 'hidden', 'object.purpose': 'required' },
  terms: { 'lifecycle.inUse': 'Förvaltas', 'plan.approved': 'Beslutad' },
  scale: { from: 1, to: 3 },
}

/** A municipality that has published a model with all of it. */
async function publisher() {
  const other = await town({ municipality: '9982' })
  const ask = other.as('modelAdmin')
  expect((await ask('PATCH', '/model', rest, ifMatch(1))).status).toBe(200)
  expect((await ask('PUT', '/library/publication', { name: 'Deras' }, ifMatch(2))).status).toBe(200)
  return other
}
/** The model with its year, as it would be published. */
async function wholeOf({ data }: Pick<Town, 'data'>) {
  const [model, wheel] = await Promise.all([data.model.get(), data.wheels.get(2026)])
  return publishable({ ...model, events: wheel.events })
}

test('who adopts everything that is published has the same model, down to the values of its choices, and what is hidden stayed at home', async () => {
  const other = await publisher()
  const mine = await town({ on: other })
  const ask = mine.as('modelAdmin')
  const { body } = await ask('GET', '/library/9982')
  expect(body.parts.families.map(({ name }: { name: string }) => name)).toEqual(['Vård och omsorg'])
  const chosen = choosable(body).map(row => row.key)
  expect((await ask('POST', '/library/9982/adoption', { chosen, mark: body.mark }, ifMatch(1))).status).toBe(200)

  const { data } = mine
  expect(choosable(compareModels({ ...(await data.model.get()), events: [] }, { ...body.parts, events: [] }))).toEqual(
    [],
  )
  expect(await wholeOf(mine)).toMatchObject({ fieldUse: rest.fieldUse, terms: rest.terms, scale: rest.scale })
  const offers = (await ask('GET', '/model/words')).body
  expect(offers).toMatchObject({
    families: ['Vård och omsorg'],
    processes: [{ name: 'Bygglov', steps: rest.processes[0]!.steps }],
  })
  const { ownFields, hidden } = (await ask('GET', '/systems')).body
  expect(ownFields).toMatchObject([{ name: 'Zon', values: [{ name: 'Nord' }, { name: 'Syd' }] }])
  expect(hidden).toContain('rto')
})

test('who begins from it has all of it from the first day, and nothing of what it is used for there', async () => {
  const other = await publisher()
  await client(other)('POST', '/sign-ups', { municipality: '2361', email: 'eva@kommun.example', name: 'Eva Ek' })
  const token = /sign-up\/([\w-]+)/.exec(other.mails.at(-1)!.text)![1]!
  const eva = client(other, 'eva')
  const choice = { from: '9982', version: 1, startingObjects: false, terms: true }
  expect((await eva('POST', `/sign-ups/${token}`, choice)).body).toEqual({ municipality: '2361', active: true })

  const data = dataFor({ kind: 'job', municipality: '2361', job: 'test' }, other.platform)
  expect(await wholeOf({ data })).toEqual(await wholeOf(other))
  expect((await eva('GET', '/2361/model')).body).toMatchObject({ objects: 0, staffing: { places: 0 } })
  for (const path of ['objects', 'model', 'staffing', 'overview'])
    expect((await eva('GET', `/2361/${path}`)).text).not.toMatch(/Secret|9982/)
})

test('what is published keeps reading as it did while the publisher’s own model goes on changing', async () => {
  const other = await publisher()
  const mine = await town({ on: other })
  await other.as('modelAdmin')('PATCH', '/model', { terms: {}, scale: { from: 0, to: 4 }, fieldUse: {} }, ifMatch(2))
  const { body } = await mine.as('reader')('GET', '/library/9982')
  expect(body).toMatchObject({ version: 1, parts: { terms: rest.terms, scale: rest.scale, fieldUse: rest.fieldUse } })
})
