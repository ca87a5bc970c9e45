import { expect, test } from 'vitest'
import { assignmentFile } from '#shared/assignment-file.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { readRegister } from '#functions/data/register.ts'
import { actor } from '../shared/register.ts'
import { ifMatch, town } from '../town.ts'

test('a role with a new name has it everywhere: on pages, in files, and in what is read in', async () => {
  const of = await town()
  const ask = of.as('modelAdmin')
  const { roles } = await of.data.model.get()
  const renamed = roles.map(role => (role.id === 'objektagare' ? { ...role, name: 'Objektansvarig' } : role))
  expect((await ask('PATCH', '/model', { roles: renamed }, ifMatch(1))).status).toBe(200)
  const pages = ['/model', '/objects/fo1', '/staffing', '/overview', '/staffing/facts', '/people/facts', '/me']
  const read = await Promise.all(pages.map(async page => [page, await of.as('owner')('GET', page)] as const))
  for (const [page, { status, body }] of read) {
    const text = JSON.stringify(body)
    expect([page, status, /"Objektägare"/.test(text)]).toEqual([page, 200, false])
  }
  for (const page of ['/objects/fo1', '/staffing', '/me'])
    expect(JSON.stringify(read.find(([of]) => of === page)![1].body)).toContain('Objektansvarig')
  const register = await readRegister(of.data)
  const { lists } = importedAs('assignments', register, actor('p', undefined, 'business', ['modelAdmin']), '2026-09-14')
  const { to } = assignmentFile().fields.find(({ id }) => id === 'role')!
  expect(lists[to!]!.filter(({ id }) => id === 'objektagare').map(({ name }) => name)).toEqual(['Objektansvarig'])
})
