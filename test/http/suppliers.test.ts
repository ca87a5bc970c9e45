import { expect, test } from 'vitest'
import { ifMatch, town, type Town } from '../town.ts'

/** CGI delivers a system on fo1, which the leader leads, and CGI Sverige AB has its contract. */
async function delivered(of: Town) {
  const admin = of.as('modelAdmin')
  const system = (await admin('POST', '/systems', { name: 'Journal', object: 'fo1', supplier: 'CGI' })).body.id
  const contract = (await admin('POST', '/contracts', { name: 'Avtalet', supplier: 'CGI Sverige AB' })).body.id
  const said = async () => [
    (await of.data.systems.get(system)).supplier,
    (await of.data.contracts.get(contract)).supplier,
  ]
  return { admin, said }
}
const names = async (of: Town) =>
  (await of.as('reader')('GET', '/suppliers')).body.rows.map((row: { name: string }) => row.name)

test('a supplier is there as soon as a system or a contract names one, with what looks like the same', async () => {
  const of = await town()
  await delivered(of)
  const { rows, alike } = (await of.as('reader')('GET', '/suppliers')).body
  expect(rows).toMatchObject([
    { name: 'CGI', systems: 1 },
    { name: 'CGI Sverige AB', contracts: 1 },
  ])
  expect(alike).toEqual([['CGI', 'CGI Sverige AB']])
  expect((await of.as('reader')('GET', '/suppliers/cgi%20sverige%20ab')).body.name).toBe('CGI Sverige AB')
  expect((await of.as('reader')('GET', '/suppliers/Okänd')).body.type).toBe('supplier_unknown')
})

test('two spellings become one supplier everywhere, and two again when it is undone', async () => {
  const of = await town()
  const { admin, said } = await delivered(of)
  await admin('POST', '/suppliers', { name: 'CGI', phone: '08-1' })
  const merged = await admin('POST', '/suppliers/merge', { from: 'CGI', into: 'CGI Sverige AB' })
  expect(merged.status).toBe(200)
  expect(await names(of)).toEqual(['CGI Sverige AB'])
  expect(await said()).toEqual(['CGI Sverige AB', 'CGI Sverige AB'])
  expect((await admin('GET', '/suppliers/cgi')).body.supplier).toMatchObject({ phone: '08-1', aliases: ['CGI'] })
  expect((await admin('POST', '/suppliers/merge', { from: 'cgi', into: 'CGI Sverige AB' })).body.type).toBe(
    'merged_with_itself',
  )
  expect((await admin('POST', '/suppliers/split', merged.body)).status).toBe(201)
  expect(await names(of)).toEqual(['CGI', 'CGI Sverige AB'])
  expect(await said()).toEqual(['CGI', 'CGI Sverige AB'])
  expect((await admin('GET', '/suppliers/CGI')).body.supplier).toMatchObject({ phone: '08-1' })
  expect((await admin('GET', '/suppliers/CGI%20Sverige%20AB')).body.supplier).toMatchObject({ phone: '', aliases: [] })
})

test('a supplier’s new name stands everywhere, and what still says the old one belongs to it', async () => {
  const of = await town()
  const { admin, said } = await delivered(of)
  const { id } = (await admin('POST', '/suppliers', { name: 'CGI' })).body
  expect((await admin('PATCH', `/suppliers/${id}`, { name: 'Nya CGI' }, ifMatch(1))).body.aliases).toEqual(['CGI'])
  expect(await said()).toEqual(['Nya CGI', 'CGI Sverige AB'])
  await admin('POST', '/systems', { name: 'Kartor', object: 'fo1', supplier: 'cgi' })
  expect((await admin('GET', '/suppliers/Nya%20CGI')).body.systems).toHaveLength(2)
  expect((await admin('POST', '/suppliers', { name: 'CGI' })).body.type).toBe('value_taken')
})

test('whoever leads an object keeps what is known of its suppliers, but not what they are called', async () => {
  const of = await town()
  const { admin } = await delivered(of)
  const made = await of.as('leader')('POST', '/suppliers', { name: 'CGI', contact: 'Eva' })
  expect(made.status).toBe(201)
  const change = (body: object, revision: number) =>
    of.as('leader')('PATCH', `/suppliers/${made.body.id}`, body, ifMatch(revision))
  expect((await change({ contact: 'Bo', email: 'bo@cgi.example' }, 1)).status).toBe(200)
  expect((await change({ name: 'Mitt' }, 2)).status).toBe(403)
  expect((await of.as('leader')('POST', '/suppliers', { name: 'Annan' })).status).toBe(403)
  expect((await of.as('leader')('POST', '/suppliers/merge', { from: 'CGI', into: 'CGI Sverige AB' })).status).toBe(403)
  expect((await admin('DELETE', `/suppliers/${made.body.id}`, undefined, ifMatch(2))).body.type).toBe('in_use')
})
