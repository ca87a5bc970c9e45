import { expect, test } from 'vitest'
import { giveUp, work } from '#functions/jobs/index.ts'
import { Contract } from '#shared/contracts.ts'
import { ManagedObject } from '#shared/objects.ts'
import { System } from '#shared/systems.ts'
import { ifMatch, town, type Part, type Town } from '../town.ts'

/** Everything that waits in the queue is done. */
const worked = async (of: Town) => {
  for (const message of of.messages.splice(0)) await work(message, of.platform)
}
const system = (id: string, change: Partial<System> = {}) =>
  System.parse({ id, name: `System ${id}`, object: 'fo1', ...change })

/** A town with systems of the object that the owner answers for, and of another. */
async function register() {
  const t = await town()
  await t.data.objects.create(ManagedObject.parse({ id: 'fo2', code: 'FO-2', name: 'Another' }))
  await t.data.systems.create(system('s1', { criticality: 'low' }))
  await t.data.systems.create(system('s2'))
  await t.data.systems.create(system('s3', { criticality: 'high' }))
  await t.data.systems.create(system('s4', { object: 'fo2' }))
  return t
}
type Asked = { kind?: string; field: string; value: unknown }
const all = ['s1', 's2', 's3', 's4']
async function looked(of: Town, asked: Asked, ids = all, as: Part = 'modelAdmin') {
  return (await of.as(as)('POST', '/changes/preview', { kind: 'systems', ...asked, ids })).body
}
/** Says yes to what was seen, and has it done. */
async function changed(of: Town, asked: Asked, ids = all, as: Part = 'modelAdmin') {
  const { changes } = await looked(of, asked, ids, as)
  const rows = changes.map(({ id, revision }: { id: string; revision: number }) => ({ id, revision }))
  const { body } = await of.as(as)('POST', '/changes', { kind: 'systems', ...asked, rows })
  await worked(of)
  return (await of.as(as)('GET', `/imports/${body.id}`)).body
}
const fieldOf = async (of: Town, field: keyof System) =>
  Object.fromEntries((await of.data.systems.list()).map(s => [s.id, s[field]]))

test('a change of many is looked over: what it becomes, from what, how many have it, and who cannot get it and why', async () => {
  const t = await register()
  expect(await looked(t, { field: 'criticality', value: 'high' }, all, 'owner')).toMatchObject({
    ...{ label: { sv: 'Hur viktigt' }, to: { sv: 'Hög' }, same: 1 },
    changes: [
      { id: 's1', name: 'System s1', revision: 1, from: { sv: 'Låg' } },
      { id: 's2', from: { sv: 'Medel' } },
    ],
    cannot: [{ id: 's4', name: 'System s4', why: { sv: expect.stringContaining('Du får inte ändra') } }],
  })
  expect(await fieldOf(t, 'criticality')).toEqual({ s1: 'low', s2: 'medium', s3: 'high', s4: 'medium' })
})

test('it is made whole, with a line in each history, and undone whole for as long as an import is', async () => {
  const t = await register()
  const made = await changed(t, { field: 'criticality', value: 'high' })
  expect(made).toMatchObject({
    ...{ state: 'done', counts: { changed: 3 }, change: { to: { sv: 'Hög' } }, hasResult: false },
    undoUntil: expect.stringMatching(/^\d{4}-/),
  })
  expect(new Set(Object.values(await fieldOf(t, 'criticality')))).toEqual(new Set(['high']))
  expect((await t.data.history.all('system#s1'))[0]).toMatchObject({
    ...{ action: 'changed', name: 'modelAdmin 9981', changes: { criticality: ['low', 'high'] } },
  })
  const { body } = await t.as('modelAdmin')('GET', '/imports')
  expect(body.items).toMatchObject([{ id: made.id, kind: 'systems', change: { field: { sv: 'Hur viktigt' } } }])
  expect((await t.as('modelAdmin')('POST', `/imports/${made.id}/undo`)).status).toBe(202)
  await worked(t)
  expect(await fieldOf(t, 'criticality')).toEqual({ s1: 'low', s2: 'medium', s3: 'high', s4: 'medium' })
})

test('what somebody has changed since it was seen stops all of it, and is named', async () => {
  const t = await register()
  const asked = { kind: 'systems', field: 'criticality', value: 'high' }
  const rows = ['s1', 's2'].map(id => ({ id, revision: 1 }))
  const saved = await t.data.systems.save(await t.data.systems.get('s2'), system('s2', { version: '7' }))
  const refused = await t.as('modelAdmin')('POST', '/changes', { ...asked, rows })
  expect(refused).toMatchObject({ status: 422, body: { type: 'bulk_overtaken', params: { name: 'System s2' } } })
  // Also when it happens after the yes.
  rows[1]!.revision = saved.revision
  const { body } = await t.as('modelAdmin')('POST', '/changes', { ...asked, rows })
  await t.data.systems.save(saved, system('s2', { version: '8' }))
  await worked(t)
  expect((await t.as('modelAdmin')('GET', `/imports/${body.id}`)).body).toMatchObject({
    ...{ state: 'failed', problem: { type: 'bulk_overtaken' } },
  })
  expect(await fieldOf(t, 'criticality')).toMatchObject({ s1: 'low', s2: 'medium' })
})

test('whoever may not edit one of the rows changes none of them', async () => {
  const t = await register()
  const rows = ['s1', 's4'].map(id => ({ id, revision: 1 }))
  const asked = { kind: 'systems', field: 'criticality', value: 'high', rows }
  const refused = await t.as('leader')('POST', '/changes', asked)
  expect(refused).toMatchObject({ status: 422, body: { type: 'bulk_refused', params: { name: 'System s4' } } })
  expect((await t.as('specialist')('POST', '/changes', asked)).status).toBe(403)
  expect(await t.data.imports.list()).toEqual([])
})

test('systems move to another object by who edits both, and not while they support steps of the one they leave', async () => {
  const t = await register()
  const fo1 = await t.data.objects.get('fo1')
  await t.data.objects.save(fo1, { ...fo1, steps: [{ id: 'st1', name: 'Ansökan' }] })
  await t.data.systems.create(system('s5', { supports: [{ step: 'st1', degree: 'main' }] }))
  const ids = ['s1', 's5']
  expect(await looked(t, { field: 'object', value: 'fo2' }, ids, 'owner')).toMatchObject({ changes: [] })
  expect(await looked(t, { field: 'object', value: 'fo2' }, ids)).toMatchObject({
    ...{ to: { sv: 'Another' }, changes: [{ id: 's1', from: { sv: 'Secret object 9981' } }] },
    cannot: [{ id: 's5', why: { sv: expect.stringContaining('stöder steg') } }],
  })
  expect((await looked(t, { field: 'object', value: 'nowhere' }, ids)).changes).toEqual([])
  await changed(t, { field: 'object', value: 'fo2' }, ids)
  expect(await fieldOf(t, 'object')).toMatchObject({ s1: 'fo2', s5: 'fo1' })
})

test('a classification is given whole, and emptied whole', async () => {
  const t = await register()
  const value = { confidentiality: 3, integrity: 2, availability: 4 }
  const seen = await looked(t, { field: 'classification', value }, ['s1'])
  expect(seen).toMatchObject({ to: { sv: 'K 3, R 2, T 4' }, changes: [{ from: { sv: '' } }] })
  await changed(t, { field: 'classification', value }, ['s1', 's2'])
  expect(await fieldOf(t, 'classification')).toMatchObject({ s1: value, s2: value })
  await changed(t, { field: 'classification', value: null }, ['s1'])
  expect((await t.data.systems.get('s1')).classification).toBeUndefined()
})

test('own fields, text that is emptied, and what is of the wrong kind', async () => {
  const t = await register()
  const model = await t.data.model.get()
  const field = {
    id: 'f1',
    name: 'Servicenivå',
    of: 'system',
    kind: 'number',
    required: false,
    hidden: false,
    guidance: '',
  }
  await t.data.model.save(model, { ...model, ownFields: [field as never] })
  await changed(t, { field: 'own.f1', value: 3 }, ['s1', 's2'])
  expect((await t.data.systems.get('s1')).own).toEqual({ f1: 3 })
  await changed(t, { field: 'own.f1', value: null }, ['s1'])
  expect((await t.data.systems.get('s1')).own).toEqual({})
  expect((await looked(t, { field: 'own.f1', value: 'x' }, ['s1'])).cannot).toHaveLength(1)
  await changed(t, { field: 'supplier', value: 'Nordvård' }, ['s1'])
  await changed(t, { field: 'supplier', value: null }, ['s1'])
  expect((await t.data.systems.get('s1')).supplier).toBe('')
  for (const id of ['name', 'id', 'usedBy', 'supports', 'nonsense', 'confidentiality'])
    expect(
      (await t.as('modelAdmin')('POST', '/changes/preview', { kind: 'systems', field: id, value: 'x', ids: all }))
        .status,
    ).toBe(400)
})

test('objects, contracts and people change in the same way', async () => {
  const t = await register()
  await t.data.contracts.create(Contract.parse({ id: 'c1', name: 'Drift', systems: ['s1'] }))
  await t.as('modelAdmin')('PATCH', '/model', { families: [{ name: 'Vård', hidden: false }] }, ifMatch(1))
  await changed(t, { kind: 'objects', field: 'family', value: 'Vård' }, ['fo1', 'fo2'])
  expect((await t.data.objects.list()).map(of => of.family)).toEqual(['Vård', 'Vård'])
  expect(await looked(t, { kind: 'contracts', field: 'owner', value: 'leader' }, ['c1'])).toMatchObject({
    ...{ to: { sv: 'leader 9981' }, changes: [{ id: 'c1' }] },
  })
  await changed(t, { kind: 'contracts', field: 'owner', value: 'leader' }, ['c1'])
  expect((await t.data.contracts.get('c1')).owner).toBe('leader')
  await changed(t, { kind: 'people', field: 'lastDay', value: '2027-06-30' }, ['leader', 'owner'])
  expect((await t.data.people.get('owner')).lastDay).toBe('2027-06-30')
  expect(
    (
      await t.as('modelAdmin')('POST', '/changes/preview', {
        kind: 'people',
        field: 'email',
        value: 'x',
        ids: ['owner'],
      })
    ).status,
  ).toBe(400)
})

test('a change whose work fails for good changes nothing, and says so', async () => {
  const t = await register()
  const rows = [{ id: 's1', revision: 1 }]
  const { body } = await t.as('modelAdmin')('POST', '/changes', {
    kind: 'systems',
    field: 'criticality',
    value: 'high',
    rows,
  })
  await giveUp(t.messages.splice(0)[0]!, t.platform)
  expect((await t.as('modelAdmin')('GET', `/imports/${body.id}`)).body).toMatchObject({
    ...{ state: 'failed', problem: { type: 'import_gave_up' } },
  })
  expect((await t.data.systems.get('s1')).criticality).toBe('low')
})

test('systems that move leave no step behind unsaid, and are not used by the object they move to', async () => {
  const t = await register()
  await t.data.objects.create(
    ManagedObject.parse({ id: 'fo3', code: 'FO-3', name: 'Stepping', steps: [{ id: 'a', name: 'Ansökan' }] }),
  )
  await t.data.systems.create(system('s5', { object: 'fo3', supports: [{ step: 'a', degree: 'main' }] }))
  await t.data.systems.create(system('s6', { object: 'fo3', usedBy: ['fo2'] }))
  const move = { field: 'object', value: 'fo2' }
  expect(await looked(t, move, ['s5', 's6'])).toMatchObject({
    changes: [{ id: 's6' }],
    cannot: [{ id: 's5', why: { sv: expect.stringContaining('stöder steg som inte finns') } }],
  })
  await changed(t, move, ['s6'])
  expect(await t.data.systems.get('s6')).toMatchObject({ object: 'fo2', usedBy: [] })
})
