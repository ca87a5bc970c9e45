import { expect, test } from 'vitest'
import { ifMatch, town, type Town } from '../town.ts'

const links = [{ name: 'Avtalstext', address: 'https://diariet.example/1' }]
const made = async (of: Town, path: string, body: object) => (await of.as('modelAdmin')('POST', path, body)).body

test('whatever may be linked from has its links changed against what was read, told in its story', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const system = await made(of, '/systems', { name: 'Journal', object: 'fo1' })
  const contract = await made(of, '/contracts', { name: 'Avtal', systems: [system.id] })
  const supplier = await made(of, '/suppliers', { name: 'Nordvik' })
  const unit = await made(of, '/units', { name: 'Vård' })
  const integration = await made(of, '/integrations', { from: system.id, toParty: 'Region', information: 'Journal' })
  const forum = await made(of, '/forums', { name: 'Grupp', kind: 'other', objects: ['fo1'] })
  const all = [
    ['object', '/objects/fo1'],
    ['system', `/systems/${system.id}`],
    ['contract', `/contracts/${contract.id}`],
    ['supplier', `/suppliers/${supplier.id}`],
    ['unit', `/units/${unit.id}`],
    ['integration', `/integrations/${integration.id}`],
    ['forum', `/forums/${forum.id}`],
  ] as const
  for (const [kind, path] of all) {
    const saved = await admin('PATCH', path, { links }, ifMatch(1))
    expect([saved.status, saved.body.links], path).toEqual([200, links])
    const id = path.split('/').at(-1)!
    const { items } = (await admin('GET', `/history/${kind}/${id}`)).body
    expect(items[0].changes.links, path).toEqual([[], links])
    const elsewhere = await admin('PATCH', path, { links: [{ name: 'x', address: 'javascript:alert(1)' }] }, ifMatch(2))
    expect(elsewhere.status, path).toBe(400)
  }
})

test('a plan’s links are written while it is a draft, and approved with it', async () => {
  const of = await town()
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  const saved = await leader('PATCH', '/plans/2027/fo1', { links }, ifMatch(1))
  expect([saved.status, saved.body.links, saved.body.content]).toEqual([200, links, 1])
})
