import { expect, test } from 'vitest'
import { ifMatch, town, type Town } from '../town.ts'

/** Social with Vård under it, and Skola; a system, an object and a person in Vård. */
async function organisation(of: Town) {
  const admin = of.as('modelAdmin')
  const add = async (name: string, parent?: string) =>
    (await admin('POST', '/units', { name, ...(parent && { parent }) })).body.id as string
  const social = await add('Social')
  const care = await add('Vård', social)
  const school = await add('Skola')
  await admin('PATCH', '/objects/fo1', { unit: 'Vård' }, ifMatch(1))
  await admin('POST', '/systems', { name: 'Journal', object: 'fo1' })
  await admin('POST', '/systems', { name: 'Schemat', object: 'fo1', unit: 'skola ' })
  await admin('POST', '/people', { name: 'Åsa', unit: 'Vård' })
  return { admin, social, care, school }
}
const rows = async (of: Town) => {
  const { body } = await of.as('reader')('GET', '/units')
  return Object.fromEntries(body.rows.map((row: { name: string }) => [row.name, row]))
}

test('a unit’s numbers are those of everything under it; a system without a unit belongs to its object’s', async () => {
  const of = await town()
  await organisation(of)
  expect(await rows(of)).toMatchObject({
    Social: { depth: 0, own: { systems: 0 }, total: { objects: 1, systems: 1, people: 1 } },
    Vård: { depth: 1, own: { objects: 1, systems: 1, people: 1 } },
    Skola: { total: { objects: 0, systems: 1, people: 0 } },
  })
})

test('a unit that is moved takes everything along, and never under itself', async () => {
  const of = await town()
  const { admin, social, care, school } = await organisation(of)
  expect((await admin('PATCH', `/units/${social}`, { parent: care }, ifMatch(1))).body.type).toBe('unit_cycle')
  expect((await admin('PATCH', `/units/${social}`, { parent: 'gone' }, ifMatch(1))).body.type).toBe('unit_unknown')
  expect((await admin('PATCH', `/units/${care}`, { parent: school }, ifMatch(1))).status).toBe(200)
  expect(await rows(of)).toMatchObject({
    Social: { total: { systems: 0 } },
    Skola: { total: { systems: 2, people: 1 } },
  })
  expect((await admin('PATCH', `/units/${care}`, { parent: null }, ifMatch(2))).body).not.toHaveProperty('parent')
})

test('a unit’s new name stands in the whole register, and the old one is still understood', async () => {
  const of = await town()
  const { admin, care } = await organisation(of)
  expect((await admin('PATCH', `/units/${care}`, { name: 'Omsorg' }, ifMatch(1))).body.aliases).toEqual(['Vård'])
  expect((await of.data.objects.get('fo1')).unit).toBe('Omsorg')
  await admin('POST', '/people', { name: 'Bo', unit: 'VÅRD' })
  expect((await rows(of)).Omsorg.own.people).toBe(2)
  expect((await admin('POST', '/units', { name: 'vård' })).body.type).toBe('value_taken')
})

test('two units become one with everything they had, and two again when it is undone', async () => {
  const of = await town()
  const { admin, social, care, school } = await organisation(of)
  const below = (await admin('POST', '/units', { name: 'Hemtjänst', parent: care })).body.id
  const before = await rows(of)
  expect((await admin('POST', `/units/${social}/merge`, { into: care }, ifMatch(1))).body.type).toBe('unit_cycle')
  const merged = await admin('POST', `/units/${care}/merge`, { into: school }, ifMatch(1))
  expect(merged.body).toMatchObject({ unit: { id: care, name: 'Vård' }, children: [below], objects: [{ was: 'Vård' }] })
  expect(await rows(of)).toMatchObject({
    Skola: { aliases: ['Vård'], own: { objects: 1, systems: 2, people: 1 } },
    Hemtjänst: { parent: school },
  })
  expect((await of.data.objects.get('fo1')).unit).toBe('Skola')
  expect((await admin('POST', `/units/${school}/split`, merged.body)).status).toBe(201)
  const still = ({ own, total, aliases, parent }: (typeof before)[string]) => ({ own, total, aliases, parent })
  const now = await rows(of)
  for (const name of Object.keys(before)) expect(still(now[name]), name).toEqual(still(before[name]))
})

test('a name that the register says and the tree lacks is shown, and can be made another name of a unit', async () => {
  const of = await town()
  const { admin, care } = await organisation(of)
  await admin('POST', '/people', { name: 'Bo', unit: 'Vård o omsorg' })
  expect((await of.as('reader')('GET', '/units')).body.outside).toEqual([
    { name: 'Vård o omsorg', objects: 0, systems: 0, people: 1 },
  ])
  await admin('PATCH', `/units/${care}`, { aliases: ['Vård o omsorg'] }, ifMatch(1))
  expect((await of.as('reader')('GET', '/units')).body.outside).toEqual([])
  expect((await of.data.people.list()).filter(({ unit }) => unit === 'Vård')).toHaveLength(2)
})

test('a unit that somebody belongs to is not removed, and only who keeps the register changes the organisation', async () => {
  const of = await town()
  const { admin, care, social } = await organisation(of)
  expect((await admin('DELETE', `/units/${care}`, undefined, ifMatch(1))).body.type).toBe('in_use')
  expect((await admin('DELETE', `/units/${social}`, undefined, ifMatch(1))).body.params).toEqual({ by: 'Vård' })
  expect((await of.as('owner')('PATCH', `/units/${care}`, { name: 'Min' }, ifMatch(1))).status).toBe(403)
  const empty = (await admin('POST', '/units', { name: 'Tom' })).body.id
  expect((await admin('DELETE', `/units/${empty}`, undefined, ifMatch(1))).status).toBe(204)
})
