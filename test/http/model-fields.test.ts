import { expect, test } from 'vitest'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { preview } from '#shared/imports/preview.ts'
import { System } from '#shared/systems.ts'
import { readRegister } from '#functions/data/register.ts'
import { actor } from '../shared/register.ts'
import { ifMatch, town } from '../town.ts'

test('a field that is demanded is missing on the page and in the list, and one that is hidden keeps its value and its column in files', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  await of.data.systems.create(
    System.parse({ id: 's', name: 'S', object: 'fo1', version: '7.2', description: 'Ett system' }),
  )
  const change = { fieldUse: { 'system.archiving': 'required', 'system.version': 'hidden' } }
  const told = (await ask('POST', '/model/preview', change)).body.uses
  expect(told).toMatchObject([
    { id: 'system.version', what: 'hidden', n: 1 },
    { id: 'system.archiving', what: 'required', n: 1 },
  ])
  const before = (await ask('GET', '/systems')).body.rows[0].complete
  expect((await ask('PATCH', '/model', change, ifMatch(1))).status).toBe(200)
  const page = (await ask('GET', '/systems/s')).body
  expect(page.missing).toContain('archiving')
  expect(page.hidden).toEqual(['version'])
  expect((await ask('GET', '/systems')).body.rows[0].complete).toBeLessThan(before)
  expect((await ask('GET', '/systems/facts')).body.items[0].version).toBe('7.2')
  expect((await of.as('leader')('PATCH', '/model', change, ifMatch(2))).status).toBe(403)
})

test('what the municipality calls a status is read in from files, and so is what the house calls it', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  await of.data.systems.create(System.parse({ id: 's', name: 'S', object: 'fo1', lifecycle: 'planned' }))
  expect((await ask('PATCH', '/model', { terms: { 'lifecycle.inUse': 'Förvaltas' } }, ifMatch(1))).status).toBe(200)
  expect((await ask('GET', '/me')).body.terms).toEqual({ 'lifecycle.inUse': 'Förvaltas' })
  const register = await readRegister(of.data)
  const { file, existing, lists } = importedAs(
    'systems',
    register,
    actor('p', undefined, 'business', ['modelAdmin']),
    '2026-09-14',
  )
  for (const name of ['Förvaltas', 'I drift', 'In use']) {
    const rows = [
      ['Id', 'Livscykel'],
      ['s', name],
    ]
    const mapping = ['id', 'lifecycle']
    const policy = { onError: 'stop', onExisting: 'update' } as const
    const found = preview({ rows, headings: 0, mapping, fields: file, existing, lists, policy })
    expect([name, found.sums.updated, found.sums.errors]).toEqual([name, 1, 0])
  }
})
