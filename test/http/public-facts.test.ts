import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

const texts = {
  ...{ organisation: 'Vad vi gör', registers: '', aids: '', contact: '' },
  ...{ secrecy: '', exchange: '', sale: 'Nej' },
}

test('a nämnd writes its description, two at once do not write over each other, and whoever reads sees public facts alone', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const board = (await admin('POST', '/units', { name: 'Socialnämnden', kind: 'board' })).body
  const system = { object: 'fo1', unit: 'Socialnämnden', description: 'Journal', version: 'hemlig' }
  await admin('POST', '/systems', { ...system, name: 'Öppen', published: true })
  await admin('POST', '/systems', { ...system, name: 'Stängd' })
  const at = `/public-descriptions/${board.id}`
  expect((await of.as('reader')('GET', at)).body).toMatchObject({ revision: 0, mayEdit: false })
  expect((await of.as('leader')('PATCH', at, texts, ifMatch(0))).status).toBe(403)
  expect((await admin('PATCH', at, texts, ifMatch(0))).status).toBe(200)
  expect((await admin('PATCH', at, texts, ifMatch(0))).status).toBe(412)
  const { facts, revision } = (await of.as('reader')('GET', at)).body
  expect(revision).toBe(1)
  expect(facts.texts).toEqual(texts)
  expect(facts.registers).toEqual([{ name: 'Öppen', facts: [] }])
  expect((await admin('PATCH', at, { contact: 'Registratorn' }, ifMatch(1))).status).toBe(200)
  const { current } = (await admin('PATCH', at, { sale: 'Ja' }, ifMatch(1))).body.params
  expect(current).toMatchObject({ texts: { contact: 'Registratorn', sale: 'Nej' }, revision: 2 })

  const { tenant } = (await admin('GET', '/members')).body
  const chosen = await admin('PATCH', '/members/tenant', { publicFields: ['description'] }, ifMatch(tenant.revision))
  expect(chosen.status).toBe(200)
  expect((await of.as('reader')('GET', at)).body.facts.registers).toEqual([
    { name: 'Öppen', facts: [{ field: 'description', value: 'Journal' }] },
  ])
  const closed = await admin('PATCH', '/members/tenant', { publicFields: ['mfa'] }, ifMatch(tenant.revision + 1))
  expect(closed.status).toBe(400)
})

test('only a nämnd has a description', async () => {
  const of = await town()
  const unit = (await of.as('modelAdmin')('POST', '/units', { name: 'Förvaltningen', kind: 'administration' })).body
  const refused = await of.as('reader')('GET', `/public-descriptions/${unit.id}`)
  expect([refused.status, refused.body.type]).toEqual([422, 'unit_is_no_authority'])
})
