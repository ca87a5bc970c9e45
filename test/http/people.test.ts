import { expect, test } from 'vitest'
import { ifMatch, town } from '../town.ts'

test('everyone stands in the list of people, with or without an account', async () => {
  const of = await town()
  await of.as('leader')('POST', '/people', { name: 'Åsa Ny' })
  const { items, can } = (await of.as('reader')('GET', '/people')).body
  expect(can).toEqual({ edit: false })
  expect(items.find((row: { id: string }) => row.id === 'owner')).toMatchObject({ account: 'member', objects: 1 })
  expect(items.at(-1)).toMatchObject({ name: 'Åsa Ny', account: 'none', roles: [] })
})

test('a person’s last day is set and taken back', async () => {
  const of = await town()
  const { id } = (await of.as('leader')('POST', '/people', { name: 'Åsa Ny' })).body
  const left = await of.as('leader')('PATCH', `/people/${id}`, { lastDay: '2026-08-31' }, ifMatch(1))
  expect(left.body.lastDay).toBe('2026-08-31')
  expect((await of.as('leader')('PATCH', `/people/${id}`, { lastDay: null }, ifMatch(2))).body).not.toHaveProperty(
    'lastDay',
  )
})

test('a person who answers for a contract or manages a unit is not removed', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const add = async (name: string) => (await admin('POST', '/people', { name })).body.id as string
  const [owner, manager, free] = [await add('Åsa'), await add('Bo'), await add('Cia')]
  await admin('POST', '/contracts', { name: 'Avtalet', owner })
  await admin('POST', '/units', { name: 'Skola', manager })
  const gone = (id: string) => admin('DELETE', `/people/${id}`, undefined, ifMatch(1))
  expect((await gone(owner)).body.params).toEqual({ by: 'Avtalet' })
  expect((await gone(manager)).body.params).toEqual({ by: 'Skola' })
  expect((await gone(free)).status).toBe(204)
})
